import { BY_CLOUDFORMATION, call, Changes, createCase, OTHER_DENIALS, RuleCase, signIn } from './case';

const ADMINISTRATORS = 'arn:aws:iam::aws:policy/AdministratorAccess';
const OTHER_TOOLS = [
  'aws-cli/2.9.19 exe/x86_64.kali.2023 prompt/off', 'aws-cli/2.31 md/distrib#kali.2025', 'aws-cli/2.2 distrib/kali.2021',
  'Boto3/1.40 os/linux#6.5.0-13parrot1-amd64', 'aws-cli/2.9 distrib/parrot.5', 'aws-cli/2.31 md/distrib#parrot.6',
  'aws-cli/2.31 os/linux#6.1-pentoo', 'aws-cli/2.31 md/distrib#pentoo.2', 'aws-cli/2.9 distrib/pentoo.2',
  'stratus-red-team_1', 'Boto3/1.40 ScoutSuite', 'cloudfox/1.15', 'TruffleHog', 'HotDogsAreSandwiches',
];
/** Names that contain the name of a penetration testing system. */
const PARTS_OF_WORDS = ['alkaline/1.0 kalix', 'parrots/2.0', 'pentoothal/1.0'];
const QUARANTINE = 'arn:aws:iam::aws:policy/AWSCompromisedKeyQuarantine';
/** A call that IAM Identity Center makes when it provisions a permission set. */
const BY_IDENTITY_CENTER = { 'userIdentity.invokedBy': 'sso.amazonaws.com' };
/** Trust policies for a service that contain the text of other principals. */
const SERVICE_TRUSTS = [
  '{"Statement":[{"Sid":"AWSLambdaTrust","Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]}',
  '{"Statement":[{"Effect":"Allow","Principal":{"Service":"s3.amazonaws.com"},"Condition":{"ArnLike":{"AWS:SourceArn":"*"}}}]}',
];
/** Principals, each in another form. */
const OTHER_TRUSTS = [
  '"*"', '{"AWS":"*"}', '{\n  "AWS" : [ "444455556666" ]\n}', '\n"*"', '{"CanonicalUser":"1"}',
  '{"Federated":"arn:aws:iam::111122223333:oidc-provider/idp.example.com"}',
];
const trust = (principal: string): string => `{"Statement":[{"Effect":"Allow","Principal":${principal},"Action":"sts:AssumeRole"}]}`;
const serviceTrustMisses = (parameter: string): Changes[] => [trust('{"Service":"lambda.amazonaws.com"}'), ...SERVICE_TRUSTS].map((document) =>
  ({ [`requestParameters.${parameter}`]: document }));
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
  'unauthorized-call-burst': createCase(call('ec2', 'RunInstances', null, { errorCode: 'Client.UnauthorizedOperation' }), [{
    errorCode: 'Client.InvalidParameterValue', sourceIPAddress: 'delivery.logs.amazonaws.com', eventName: 'HeadBucket',
  }, { 'userIdentity.type': 'AWSAccount' }, { 'userIdentity.type': 'AWSService' }], ...OTHER_DENIALS),
  'user-created': createCase(call('iam', 'CreateUser', { userName: 'backup' }), { eventSource: 'transfer.amazonaws.com', eventName: 'GetUser' }),
  'access-key-created': createCase(call('iam', 'CreateAccessKey', { userName: 'backup' }), {
    eventSource: 'sts.amazonaws.com', eventName: 'UpdateAccessKey', ...BY_CLOUDFORMATION,
  }, { requestParameters: null }),
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
    ...PARTS_OF_WORDS.map((userAgent) => ({ userAgent })),
  ],
  ...OTHER_TOOLS.map((userAgent) => ({ userAgent })),
  { eventSource: 'iam.amazonaws.com', eventName: 'CreateUser', userAgent: 'S3 Browser 12.1.3' }),
  'admin-policy-attached': createCase(call('iam', 'AttachUserPolicy', { userName: 'backup', policyArn: ADMINISTRATORS }), {
    'eventSource': 'sso.amazonaws.com',
    'eventName': 'DetachUserPolicy',
    'requestParameters.policyArn': 'arn:aws:iam::111122223333:policy/AdministratorAccess',
    ...BY_IDENTITY_CENTER,
  }, BY_CLOUDFORMATION, ...['PowerUserAccess', 'IAMFullAccess'].map((name) =>
    ({ 'requestParameters.policyArn': `arn:aws-us-gov:iam::aws:policy/${name}` }))),
  'admin-policy-written': createCase(call('iam', 'PutUserPolicy', { userName: 'backup', policyDocument: policy('"*"') }), [
    { eventSource: 'sso.amazonaws.com', eventName: 'DeleteUserPolicy', ...BY_IDENTITY_CENTER },
    ...['"s3:*"', '["s3:*"]', '["s3:*", "ec2:*"]', '[\n  "s3:*",\n  "ec2:Describe*"\n]', '"iam:Get*"', '["iam:List*", "s3:*"]'].map((actions) =>
      ({ 'requestParameters.policyDocument': policy(actions) })),
  ], BY_CLOUDFORMATION, ...['["*"]', '[\n            "*"\n        ]', '["s3:GetObject", "*"]', '[\n  "s3:*",\n  "*"\n]',
    '"iam:*"', '"IAM:*"', '["iam:*"]', '["s3:GetObject", "iam:*"]', '[\n  "s3:*",\n  "iam:*"\n]'].map((actions) =>
    ({ 'requestParameters.policyDocument': policy(actions) }))),
  'permissions-boundary-removed': createCase(call('iam', 'DeleteRolePermissionsBoundary', { roleName: 'Developer' }), {
    eventSource: 'sso.amazonaws.com', eventName: 'PutRolePermissionsBoundary', ...BY_CLOUDFORMATION,
  }),
  'permissions-boundary-set': createCase(call('iam', 'PutRolePermissionsBoundary', { roleName: 'Developer', permissionsBoundary: ADMINISTRATORS }), {
    eventSource: 'sso.amazonaws.com', eventName: 'DeleteRolePermissionsBoundary', ...BY_CLOUDFORMATION,
  }, { eventName: 'PutUserPermissionsBoundary' }),
  'leaked-key-quarantined': createCase(call('iam', 'AttachUserPolicy', { userName: 'backup', policyArn: QUARANTINE }), {
    'eventSource': 'sso.amazonaws.com',
    'eventName': 'AttachRolePolicy',
    'requestParameters.policyArn': 'arn:aws:iam::aws:policy/ReadOnlyAccess',
    'requestParameters.policyName': 'ReadOrders',
  }, { 'requestParameters.policyArn': `${QUARANTINE}V3` },
  { eventName: 'PutUserPolicy', requestParameters: { userName: 'backup', policyName: 'AWSExposedCredentialPolicy_DO_NOT_REMOVE' } }),
  'leaked-key-quarantine-removed': createCase(call('iam', 'DetachUserPolicy', { userName: 'backup', policyArn: `${QUARANTINE}V2` }), {
    'eventSource': 'sso.amazonaws.com',
    'eventName': 'DetachRolePolicy',
    'requestParameters.policyArn': 'arn:aws:iam::aws:policy/ReadOnlyAccess',
    'requestParameters.policyName': 'ReadOrders',
  }, { eventName: 'DeleteUserPolicy', requestParameters: { userName: 'backup', policyName: 'AWSExposedCredentialPolicy_DO_NOT_REMOVE' } }),
  'policy-version-switched': createCase(call('iam', 'SetDefaultPolicyVersion', { versionId: 'v1' }), {
    eventSource: 'iot.amazonaws.com', eventName: 'GetPolicyVersion',
  }),
  'user-added-to-admin-group': createCase(call('iam', 'AddUserToGroup', { userName: 'backup', groupName: 'Administrators' }), {
    'eventSource': 'quicksight.amazonaws.com', 'eventName': 'RemoveUserFromGroup', 'requestParameters.groupName': 'developers',
  }, ...['admins', 'ADMINS', 'PowerUsers'].map((name) => ({ 'requestParameters.groupName': name }))),
  'trust-policy-changed': createCase(call('iam', 'UpdateAssumeRolePolicy', {
    roleName: 'Deploy', policyDocument: trust('{"AWS":"444455556666"}'),
  }), [{
    eventSource: 'sso.amazonaws.com',
    eventName: 'UpdateRole',
    ...BY_CLOUDFORMATION,
  }, ...serviceTrustMisses('policyDocument')], ...OTHER_TRUSTS.map((principal) => ({ 'requestParameters.policyDocument': trust(principal) }))),
  'trusting-role-created': createCase(call('iam', 'CreateRole', {
    roleName: 'Support', assumeRolePolicyDocument: trust('{"AWS":"arn:aws:iam::444455556666:root"}'),
  }), [{
    eventSource: 'finspace.amazonaws.com',
    eventName: 'CreateServiceLinkedRole',
    ...BY_CLOUDFORMATION,
  }, ...serviceTrustMisses('assumeRolePolicyDocument')], ...OTHER_TRUSTS.map((principal) =>
    ({ 'requestParameters.assumeRolePolicyDocument': trust(principal) }))),
  'identity-provider-changed': createCase(call('iam', 'UpdateSAMLProvider', {
    sAMLProviderArn: 'arn:aws:iam::111122223333:saml-provider/idp',
  }), {
    eventSource: 'cognito-idp.amazonaws.com', eventName: 'GetSAMLProvider', ...BY_IDENTITY_CENTER,
  }),
  'identity-provider-deleted': createCase(call('iam', 'DeleteSAMLProvider', {
    sAMLProviderArn: 'arn:aws:iam::111122223333:saml-provider/idp',
  }), {
    eventSource: 'cognito-idp.amazonaws.com', eventName: 'CreateSAMLProvider', ...BY_IDENTITY_CENTER,
  }, BY_CLOUDFORMATION),
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
