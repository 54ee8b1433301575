import { QueryCase } from './case';
import { BY_MCP_SERVER, call, Changes, Fields, signIn } from '../../records';

const NOW = '2026-03-02T09:30:00Z';
const MINUTES_BEFORE = '2026-03-02T09:10:00Z';
const WEEKS_BEFORE = '2026-02-10T09:30:00Z';
const PORTAL_ROLE = 'AWSReservedSSO_Administrator_0123456789abcdef';
const BY_USER = { type: 'IAMUser', userName: 'ana', arn: 'arn:aws:iam::111122223333:user/ana', accountId: '111122223333', accessKeyId: 'AKIAEXAMPLE' };
const BY_PORTAL_USER: Changes = {
  'userIdentity.sessionContext.sessionIssuer.userName': PORTAL_ROLE,
  'userIdentity.arn': `arn:aws:sts::111122223333:assumed-role/${PORTAL_ROLE}/ana@example.com`,
};
const DEPLOY = 'arn:aws:iam::111122223333:role/Deploy';

const failedSignIn = (userName: string, more: Changes = {}): Fields => signIn({
  'userIdentity.userName': userName,
  'responseElements.ConsoleLogin': 'Failure',
  'errorMessage': 'Failed authentication',
  ...more,
});

const assumeRole = (more: Changes = {}): Fields => call('sts', 'AssumeRole', { roleArn: DEPLOY, roleSessionName: 'release', durationSeconds: 3600 }, {
  responseElements: { credentials: { accessKeyId: 'ASIAISSUED' } }, readOnly: true, ...more,
});

const newKey = call('iam', 'CreateAccessKey', { userName: 'backup' }, {
  userIdentity: BY_USER,
  eventTime: MINUTES_BEFORE,
  responseElements: { accessKey: { accessKeyId: 'AKIANEW', userName: 'backup', status: 'Active' } },
});

