import { call, Changes, changed, Fields, signIn } from '../records';

const ID = { eventID: '6f1a3c52-1111-4222-8333-944455556666' };

/** Returns a call by the specified identity. */
export function createCall(userIdentity: Fields | null | undefined, more: Changes = {}): Fields {
  return changed(call('cloudtrail', 'StopLogging', { name: 'arn:aws:cloudtrail:eu-west-1:111122223333:trail/audit' }, ID), { userIdentity, ...more });
}

/** Records by identity type, with complete and incomplete identities. */
export const IDENTITIES: Readonly<Record<string, Fields>> = {
  'Root': createCall({
    type: 'Root',
    principalId: '111122223333',
    arn: 'arn:aws:iam::111122223333:root',
    accountId: '111122223333',
    sessionContext: { attributes: { mfaAuthenticated: 'true' } },
  }),
  'Root with AssumeRoot': createCall({
    type: 'Root', arn: 'arn:aws:iam::111122223333:root', accountId: '111122223333', sessionContext: { assumedRoot: 'true' },
  }),
  'IAMUser': createCall({
    type: 'IAMUser',
    principalId: 'AIDAEXAMPLE',
    arn: 'arn:aws:iam::111122223333:user/staff/ana',
    accountId: '111122223333',
    accessKeyId: 'AKIAEXAMPLE',
    userName: 'ana',
  }),
  'IAMUser without a name': createCall({ type: 'IAMUser', arn: 'arn:aws:iam::111122223333:user/staff/ana', accountId: '111122223333' }),
  'IAMUser with only an access key': createCall({ type: 'IAMUser', accountId: '111122223333', accessKeyId: 'AKIAEXAMPLE' }),
  'IAMUser through a service': createCall({
    type: 'IAMUser', userName: 'ana', accountId: '111122223333', invokedBy: 'cloudformation.amazonaws.com',
  }),
  'AssumedRole': createCall({
    type: 'AssumedRole',
    principalId: 'AROAEXAMPLE:ana',
    arn: 'arn:aws:sts::111122223333:assumed-role/Developer/ana',
    accountId: '111122223333',
    accessKeyId: 'ASIAEXAMPLE',
    sessionContext: {
      sessionIssuer: { type: 'Role', userName: 'Developer', arn: 'arn:aws:iam::111122223333:role/Developer' },
      sourceIdentity: 'ana.lopez',
      attributes: { mfaAuthenticated: 'false' },
    },
  }),
  'AssumedRole without an issuer': createCall({ type: 'AssumedRole', arn: 'arn:aws:sts::111122223333:assumed-role/Developer/ana', accountId: '111122223333' }),
  'AssumedRole with only a principal ID': createCall({ type: 'AssumedRole', principalId: 'AROAEXAMPLE:ana', accountId: '111122223333' }),
  'AssumedRole without further fields': createCall({ type: 'AssumedRole' }),
  'AssumedRole of IAM Identity Center': createCall({
    type: 'AssumedRole',
    principalId: 'AROAEXAMPLE:ana@example.com',
    arn: 'arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_AdministratorAccess_0123456789abcdef/ana@example.com',
    accountId: '111122223333',
    sessionContext: { sessionIssuer: { type: 'Role', userName: 'AWSReservedSSO_AdministratorAccess_0123456789abcdef' } },
  }),
  'AssumedRole of another account': createCall({
    type: 'AssumedRole',
    arn: 'arn:aws:sts::999988887777:assumed-role/Partner/sync',
    accountId: '999988887777',
    sessionContext: { sessionIssuer: { type: 'Role', userName: 'Partner' } },
  }),
  'AssumedRole on an instance': createCall({
    type: 'AssumedRole',
    arn: 'arn:aws:sts::111122223333:assumed-role/WebServer/i-0123456789abcdef0',
    accountId: '111122223333',
    sessionContext: { sessionIssuer: { type: 'Role', userName: 'WebServer' }, ec2RoleDelivery: '2.0' },
  }),
  'Role': createCall({ type: 'Role', arn: 'arn:aws:iam::111122223333:role/service/Deploy', accountId: '111122223333' }),
  'FederatedUser': createCall({
    type: 'FederatedUser',
    arn: 'arn:aws:sts::111122223333:federated-user/ben',
    accountId: '111122223333',
    sessionContext: { sessionIssuer: { type: 'IAMUser', userName: 'broker' } },
  }),
  'SAMLUser': createCall({ type: 'SAMLUser', principalId: 'kFeiM0=:ana@example.com', userName: 'ana@example.com', identityProvider: 'kFeiM0=' }),
  'WebIdentityUser': createCall({
    type: 'WebIdentityUser',
    userName: 'repo:acme/shop:ref:refs/heads/main',
    identityProvider: 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com',
  }),
  'IdentityCenterUser': createCall({
    type: 'IdentityCenterUser',
    accountId: '111122223333',
    onBehalfOf: { userId: '54684478-e0a1-70f2-5d3b-1234567890ab', identityStoreArn: 'arn:aws:identitystore::111122223333:identitystore/d-1234567890' },
    credentialId: '90e292de-5eb8-446e-9602-90f7c45044f7',
  }),
  'Directory': createCall({ type: 'Directory', principalId: 'S-1-5-21-1111', accountId: '111122223333' }),
  'AWSAccount': createCall({ type: 'AWSAccount', principalId: 'AIDAEXAMPLE', accountId: '999988887777' }),
  'AWSAccount without credentials': createCall({ type: 'AWSAccount', principalId: '', accountId: 'ANONYMOUS_PRINCIPAL' }),
  'AWSService': createCall({ type: 'AWSService', invokedBy: 'delivery.logs.amazonaws.com' }),
  'Unknown': createCall({ type: 'Unknown', principalId: '111122223333', accountId: '111122223333', userName: 'HIDDEN_DUE_TO_SECURITY_REASONS' }),
  'Unknown without further fields': createCall({ type: 'Unknown' }),
  'new identity type': createCall({ type: 'AgentUser', arn: 'arn:aws:iam::111122223333:agent/helper', accountId: '111122223333' }),
  'only invokedBy': createCall({ invokedBy: 'AWS Internal' }),
  'only an account ID': createCall({ accountId: '999988887777' }),
  'null': createCall(null),
  'missing': createCall(undefined),
};

