import { call, createCase, createPrescribedCase, RuleCase, signIn } from './case';

export const CIS_CASES: Readonly<Record<string, RuleCase>> = {
  'cis-unauthorized-calls': createCase(call('s3', 'ListBuckets', null, { errorCode: 'AccessDenied' }), {
    errorCode: 'NoSuchBucket', sourceIPAddress: 'delivery.logs.amazonaws.com', eventName: 'HeadBucket',
  }, { errorCode: 'Client.UnauthorizedOperation' }),
  'cis-console-sign-in-without-mfa': createCase(signIn(), {
    'eventName': 'CheckMfa',
    'additionalEventData.MFAUsed': 'Yes',
    'userIdentity.type': 'AssumedRole',
    'responseElements.ConsoleLogin': 'Failure',
  }),
  'cis-root-usage': createPrescribedCase(call('s3', 'CreateBucket', null, { 'userIdentity.type': 'Root' }), [
    { 'userIdentity.type': 'IAMUser', 'userIdentity.invokedBy': 'support.amazonaws.com', 'eventType': 'AwsServiceEvent' },
    { 'userIdentity.invokedBy': 'aws-mcp.amazonaws.com' },
  ]),
  'cis-iam-policy-changes': createCase(call('iam', 'CreatePolicy'), { eventSource: 'iot.amazonaws.com', eventName: 'GetPolicy' }),
  'cis-trail-changes': createCase(call('cloudtrail', 'UpdateTrail'), { eventName: 'DescribeTrails' }),
  'cis-console-sign-in-failures': createCase(signIn({ errorMessage: 'Failed authentication' }), {
    eventName: 'CheckMfa', errorMessage: 'No username found in supplied account',
  }),
  'cis-key-disabled-or-deleted': createCase(call('kms', 'DisableKey'), { eventSource: 'iam.amazonaws.com', eventName: 'EnableKey' }),
  'cis-bucket-policy-changes': createCase(call('s3', 'PutBucketLifecycle'), {
    eventSource: 's3-outposts.amazonaws.com', eventName: 'PutBucketLifecycleConfiguration',
  }),
  'cis-config-changes': createCase(call('config', 'StopConfigurationRecorder'), {
    eventSource: 'iot.amazonaws.com', eventName: 'StartConfigurationRecorder',
  }),
  'cis-security-group-changes': createCase(call('ec2', 'CreateSecurityGroup'), { eventName: 'DescribeSecurityGroups' }),
  'cis-network-acl-changes': createCase(call('ec2', 'ReplaceNetworkAclAssociation'), { eventName: 'DescribeNetworkAcls' }),
  'cis-gateway-changes': createCase(call('ec2', 'CreateCustomerGateway'), { eventName: 'CreateNatGateway' }),
  'cis-route-table-changes': createCase(call('ec2', 'CreateRoute'), { eventSource: 'appmesh.amazonaws.com', eventName: 'DescribeRouteTables' }),
  'cis-vpc-changes': createCase(call('ec2', 'CreateVpcPeeringConnection'), { eventName: 'CreateVpcEndpoint' }),
  'cis-organization-changes': createCase(call('organizations', 'MoveAccount'), { eventSource: 'iam.amazonaws.com', eventName: 'ListAccounts' }),
};