export const IDENTITY_CASES: Readonly<Record<string, QueryCase>> = {
  'console-logins-without-mfa': {
    records: [signIn()],
    row: { actor: 'ana', event: 'ConsoleLogin', actor_type: 'IAMUser' },
    miss: {
      'additionalEventData.MFAUsed': 'Yes',
      'responseElements.ConsoleLogin': 'Failure',
      'userIdentity.type': 'AssumedRole',
      'additionalEventData.SamlProviderArn': 'arn:aws:iam::111122223333:saml-provider/idp',
    },
  },
  'failed-console-logins': {
    records: [
      failedSignIn('ana'), failedSignIn('ben'), failedSignIn('cleo', { errorMessage: 'No username found in supplied account' }),
      signIn({ 'userIdentity.userName': 'cleo', 'eventTime': '2026-03-02T09:31:00Z' }),
    ],
    row: {
      source_address: '198.51.100.7',
      failed: 3,
      users: 3,
      sample_users: 'ana, ben, cleo',
      unknown_users: 1,
      succeeded: 1,
      succeeded_after: true,
      sample_successes: 'cleo',
    },
    miss: {
      '0.responseElements.ConsoleLogin': 'Success',
      '1.userIdentity.userName': 'ana',
      '3.eventTime': MINUTES_BEFORE,
      '3.sourceIPAddress': '203.0.113.9',
      '2.errorMessage': 'Failed authentication',
    },
  },
  'new-login-addresses': {
    records: [signIn({ sourceIPAddress: '203.0.113.9' }), signIn({ eventTime: WEEKS_BEFORE })],
    row: { actor: 'ana', source_address: '203.0.113.9', network: '203.0.', known_networks: 1 },
    miss: {
      '0.sourceIPAddress': '198.51.3.4',
      '1.sourceIPAddress': '203.0.7.7',
      '0.responseElements.ConsoleLogin': 'Failure',
      '1.userIdentity.arn': 'arn:aws:iam::111122223333:user/ben',
    },
  },
  'console-login-overview': {
    records: [signIn(), signIn({ 'eventTime': WEEKS_BEFORE, 'additionalEventData.MFAUsed': 'Yes' }), failedSignIn('ana')],
    row: { actor: 'ana', succeeded: 2, failed: 1, without_mfa: 1, days: 2, addresses: 1, last_time: '2026-03-02 09:30:00' },
    miss: { '0.additionalEventData.MFAUsed': 'Yes', '1.eventTime': NOW, '2.responseElements.ConsoleLogin': 'Success' },
  },
  'console-sessions-from-keys': {
    records: [call('signin', 'SwitchRole', null, {
      eventType: 'AwsConsoleSignIn', additionalEventData: { SwitchTo: '444455556666', RoleName: 'Auditor' },
    })],
    row: { event: 'SwitchRole', method: 'role switch', to_account: '444455556666', to_role: 'Auditor' },
    miss: { eventName: 'ConsoleLogin', eventSource: 'sts.amazonaws.com' },
  },
  'access-keys-changed': {
    records: [newKey],
    row: { actor: 'ana', event: 'CreateAccessKey', target_user: 'backup', for_other_user: true, new_key: 'AKIANEW', status: 'Active' },
    miss: { 'eventName': 'ListAccessKeys', 'eventSource': 'transfer.amazonaws.com', 'requestParameters.userName': 'ana' },
  },
  'new-access-keys-used': {
    records: [
      newKey,
      call('s3', 'ListBuckets', null, { 'userIdentity.accessKeyId': 'AKIANEW', 'sourceIPAddress': '203.0.113.9', 'readOnly': true }),
    ],
    row: {
      created_by: 'ana',
      created_from: '198.51.100.7',
      target_user: 'backup',
      new_key: 'AKIANEW',
      created: '2026-03-02 09:10:00',
      minutes_to_first_use: 20,
      events: 1,
      changes: 0,
      addresses: 1,
      same_address: false,
      service_names: 's3',
    },
    miss: { '0.errorCode': 'AccessDenied', '1.userIdentity.accessKeyId': 'AKIAOTHER', '1.sourceIPAddress': '198.51.100.7' },
  },
  'identities-created': {
    records: [call('iam', 'CreateRole', { roleName: 'Deploy', path: '/' }, { responseElements: { role: { roleId: 'AROA1', roleName: 'Deploy' } } })],
    row: { event: 'CreateRole', kind: 'role', name: 'Deploy', path: '/', new_id: 'AROA1' },
    miss: { eventName: 'UpdateRole', eventSource: 'sso.amazonaws.com' },
  },
  'short-lived-identities': {
    records: [
      call('iam', 'CreateUser', { userName: 'backup' }, { eventTime: MINUTES_BEFORE }),
      call('iam', 'DeleteUser', { userName: 'backup' }, { userIdentity: BY_USER }),
    ],
    row: { actor: 'Developer', resource_type: 'User', name: 'backup', minutes: 20, deleted_by: 'ana', programs: 'aws-cli' },
    miss: {
      '0.eventTime': '2026-02-10T09:10:00Z', '1.eventName': 'UpdateUser', '1.errorCode': 'AccessDenied', '1.requestParameters.userName': 'other',
    },
  },
  'administrator-permissions': {
    records: [call('iam', 'PutUserPolicy', {
      userName: 'ana', policyName: 'all', policyDocument: '{"Statement":[{"Effect":"Allow","Action":["s3:Get*","iam:*"],"Resource":"*"}]}',
    }, { userIdentity: BY_USER })],
    row: { event: 'PutUserPolicy', grantee: 'ana', policy: 'all', method: 'wildcard policy created', self_granted: true },
    miss: {
      'requestParameters.policyDocument': '{"Statement":[{"Effect":"Allow","Action":["s3:Get*"],"Resource":"*"}]}',
      'requestParameters.userName': 'ben',
      'eventName': 'GetUserPolicy',
    },
  },
  'iam-policy-changes': {
    records: [call('iam', 'CreatePolicyVersion', {
      policyArn: 'arn:aws:iam::111122223333:policy/deploy', policyDocument: '{"Statement":[]}', setAsDefault: true,
    })],
    row: { event: 'CreatePolicyVersion', policy: 'arn:aws:iam::111122223333:policy/deploy', as_default: 'true', policy_document: '{"Statement":[]}' },
    miss: { eventName: 'GetPolicyVersion', eventSource: 'iot.amazonaws.com' },
  },
  'group-memberships': {
    records: [call('iam', 'AddUserToGroup', { userName: 'ana', groupName: 'Administrators' }, { userIdentity: BY_USER })],
    row: { event: 'AddUserToGroup', group_name: 'Administrators', member: 'ana', privileged_name: true, self_changed: true },
    miss: { 'eventName': 'GetGroup', 'requestParameters.groupName': 'developers', 'requestParameters.userName': 'ben' },
  },
  'trust-policies-changed': {
    records: [call('iam', 'UpdateAssumeRolePolicy', {
      roleName: 'Deploy',
      policyDocument: '{"Statement":[{"Principal":{"AWS":["arn:aws:iam::444455556666:root","arn:aws:iam::111122223333:root"]}}]}',
    })],
    row: { role_name: 'Deploy', trusted_accounts: '444455556666', trusted_providers: '', trusts_any_principal: false, has_condition: false },
    miss: {
      'eventName': 'UpdateRole',
      'requestParameters.policyDocument': '{"Statement":[{"Principal":{"AWS":"arn:aws:iam::111122223333:root"}}]}',
    },
  },
  'mfa-changes': {
    records: [call('iam', 'DeactivateMFADevice', { userName: 'ben', serialNumber: 'arn:aws:iam::111122223333:mfa/phone' })],
    row: { event: 'DeactivateMFADevice', target_user: 'ben', device: 'arn:aws:iam::111122223333:mfa/phone', mfa: false, for_other_user: true },
    miss: {
      'eventName': 'ListMFADevices', 'userIdentity.sessionContext.attributes.mfaAuthenticated': 'true', 'requestParameters.userName': 'Developer',
    },
  },
  'identity-providers-changed': {
    records: [call('iam', 'CreateOpenIDConnectProvider', { url: 'https://token.example.com' }, {
      responseElements: { openIDConnectProviderArn: 'arn:aws:iam::111122223333:oidc-provider/token.example.com' },
    })],
    row: { provider: 'arn:aws:iam::111122223333:oidc-provider/token.example.com', provider_url: 'https://token.example.com' },
    miss: { eventName: 'GetOpenIDConnectProvider', eventSource: 'eks.amazonaws.com' },
  },
  'cross-account-assumptions': {
    records: [assumeRole({ 'userIdentity.accountId': '444455556666', 'requestParameters.externalId': 'partner-1' })],
    row: { actor_account: '444455556666', role_account: '111122223333', role_name: 'Deploy', events: 1, external_ids: 'partner-1' },
    miss: { 'userIdentity.accountId': '111122223333', 'eventName': 'GetCallerIdentity' },
  },
  'new-role-users': {
    records: [assumeRole(), assumeRole({ 'eventTime': WEEKS_BEFORE, 'requestParameters.roleArn': `${DEPLOY}Test` })],
    row: { actor: 'Developer', role_arn: DEPLOY, event: 'AssumeRole', events: 1, sessions: 1, known_roles: 1 },
    miss: {
      '1.requestParameters.roleArn': DEPLOY,
      '1.errorCode': 'AccessDenied',
      '0.requestParameters.roleArn': undefined,
      '0.userIdentity.type': 'AWSService',
    },
  },
  'role-chains': {
    records: [
      assumeRole({ 'userIdentity.accessKeyId': 'ASIAFIRST' }),
      call('sts', 'AssumeRole', { roleArn: 'arn:aws:iam::111122223333:role/Developer', roleSessionName: 'ana' }, {
        userIdentity: BY_USER, responseElements: { credentials: { accessKeyId: 'ASIAFIRST' } }, eventTime: MINUTES_BEFORE,
      }),
    ],
    row: { actor: 'Developer', role_arn: DEPLOY, session: 'release', actor_session: 'ana', previous_actor: 'ana', previous_event: 'AssumeRole' },
    miss: { '0.userIdentity.type': 'IAMUser', '0.userIdentity.accessKeyId': 'ASIAOTHER', '1.eventTime': '2026-02-01T09:30:00Z' },
  },
  'self-assumed-roles': {
    records: [assumeRole({ 'requestParameters.roleArn': 'arn:aws:iam::111122223333:role/ops/Developer' })],
    row: { actor: 'Developer', role_arn: 'arn:aws:iam::111122223333:role/ops/Developer', events: 1, sessions: 1 },
    miss: {
      'requestParameters.roleArn': 'arn:aws:iam::444455556666:role/ops/Developer',
      'userIdentity.sessionContext.sessionIssuer.userName': 'Deploy',
      'userIdentity.type': 'WebIdentityUser',
    },
  },
  'roles-assumed-by-key': {
    records: [assumeRole({ userIdentity: BY_USER })],
    row: {
      actor: 'ana', access_key: 'AKIAEXAMPLE', role_arn: DEPLOY, events: 1, issued_access_keys: 1, sample_issued_keys: 'ASIAISSUED', longest_seconds: 3600,
    },
    miss: {
      'userIdentity.accessKeyId': 'ASIAOTHER', 'responseElements.credentials.accessKeyId': 'ASIAOTHER', 'eventSource': 'cognito-identity.amazonaws.com',
    },
  },
  'federated-role-users': {
    records: [call('sts', 'AssumeRoleWithWebIdentity', { roleArn: DEPLOY, roleSessionName: 'run-1' }, {
      userIdentity: { type: 'WebIdentityUser', userName: 'repo:acme/shop:ref:refs/heads/main', identityProvider: 'token.actions.example.com' },
    })],
    row: {
      actor: 'repo:acme/shop:ref:refs/heads/main', identity_provider: 'token.actions.example.com', role_arn: DEPLOY, events: 1, sessions: 1,
    },
    miss: { 'eventName': 'AssumeRole', 'userIdentity.userName': 'repo:acme/shop:pull_request' },
  },
  'sts-calls': {
    records: [call('sts', 'GetFederationToken', { name: 'console' }, { userIdentity: BY_USER }), call('sts', 'GetFederationToken', { name: 'console' }, {
      userIdentity: BY_USER, errorCode: 'AccessDenied', sourceIPAddress: '203.0.113.9',
    })],
    row: { actor: 'ana', event: 'GetFederationToken', events: 2, failed: 1, addresses: 2, sample_programs: 'aws-cli' },
    miss: { 'eventName': 'AssumeRole', '1.userIdentity.userName': 'ben', '1.sourceIPAddress': '198.51.100.7' },
  },
  'keys-from-several-networks': {
    records: [
      call('s3', 'ListBuckets', null, { userIdentity: BY_USER }),
      call('s3', 'ListBuckets', null, { userIdentity: BY_USER, sourceIPAddress: '203.0.113.9' }),
    ],
    row: { actor: 'ana', access_key: 'AKIAEXAMPLE', on_day: '2026-03-02', networks: 2, addresses: 2, events: 2 },
    miss: {
      '1.sourceIPAddress': '198.51.4.5',
      '1.eventTime': '2026-03-01T09:30:00Z',
      '1.userIdentity.invokedBy': 'athena.amazonaws.com',
      '1.userIdentity.accessKeyId': 'AKIAOTHER',
    },
  },
  'first-time-calls': {
    records: [
      call('ec2', 'RunInstances', { instanceType: 't3.micro', name: 'web' }),
      call('ec2', 'StopInstances', null, { eventTime: WEEKS_BEFORE }),
      call('ec2', 'RunInstances', { instanceType: 't3.micro', name: 'web' }, BY_MCP_SERVER),
    ],
    row: { actor: 'Developer', event: 'RunInstances', service: 'ec2', events: 2, known_calls: 1, example_resource: 'web' },
    miss: {
      '0.readOnly': true,
      '0.eventName': 'StopInstances',
      '1.eventName': 'RunInstances',
      '1.eventTime': NOW,
      '0.userIdentity.invokedBy': 'cloudformation.amazonaws.com',
      '2.userIdentity.invokedBy': 'cloudformation.amazonaws.com',
    },
  },
  'unusual-hours': {
    records: [
      call('ec2', 'RunInstances', null, { userIdentity: BY_USER, eventTime: '2026-03-02T03:30:00Z' }),
      ...['09', '10', '11', '12', '13'].map((day) => call('ec2', 'StopInstances', null, {
        userIdentity: BY_USER, eventTime: `2026-02-${day}T09:30:00Z`,
      })),
      call('ec2', 'RunInstances', null, { userIdentity: BY_USER, ...BY_MCP_SERVER, eventTime: '2026-03-02T03:40:00Z' }),
    ],
    row: { actor: 'ana', user_name: 'ana', hour_of_day: 3, events: 2, changes: 2, sample_events: 'RunInstances', baseline_days: 5, baseline_hours: '9' },
    miss: {
      '0.eventTime': '2026-03-02T08:30:00Z',
      '3.eventTime': '2026-02-10T09:40:00Z',
      '0.userIdentity.type': 'AWSService',
      '4.userIdentity.userName': 'ben',
      '6.userIdentity.invokedBy': 'x.amazonaws.com',
    },
  },
  'top-actions-by-role': {
    records: [call('ec2', 'RunInstances'), call('ec2', 'RunInstances', null, { errorCode: 'AccessDenied' }), call('s3', 'ListBuckets')],
    row: { actor: 'Developer', service: 'ec2', event: 'RunInstances', events: 2, failed: 1, percent_of_role: 66, sessions: 1 },
    miss: { 'userIdentity.type': 'IAMUser', '1.eventName': 'StopInstances', '2.userIdentity.sessionContext.sessionIssuer.userName': 'Deploy' },
  },
  'top-iam-actions': {
    records: [call('iam', 'CreateUser'), call('iam', 'CreateUser', null, { errorCode: 'EntityAlreadyExists' })],
    row: { actor: 'Developer', service: 'iam', event: 'CreateUser', events: 2, failed: 1, changes: 2 },
    miss: { 'eventSource': 'transfer.amazonaws.com', '1.eventName': 'GetUser', 'userIdentity.type': 'AWSService' },
  },
  'identity-center-sign-ins': {
    records: [call('signin', 'CredentialVerification', null, {
      userIdentity: { type: 'Unknown', userName: 'ana', onBehalfOf: { userId: 'u-1' } },
      eventType: 'AwsServiceEvent',
      additionalEventData: { AuthWorkflowID: 'w-1', CredentialType: 'PASSWORD' },
      serviceEventDetails: { CredentialVerification: 'Failure' },
    })],
    row: { actor: 'ana', step: 'factor verified', outcome: 'Failure', credential: 'PASSWORD', workflow: 'w-1' },
    miss: { eventName: 'ConsoleLogin', eventSource: 'workspaces.amazonaws.com', serviceEventDetails: { CredentialVerification: 'Success' } },
  },
  'identity-center-account-use': {
    records: [call('sso', 'Federate', null, {
      userIdentity: { type: 'IdentityCenterUser', onBehalfOf: { userId: 'u-1' } },
      eventType: 'AwsServiceEvent',
      serviceEventDetails: { account_id: '444455556666', role_name: 'Administrator' },
    })],
    row: { actor: 'u-1', event: 'Federate', target_account: '444455556666', permission_set: 'Administrator', events: 1, days: 1 },
    miss: { 'eventName': 'ListAccounts', 'serviceEventDetails.account_id': '111122223333', 'userIdentity.onBehalfOf.userId': 'u-2' },
  },
  'identity-center-directory-changes': {
    records: [call('identitystore', 'CreateUser', { identityStoreId: 'd-1', userName: 'ana' }, { responseElements: { userId: 'u-1' } })],
    row: { event: 'CreateUser', user_or_group: 'ana', new_id: 'u-1', identity_store: 'd-1' },
    miss: { eventName: 'ListUsers', eventSource: 'iam.amazonaws.com', readOnly: true },
  },
  'identity-center-counts': {
    records: [call('identitystore', 'CreateUser'), call('sso-directory', 'AddMemberToGroup'), call('sso', 'CreateAccountAssignment')],
    row: { on_day: '2026-03-02', users_created: 1, members_added: 1, assignments_created: 1, events: 3, actors: 1 },
    miss: { '0.errorCode': 'ConflictException', '1.eventTime': '2026-03-01T09:30:00Z', '2.eventSource': 'iam.amazonaws.com' },
  },
  'identity-center-access-granted': {
    records: [call('sso', 'CreateAccountAssignment', {
      targetId: '444455556666',
      targetType: 'AWS_ACCOUNT',
      principalType: 'USER',
      principalId: 'u-1',
      permissionSetArn: 'arn:aws:sso:::permissionSet/ssoins-1/ps-1',
    })],
    row: { target_account: '444455556666', permission_set: 'arn:aws:sso:::permissionSet/ssoins-1/ps-1', principal_type: 'USER', principal: 'u-1' },
    miss: { eventName: 'ListAccountAssignments', eventSource: 'sso-directory.amazonaws.com' },
  },
  'identity-center-user-changes': {
    records: [
      call('ec2', 'StopInstances', { instanceId: 'i-1' }, { ...BY_PORTAL_USER, sessionCredentialFromConsole: 'true' }),
      call('ec2', 'StopInstances', { instanceId: 'i-2' }, { ...BY_PORTAL_USER, ...BY_MCP_SERVER }),
    ],
    row: { user_name: 'ana@example.com', permission_set: 'Administrator', event: 'StopInstances', events: 2, resources: 2, from_console: 1 },
    miss: {
      'readOnly': true, 'userIdentity.sessionContext.sessionIssuer.userName': 'Deploy', 'userIdentity.invokedBy': 'cloudformation.amazonaws.com',
    },
  },
  'identity-center-iam-changes': {
    records: [call('iam', 'CreateAccessKey', { userName: 'backup' }, BY_PORTAL_USER)],
    row: { event: 'CreateAccessKey', user_name: 'ana@example.com', permission_set: 'Administrator', target: 'backup' },
    miss: {
      'eventName': 'GetAccessKeyLastUsed',
      'readOnly': true,
      'eventSource': 'sts.amazonaws.com',
      'userIdentity.sessionContext.sessionIssuer.userName': 'Deploy',
    },
  },
  'identity-center-denials': {
    records: [call('kms', 'ListKeys', null, { ...BY_PORTAL_USER, errorCode: 'AccessDeniedException', errorMessage: 'not authorized' })],
    row: { user_name: 'ana@example.com', service: 'kms', event: 'ListKeys', events: 1, example_message: 'not authorized' },
    miss: { 'errorCode': 'ThrottlingException', 'userIdentity.sessionContext.sessionIssuer.userName': 'Deploy' },
  },
};