/** Records that differ in the action, its resources, and its outcome. */
export const REQUESTS: Readonly<Record<string, Fields>> = {
  'a denied call': createCall(IDENTITIES.IAMUser.userIdentity as Fields, {
    eventName: 'AttachUserPolicy',
    eventSource: 'iam.amazonaws.com',
    requestParameters: { userName: 'ben', policyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' },
    errorCode: 'AccessDenied',
    errorMessage: 'User: arn:aws:iam::111122223333:user/staff/ana is not authorized. Encoded authorization failure message: abcdef',
  }),
  'a failed call': createCall(IDENTITIES.IAMUser.userIdentity as Fields, { errorCode: 'TrailNotFoundException', errorMessage: 'Unknown "trail": audit' }),
  'a read-only call': createCall(IDENTITIES.IAMUser.userIdentity as Fields, {
    eventName: 'GetSecretValue', eventSource: 'secretsmanager.amazonaws.com', requestParameters: { secretId: 'prod/orders' }, readOnly: true,
  }),
  'a call from a console session through a VPC endpoint': createCall(IDENTITIES.IAMUser.userIdentity as Fields, {
    sessionCredentialFromConsole: 'true', vpcEndpointId: 'vpce-0123456789abcdef0', userAgent: '[AWSCloudTrail, aws-internal/3]',
  }),
  'a data event with several resources': createCall(IDENTITIES.AssumedRole.userIdentity as Fields, {
    eventName: 'GetObject',
    eventSource: 's3.amazonaws.com',
    eventCategory: 'Data',
    managementEvent: false,
    readOnly: true,
    requestParameters: { bucketName: 'payroll', key: '2026/march.csv', Host: 'payroll.s3.amazonaws.com' },
    resources: [{ type: 'AWS::S3::Object', ARN: 'arn:aws:s3:::payroll/2026/march.csv' }, { type: 'AWS::S3::Bucket', ARN: 'arn:aws:s3:::payroll' }],
  }),
  'a call on many resources': createCall(IDENTITIES.IAMUser.userIdentity as Fields, {
    eventName: 'TerminateInstances',
    eventSource: 'ec2.amazonaws.com',
    requestParameters: { instancesSet: { items: Array.from({ length: 7 }, (_, index) => ({ instanceId: `i-000000000000000${index}` })) } },
  }),
  'a call that opens a port': createCall(IDENTITIES.IAMUser.userIdentity as Fields, {
    eventName: 'AuthorizeSecurityGroupIngress',
    eventSource: 'ec2.amazonaws.com',
    requestParameters: {
      groupId: 'sg-0123456789abcdef0',
      ipPermissions: { items: [{ fromPort: 22, ipRanges: { items: [{ cidrIp: '0.0.0.0/0' }] }, ipv6Ranges: { items: [{ cidrIpv6: '::/0' }] } }] },
    },
  }),
  'a call that creates a resource without a name in the request': createCall(IDENTITIES.IAMUser.userIdentity as Fields, {
    eventName: 'CreateAccessKey',
    eventSource: 'iam.amazonaws.com',
    requestParameters: null,
    responseElements: { accessKey: { userName: 'ana', accessKeyId: 'AKIANEWKEY', status: 'Active' } },
  }),
  'a sign-in without MFA': signIn({ ...ID, 'userIdentity.accountId': '111122223333' }),
  'a sign-in of the root user with MFA': signIn({
    ...ID, 'userIdentity': IDENTITIES.Root.userIdentity, 'additionalEventData.MFAUsed': 'Yes', 'awsRegion': 'us-east-1',
  }),
  'a failed sign-in': signIn({
    ...ID,
    'userIdentity': { type: 'IAMUser', userName: 'HIDDEN_DUE_TO_SECURITY_REASONS', accountId: '111122223333' },
    'responseElements.ConsoleLogin': 'Failure',
    'errorMessage': 'No username found in supplied account',
  }),
  'a service event with an account': createCall({ accountId: '111122223333', invokedBy: 'AWS Internal' }, {
    eventType: 'AwsServiceEvent',
    eventName: 'RotateKey',
    eventSource: 'kms.amazonaws.com',
    requestParameters: null,
    resources: [{ ARN: 'arn:aws:kms:eu-west-1:111122223333:key/1234', type: 'AWS::KMS::Key' }],
  }),
  'a service event without an identity': createCall(undefined, {
    eventType: 'AwsServiceEvent', eventName: 'RotateKey', eventSource: 'kms.amazonaws.com', requestParameters: null,
  }),
  'an Insights event': {
    ...ID,
    eventVersion: '1.08',
    eventTime: '2026-03-02T09:30:00Z',
    awsRegion: 'eu-west-1',
    eventType: 'AwsCloudTrailInsight',
    recipientAccountId: '111122223333',
    eventCategory: 'Insight',
    insightDetails: { state: 'Start', eventSource: 'ec2.amazonaws.com', eventName: 'RunInstances', insightType: 'ApiCallRateInsight' },
  },
  'only an event name': { eventName: 'StopLogging' },
  'an empty record': {},
};
