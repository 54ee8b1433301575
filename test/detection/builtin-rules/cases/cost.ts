import { BY_CLOUDFORMATION, call, createCase, OTHER_DENIALS, RuleCase } from './case';

const OTHER_GPUS = [
  'p3.8xlarge', 'p3dn.24xlarge', 'p4d.24xlarge', 'p5.48xlarge', 'p6-b200.48xlarge', 'g3s.xlarge', 'g4dn.xlarge', 'g5.xlarge', 'g6e.xlarge',
  'g7e.2xlarge',
  'trn1.2xlarge', 'inf2.xlarge', 'dl1.24xlarge',
];
const OTHER_REGIONS = [
  'ap-east-1', 'ap-east-2', 'ap-south-2', 'ap-southeast-3', 'ap-southeast-4', 'ap-southeast-5', 'ap-southeast-6', 'ap-southeast-7',
  'ca-west-1',
  'eu-central-2', 'eu-south-1', 'eu-south-2', 'il-central-1', 'me-central-1', 'me-south-1', 'mx-central-1',
];

export const COST_CASES: Readonly<Record<string, RuleCase>> = {
  'bedrock-call-burst': createCase(call('bedrock', 'InvokeModel', { modelId: 'm' }), {
    eventSource: 'sagemaker.amazonaws.com', eventName: 'ListFoundationModels',
  }),
  'bedrock-access-probed': createCase(call('bedrock', 'Converse', { modelId: 'm' }, { errorCode: 'Client.UnauthorizedOperation' }), {
    eventSource: 'sagemaker.amazonaws.com', eventName: 'ListFoundationModels', errorCode: 'ThrottlingException',
  }, ...OTHER_DENIALS),
  'bedrock-access-enabled': createCase(call('bedrock', 'PutUseCaseForModelAccess'), {
    eventSource: 'sagemaker.amazonaws.com', eventName: 'GetUseCaseForModelAccess',
  }),
  'bedrock-logging-removed': createCase(call('bedrock', 'DeleteModelInvocationLoggingConfiguration'), {
    eventSource: 'sagemaker.amazonaws.com', eventName: 'GetModelInvocationLoggingConfiguration',
  }),
  'large-fleet-started': createCase(call('ec2', 'RunInstances', {
    instancesSet: { items: [{ imageId: 'ami-1', minCount: 1, maxCount: 10 }] },
  }), {
    'eventSource': 'emr.amazonaws.com',
    'eventName': 'StartInstances',
    'requestParameters.instancesSet.items.0.maxCount': 9,
    'userIdentity.invokedBy': 'autoscaling.amazonaws.com',
  }),
  'gpu-instances-started': createCase(call('ec2', 'RunInstances', { instanceType: 'p2.xlarge' }), {
    'eventSource': 'emr.amazonaws.com',
    'eventName': 'StartInstances',
    'requestParameters.instanceType': 'm7i.xlarge',
    'userIdentity.invokedBy': 'autoscaling.amazonaws.com',
  }, ...OTHER_GPUS.map((type) => ({ 'requestParameters.instanceType': type }))),
  'lightsail-instances-created': createCase(call('lightsail', 'CreateInstances', { bundleId: 'large' }), {
    eventSource: 'ec2.amazonaws.com', eventName: 'GetInstances',
  }),
  'quota-increase-requested': createCase(call('servicequotas', 'RequestServiceQuotaIncrease', { serviceCode: 'ec2', desiredValue: 512 }), {
    eventSource: 'support.amazonaws.com', eventName: 'GetServiceQuota',
  }),
  'commitment-purchased': createCase(call('ec2', 'PurchaseReservedInstancesOffering', { instanceCount: 10 }), {
    eventName: 'DescribeReservedInstancesOfferings',
  }),
  'budget-alerts-removed': createCase(call('budgets', 'DeleteNotification', { budgetName: 'month' }), [
    { eventSource: 'codestar-notifications.amazonaws.com', eventName: 'ViewBudget', ...BY_CLOUDFORMATION },
  ], { eventSource: 'ce.amazonaws.com', eventName: 'DeleteAnomalyMonitor' }),
  'email-sending-changed': createCase(call('ses', 'VerifyEmailIdentity', { emailAddress: 'a@example.com' }), {
    eventSource: 'workmail.amazonaws.com', eventName: 'GetSendQuota', ...BY_CLOUDFORMATION,
  }),
  'unused-region-activity': createCase(call('ec2', 'RunInstances', null, { awsRegion: 'af-south-1' }), {
    'awsRegion': 'eu-west-1', 'readOnly': true, 'userIdentity.invokedBy': 'config.amazonaws.com', 'eventType': 'AwsServiceEvent',
  }, ...OTHER_REGIONS.map((awsRegion) => ({ awsRegion }))),
  'regions-changed': createCase(call('account', 'EnableRegion', { RegionName: 'me-south-1' }), {
    eventSource: 'organizations.amazonaws.com', eventName: 'GetRegionOptStatus',
  }),
  'fleet-requested': createCase(call('ec2', 'RequestSpotInstances', { instanceCount: 20 }), {
    'eventSource': 'gamelift.amazonaws.com', 'eventName': 'CancelSpotInstanceRequests', 'userIdentity.invokedBy': 'autoscaling.amazonaws.com',
  }, { eventName: 'RequestSpotFleet' }, { eventName: 'CreateFleet' }),
};
