import { BY_CLOUDFORMATION, call, createCase, OTHER_DENIALS, RuleCase, signIn } from './case';

const ADMINISTRATORS = 'arn:aws:iam::aws:policy/AdministratorAccess';
const OTHER_TOOLS = [
  'Boto3/1.40 os/linux#6.1-parrot', 'aws-cli/2.31 os/linux#6.1-pentoo', 'stratus-red-team_1', 'Boto3/1.40 ScoutSuite', 'cloudfox/1.15',
];
const trust = (principal: string): string => `{"Statement":[{"Effect":"Allow","Principal":${principal},"Action":"sts:AssumeRole"}]}`;
const policy = (action: string): string => `{"Statement":[{"Effect":"Allow","Action":${action},"Resource":"*"}]}`;

export const IDENTITY_CASES: Readonly<Record<string, RuleCase>> = {
  'root-usage': createCase(call('s3', 'CreateBucket', null, { 'userIdentity.type': 'Root' }), {
    'userIdentity.type': 'IAMUser', 'userIdentity.invokedBy': 'support.amazonaws.com', 'eventType': 'AwsServiceEvent',
  }),
  'root-access-key-created': createCase(call('iam', 'CreateAccessKey', null, { 'userIdentity.type': 'Root' }), {
    'eventSource': 'sts.amazonaws.com', 'eventName': 'DeleteAccessKey', 'userIdentity.type': 'IAMUser', 'requestParameters.userName': 'ana',
  }),
  'root-recovery': createCase(call('signin', 'PasswordRecoveryRequested', null, { eventType: 'AwsConsoleSignIn' }), {
    eventSource: 'iam.amazonaws.com', eventName: 'ConsoleLogin',
  }),
  'root-session-assumed': createCase(call('sts', 'AssumeRoot', { targetPrincipal: '444455556666' }), {
    eventSource: 'iam.amazonaws.com', eventName: 'AssumeRole',
  }),
  'console-login-without-mfa': createCase(signIn(), {
    'eventName': 'CheckMfa',
    'additionalEventData.MFAUsed': 'Yes',
    'userIdentity.type': 'AssumedRole',
    'responseElements.ConsoleLogin': 'Failure',
  }),
  'console-login-failures': createCase(signIn({ 'responseElements.ConsoleLogin': 'Failure' }), {
    'eventName': 'CheckMfa', 'responseElements.ConsoleLogin': 'Success',
  }),
  'unauthorized-call-burst': createCase(call('ec2', 'RunInstances', null, { errorCode: 'Client.UnauthorizedOperation' }), {
    errorCode: 'Client.InvalidParameterValue', sourceIPAddress: 'delivery.logs.amazonaws.com', eventName: 'HeadBucket',
  }, ...OTHER_DENIALS),
  'user-created': createCase(call('iam', 'CreateUser', { userName: 'backup' }), { eventSource: 'transfer.amazonaws.com', eventName: 'GetUser' }),
  'access-key-created': createCase(call('iam', 'CreateAccessKey', { userName: 'backup' }), {
    'eventSource': 'sts.amazonaws.com', 'eventName': 'UpdateAccessKey', 'requestParameters.userName': undefined, ...BY_CLOUDFORMATION,
  }),
  'service-credentials-created': createCase(call('iam', 'CreateServiceSpecificCredential', {
    userName: 'ana', serviceName: 'bedrock.amazonaws.com',
  }), {
    eventSource: 'cassandra.amazonaws.com', eventName: 'ListServiceSpecificCredentials',
  }),
  'login-profile-changed': createCase(call('iam', 'CreateLoginProfile', { userName: 'backup', passwordResetRequired: false }), {
    eventSource: 'signin.amazonaws.com', eventName: 'GetLoginProfile',
  }),
  'mfa-device-removed': createCase(call('iam', 'DeactivateMFADevice', { userName: 'ana' }), {
    eventSource: 'sso-directory.amazonaws.com', eventName: 'EnableMFADevice',
  }),
  'mfa-changed-without-mfa': createCase(call('iam', 'DeactivateMFADevice', { userName: 'ana' }), [
    { eventSource: 'sso-directory.amazonaws.com', eventName: 'EnableMFADevice' },
    { 'userIdentity.sessionContext.attributes.mfaAuthenticated': 'true' },
    { errorCode: undefined },
  ], { eventName: 'CreateVirtualMFADevice', errorCode: 'EntityAlreadyExistsException' }),
  'password-policy-changed': createCase(call('iam', 'DeleteAccountPasswordPolicy'), {
    eventSource: 'ds.amazonaws.com', eventName: 'GetAccountPasswordPolicy',
  }),
  'sign-in-token-requested': createCase(call('signin', 'GetSigninToken', null, { userAgent: 'python-requests/2.32' }), {
    eventSource: 'sts.amazonaws.com', eventName: 'SwitchRole', userAgent: 'Jersey/${project.version} (HttpUrlConnection 21.0.9)',
  }),
  'federation-token-issued': createCase(call('sts', 'GetFederationToken', { name: 'console' }), {
    eventSource: 'signin.amazonaws.com', eventName: 'GetSessionToken', ...BY_CLOUDFORMATION,
  }),
  'session-token-issued': createCase(call('sts', 'GetSessionToken', null, { 'userIdentity.type': 'IAMUser' }), {
    'eventSource': 'signin.amazonaws.com', 'eventName': 'GetCallerIdentity', 'userIdentity.type': 'FederatedUser',
  }),
  'attack-tool-used': createCase(call('sts', 'GetCallerIdentity', null, { userAgent: 'Boto3/1.40 os/linux#6.12-kali' }), [
    { userAgent: 'aws-cli/2.31.0', eventSource: 's3.amazonaws.com' },
  ],
  ...OTHER_TOOLS.map((userAgent) => ({ userAgent })),
  { eventSource: 'iam.amazonaws.com', eventName: 'CreateUser', userAgent: 'S3 Browser 12.1.3' }),
  'admin-policy-attached': createCase(call('iam', 'AttachUserPolicy', { userName: 'backup', policyArn: ADMINISTRATORS }), {
    'eventSource': 'sso.amazonaws.com',
    'eventName': 'DetachUserPolicy',
    'requestParameters.policyArn': 'arn:aws:iam::111122223333:policy/AdministratorAccess',
  }),
  'admin-policy-written': createCase(call('iam', 'PutUserPolicy', { userName: 'backup', policyDocument: policy('"*"') }), [
    { 'eventSource': 'sso.amazonaws.com', 'eventName': 'DeleteUserPolicy', 'requestParameters.policyDocument': policy('"s3:*"') },
    ...['["s3:*"]', '["s3:*", "ec2:*"]', '[\n  "s3:*",\n  "ec2:Describe*"\n]'].map((actions) =>
      ({ 'requestParameters.policyDocument': policy(actions) })),
  ], ...['["*"]', '[\n            "*"\n        ]', '["s3:GetObject", "*"]', '[\n  "s3:*",\n  "*"\n]'].map((actions) =>
    ({ 'requestParameters.policyDocument': policy(actions) }))),
  'permissions-boundary-removed': createCase(call('iam', 'DeleteRolePermissionsBoundary', { roleName: 'Developer' }), {
    eventSource: 'sso.amazonaws.com', eventName: 'PutRolePermissionsBoundary', ...BY_CLOUDFORMATION,
  }),
  'policy-version-switched': createCase(call('iam', 'SetDefaultPolicyVersion', { versionId: 'v1' }), {
    eventSource: 'iot.amazonaws.com', eventName: 'GetPolicyVersion',
  }),
  'user-added-to-admin-group': createCase(call('iam', 'AddUserToGroup', { userName: 'backup', groupName: 'Administrators' }), {
    'eventSource': 'quicksight.amazonaws.com', 'eventName': 'RemoveUserFromGroup', 'requestParameters.groupName': 'developers',
  }, ...['admins', 'ADMINS', 'PowerUsers'].map((name) => ({ 'requestParameters.groupName': name }))),
  'trust-policy-changed': createCase(call('iam', 'UpdateAssumeRolePolicy', {
    roleName: 'Deploy', policyDocument: trust('{"AWS":"444455556666"}'),
  }), {
    'eventSource': 'sso.amazonaws.com',
    'eventName': 'UpdateRole',
    'requestParameters.policyDocument': trust('{"Service":"lambda.amazonaws.com"}'),
    ...BY_CLOUDFORMATION,
  }, { 'requestParameters.policyDocument': trust('{"Federated":"arn:aws:iam::111122223333:oidc-provider/idp.example.com"}') }),
  'trusting-role-created': createCase(call('iam', 'CreateRole', {
    roleName: 'Support', assumeRolePolicyDocument: trust('{"AWS":"arn:aws:iam::444455556666:root"}'),
  }), {
    'eventSource': 'finspace.amazonaws.com',
    'eventName': 'CreateServiceLinkedRole',
    'requestParameters.assumeRolePolicyDocument': trust('{"Service":"lambda.amazonaws.com"}'),
    ...BY_CLOUDFORMATION,
  }, { 'requestParameters.assumeRolePolicyDocument': trust('{"Federated":"cognito-identity.amazonaws.com"}') }),
  'identity-provider-changed': createCase(call('iam', 'UpdateSAMLProvider', {
    sAMLProviderArn: 'arn:aws:iam::111122223333:saml-provider/idp',
  }), {
    eventSource: 'cognito-idp.amazonaws.com', eventName: 'GetSAMLProvider',
  }),
  'identity-provider-deleted': createCase(call('iam', 'DeleteSAMLProvider', {
    sAMLProviderArn: 'arn:aws:iam::111122223333:saml-provider/idp',
  }), {
    eventSource: 'cognito-idp.amazonaws.com', eventName: 'CreateSAMLProvider',
  }),
  'roles-anywhere-opened': createCase(call('rolesanywhere', 'CreateTrustAnchor', { name: 'servers', enabled: true }), {
    eventSource: 'acm-pca.amazonaws.com', eventName: 'GetTrustAnchor',
  }),
  'identity-center-source-changed': createCase(call('sso', 'AssociateDirectory', { directoryType: 'ExternalDirectory' }), {
    eventSource: 'ds.amazonaws.com', eventName: 'DescribeDirectory',
  }, { eventSource: 'sso-directory.amazonaws.com', eventName: 'EnableExternalIdPConfigurationForDirectory' }),
  'identity-center-mfa-changed': createCase(call('sso', 'UpdateSsoConfiguration', { configurationType: 'APP_AUTHENTICATION_CONFIGURATION' }), {
    eventSource: 'ds.amazonaws.com', eventName: 'GetSsoConfiguration',
  }, { eventSource: 'sso-directory.amazonaws.com', eventName: 'DeleteMfaDeviceForUser' }),
  'identity-center-access-granted': createCase(call('sso', 'CreateAccountAssignment', { targetType: 'AWS_ACCOUNT', principalType: 'GROUP' }), {
    eventSource: 'iam.amazonaws.com', eventName: 'DeleteAccountAssignment',
  }),
  'identity-center-users-changed': createCase(call('sso-directory', 'CreateUser', { identityStoreId: 'd-1' }), {
    eventSource: 'iam.amazonaws.com', eventName: 'DescribeUser',
  }, { eventSource: 'identitystore.amazonaws.com', eventName: 'CreateGroupMembership' }),
  'account-contacts-changed': createCase(call('account', 'PutAlternateContact', { alternateContactType: 'SECURITY' }), {
    eventSource: 'organizations.amazonaws.com', eventName: 'GetAlternateContact',
  }),
};
