import { BY_CLOUDFORMATION, call, createCase, OTHER_DENIALS, RuleCase, signIn } from './case';

const LARGE_TYPES = [
  'm7i.9xlarge', 'c7i.16xlarge', 'r7i.24xlarge', 'c6g.32xlarge', 'm7i.48xlarge', 'x2idn.56xlarge', 'c7i.96xlarge', 'm7i.metal-24xl',
  'r7i.36xlarge', 'u7in-24tb.224xlarge', 'u7inh-32tb.480xlarge',
];

export const OPERATIONS_CASES: Readonly<Record<string, RuleCase>> = {
  'ec2-instance-changes': createCase(call('ec2', 'TerminateInstances'), {
    eventSource: 'lightsail.amazonaws.com', eventName: 'DescribeInstances',
  }),
  'ec2-large-instances': createCase(call('ec2', 'RunInstances', { instanceType: 'm7i.8xlarge' }), {
    'eventSource': 'emr.amazonaws.com', 'eventName': 'StartInstances', 'requestParameters.instanceType': 'm7i.2xlarge',
  }, ...LARGE_TYPES.map((type) => ({ 'requestParameters.instanceType': type }))),
  'gateway-changes': createCase(call('ec2', 'CreateNatGateway'), {
    eventSource: 'storagegateway.amazonaws.com', eventName: 'DescribeNatGateways',
  }),
  'network-acl-changes': createCase(call('ec2', 'DeleteNetworkAclEntry'), {
    eventSource: 'rds.amazonaws.com', eventName: 'DescribeNetworkAcls',
  }),
  'security-group-changes': createCase(call('ec2', 'ModifySecurityGroupRules'), {
    eventSource: 'rds.amazonaws.com', eventName: 'DescribeSecurityGroupRules',
  }),
  'vpc-changes': createCase(call('ec2', 'DeleteVpc'), { eventSource: 'rds.amazonaws.com', eventName: 'DescribeVpcs' }),
  'route-table-changes': createCase(call('ec2', 'CreateRoute'), { eventSource: 'apigateway.amazonaws.com', eventName: 'DescribeRouteTables' }),
  'trail-changes': createCase(call('cloudtrail', 'PutInsightSelectors'), { eventSource: 's3.amazonaws.com', eventName: 'GetInsightSelectors' }),
  'authorization-failures': createCase(call('ec2', 'RunInstances', null, { errorCode: 'Client.UnauthorizedOperation' }), [{
    errorCode: 'Client.InvalidParameterValue',
    sourceIPAddress: 'delivery.logs.amazonaws.com',
    eventName: 'HeadBucket',
    ...BY_CLOUDFORMATION,
  }, { 'userIdentity.type': 'AWSAccount' }, { 'userIdentity.type': 'AWSService' }], ...OTHER_DENIALS),
  'console-sign-in-failures': createCase(signIn({ errorMessage: 'Failed authentication' }), { eventName: 'CheckMfa', errorMessage: undefined },
    { errorMessage: 'No username found in supplied account' }),
  'iam-policy-changes': createCase(call('iam', 'SetDefaultPolicyVersion'), { eventSource: 'iot.amazonaws.com', eventName: 'GetPolicyVersion' }),
};
