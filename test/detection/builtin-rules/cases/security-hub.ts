import { call, createCase, createPrescribedCase, RuleCase, signIn } from './case';

export const SECURITY_HUB_CASES: Readonly<Record<string, RuleCase>> = {
  'cloudwatch-1': createPrescribedCase(call('s3', 'CreateBucket', null, { 'userIdentity.type': 'Root' }), [
    { 'userIdentity.type': 'IAMUser', 'userIdentity.invokedBy': 'support.amazonaws.com', 'eventType': 'AwsServiceEvent' },
    { 'userIdentity.invokedBy': 'aws-mcp.amazonaws.com' },
  ]),
  'cloudwatch-2': createCase(call('ec2', 'RunInstances', null, { errorCode: 'Client.UnauthorizedOperation' }),
    { errorCode: 'Client.InvalidParameterValue' }, { errorCode: 'AccessDeniedException' }),
  'cloudwatch-3': createCase(signIn(), {
    'eventName': 'CheckMfa',
    'additionalEventData.MFAUsed': 'Yes',
    'userIdentity.type': 'AssumedRole',
    'responseElements.ConsoleLogin': 'Failure',
  }),
  'cloudwatch-4': createCase(call('iam', 'PutRolePolicy'), { eventSource: 'organizations.amazonaws.com', eventName: 'GetRolePolicy' }),
  'cloudwatch-5': createCase(call('cloudtrail', 'StopLogging'), { eventName: 'GetTrailStatus' }),
  'cloudwatch-6': createCase(signIn({ errorMessage: 'Failed authentication' }), {
    eventName: 'CheckMfa', errorMessage: 'No username found in supplied account',
  }),
  'cloudwatch-7': createCase(call('kms', 'ScheduleKeyDeletion'), { eventSource: 'iam.amazonaws.com', eventName: 'CancelKeyDeletion' }),
  'cloudwatch-8': createCase(call('s3', 'PutBucketPolicy'), { eventSource: 's3-outposts.amazonaws.com', eventName: 'GetBucketPolicy' }),
  'cloudwatch-9': createCase(call('config', 'PutDeliveryChannel'), { eventSource: 'iot.amazonaws.com', eventName: 'DescribeDeliveryChannels' }),
  'cloudwatch-10': createCase(call('ec2', 'AuthorizeSecurityGroupIngress'), { eventName: 'ModifySecurityGroupRules' }),
  'cloudwatch-11': createCase(call('ec2', 'CreateNetworkAclEntry'), { eventName: 'DescribeNetworkAcls' }),
  'cloudwatch-12': createCase(call('ec2', 'AttachInternetGateway'), { eventName: 'AttachVpnGateway' }),
  'cloudwatch-13': createCase(call('ec2', 'CreateRoute'), { eventSource: 'apigateway.amazonaws.com', eventName: 'AssociateRouteTable' }),
  'cloudwatch-14': createCase(call('ec2', 'ModifyVpcAttribute'), { eventName: 'ModifyVpcEndpoint' }),
};
