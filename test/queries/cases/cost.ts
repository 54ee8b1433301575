import { QueryCase } from './case';
import { BY_CLOUDFORMATION, call, Fields } from '../../records';

const READ = { readOnly: true };

const many = (count: number, record: (index: number) => Fields): Fields[] => Array.from({ length: count }, (_, index) => record(index));

export const COST_CASES: Readonly<Record<string, QueryCase>> = {
  'event-volume-by-service': {
    records: [call('ec2', 'DescribeInstances', null, READ), call('ec2', 'DescribeInstances', null, READ), call('ec2', 'RunInstances'), call('s3', 'PutBucketAcl')],
    row: { service: 'ec2', event_category: 'Management', events: 3, percent_of_account: 75, reads: 2, most_frequent: 'DescribeInstances', callers: 1 },
    miss: { '0.readOnly': false, '1.eventCategory': 'Data', '2.eventSource': 's3.amazonaws.com' },
  },
  'event-volume-by-caller': {
    records: [
      call('ec2', 'DescribeInstances', null, READ), call('s3', 'ListBuckets', null, READ), call('s3', 'ListBuckets', null, { userAgent: 'Terraform/1.14' }),
      call('s3', 'ListBuckets', null, { userAgent: 'Boto3/1.40', errorCode: 'AccessDenied' }),
    ],
    row: { actor: 'Developer', program: 'aws-cli', events: 2, percent_of_account: 50, reads: 2, services: 2, calls_per_hour: 2, sample_events: 'DescribeInstances, ListBuckets' },
    miss: { '0.userAgent': 'Boto3/1.40', '1.readOnly': false, '1.eventTime': '2026-03-02T08:30:00Z' },
  },
  'data-event-volume': {
    records: many(3, (index) => call('s3', 'GetObject', { bucketName: 'images', key: `${index}` }, { ...READ, eventCategory: 'Data' })),
    row: { service: 's3', target_resource: 'images', events: 3, reads: 3, actors: 1, most_active_actor: 'Developer', invoked_by_services: 0 },
    miss: { '0.eventCategory': 'Management', '1.requestParameters.bucketName': 'logs', '2.userIdentity.invokedBy': 'athena.amazonaws.com' },
  },
  'volume-growth': {
    records: [
      ...many(1000, () => call('sqs', 'GetQueueAttributes', null, READ)),
      ...many(400, () => call('sqs', 'GetQueueAttributes', null, { ...READ, eventTime: '2026-02-10T09:30:00Z' })),
    ],
    row: { service: 'sqs', event: 'GetQueueAttributes', events: 1000, baseline_events: 100, added_events: 900, ratio: 10, latest_actor: 'Developer' },
    miss: { '0.eventName': 'GetQueueUrl', '1005.eventTime': '2026-01-10T09:30:00Z', '1006.eventSource': 'sns.amazonaws.com' },
  },
  'throttled-calls': {
    records: [
      call('ec2', 'DescribeInstances', null, { errorCode: 'Client.RequestLimitExceeded' }), call('ec2', 'DescribeInstances'), call('ec2', 'DescribeInstances'),
      call('ec2', 'DescribeInstances', null, { eventTime: '2026-03-02T09:32:00Z' }),
    ],
    row: {
      actor: 'Developer',
      event: 'DescribeInstances',
      throttled: 1,
      events: 4,
      percent_throttled: 25,
      busiest_minute: '2026-03-02 09:30:00',
      max_per_minute: 3,
      errors: 'Client.RequestLimitExceeded',
    },
    miss: { '0.errorCode': 'Client.UnauthorizedOperation', '1.eventName': 'RunInstances', '2.eventTime': '2026-03-02T09:31:00Z' },
  },
  'large-instances': {
    records: [call('ec2', 'RunInstances', { instanceType: 'p4d.24xlarge', instancesSet: { items: [{ imageId: 'ami-1', maxCount: 8 }] } }, {
      errorCode: 'Client.VcpuLimitExceeded',
    })],
    row: { instance_type: 'p4d.24xlarge', instances: 8, image: 'ami-1', spot: false, error: 'Client.VcpuLimitExceeded' },
    miss: { 'requestParameters.instanceType': 'm7i.4xlarge', 'eventName': 'DescribeInstances', 'requestParameters.instancesSet.items.0.maxCount': 1 },
  },
  'bedrock-use': {
    records: [
      call('bedrock', 'InvokeModel', { modelId: 'arn:aws:bedrock:eu-west-1::foundation-model/acme.large-v1' }),
      call('bedrock', 'Converse', { modelId: 'acme.large-v1' }, { errorCode: 'AccessDenied', eventTime: '2026-03-02T08:30:00Z' }),
    ],
    row: { actor: 'Developer', model: 'acme.large-v1', events: 2, failed: 1, denied: 1, sessions: 1, max_per_hour: 1 },
    miss: { '0.eventName': 'ListFoundationModels', '1.requestParameters.modelId': 'acme.small-v1', '1.eventTime': '2026-03-02T09:35:00Z' },
  },
  'purchases': {
    records: [call('ec2', 'PurchaseReservedInstancesOffering', { reservedInstancesOfferingId: 'offer-1', instanceCount: 10 })],
    row: { event: 'PurchaseReservedInstancesOffering', offering: 'offer-1', quantity: '10' },
    miss: { 'eventName': 'DescribeReservedInstancesOfferings', 'requestParameters.instanceCount': 1 },
  },
  'quota-increases': {
    records: [call('servicequotas', 'RequestServiceQuotaIncrease', { serviceCode: 'ec2', quotaCode: 'L-417A185B', desiredValue: 512 }, {
      responseElements: { requestedQuota: { quotaName: 'Running On-Demand P instances', status: 'PENDING' } },
    })],
    row: { quota_service: 'ec2', quota: 'Running On-Demand P instances', desired_value: '512', status: 'PENDING' },
    miss: { 'eventName': 'GetServiceQuota', 'eventSource': 'ec2.amazonaws.com', 'requestParameters.desiredValue': 64 },
  },
  'hourly-billed-resources': {
    records: [
      call('ec2', 'CreateNatGateway', null, BY_CLOUDFORMATION), call('ec2', 'CreateNatGateway'), call('ec2', 'DeleteNatGateway'),
      call('ec2', 'CreateNatGateway', null, { errorCode: 'Client.NatGatewayLimitExceeded' }),
    ],
    row: { actor: 'Developer', service: 'ec2', resource_type: 'NatGateway', created: 2, removed: 1, remaining: 1, failed: 1, invoked_by: 'cloudformation.amazonaws.com' },
    miss: { '1.eventName': 'CreateVpc', '2.errorCode': 'AccessDenied', '3.errorCode': undefined, '0.userIdentity.invokedBy': undefined },
  },
};
