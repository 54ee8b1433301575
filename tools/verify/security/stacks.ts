import { App, Duration, Stack } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { RegionInfo } from 'aws-cdk-lib/region-info';
import {
  AccountScope, AggregationTemplate, ApiInsights, ArchiveReplica, CloudTrailAnalytics, CloudTrailAnalyticsProps, DataEvents, DataResource,
  EventNotification, NetworkActivityEvents, ObjectLock, QueryPack, QueryResults, RecordSource, RetentionPolicy, RulePack,
} from 'cdk-cloudtrail-analytics';

/** The ID of the construct in each stack. */
export const CONSTRUCT_ID = 'Audit';

const ORGANIZATION = 'o-exampleorgid';
const ACCOUNT = '111122223333';
const REGION = 'eu-central-1';
/** The Region of the replica by partition. */
const OTHER_REGIONS: Readonly<Record<string, string>> = { 'aws': 'eu-west-1', 'aws-cn': 'cn-northwest-1', 'aws-us-gov': 'us-gov-east-1' };

/** The defaults, all features, the alternatives, and each source. */
export const STACKS: Readonly<Record<string, (stack: Stack) => CloudTrailAnalyticsProps>> = {
  Default: () => ({}),
  Everything: (stack) => ({
    source: RecordSource.trail({
      dataEvents: [DataEvents.of(DataResource.S3_OBJECT), DataEvents.of(DataResource.LAMBDA_FUNCTION)],
      networkActivity: [NetworkActivityEvents.of('s3.amazonaws.com')],
      insights: [ApiInsights.callRate(), ApiInsights.errorRate()],
      aggregation: [AggregationTemplate.API_ACTIVITY],
      replicas: [ArchiveReplica.to(
        s3.Bucket.fromBucketAttributes(stack, 'Replica', { bucketName: 'example-replica', region: OTHER_REGIONS[getPartition(stack)] }),
        importKey(stack, 'ReplicaKey', OTHER_REGIONS[getPartition(stack)]),
      )],
    }),
    retention: RetentionPolicy.searchable(Duration.days(365), {
      archiveFor: Duration.days(2555),
      glacierInstantRetrievalAfter: Duration.days(400),
      objectLock: ObjectLock.governance(Duration.days(365)),
    }),
    alarmRules: [RulePack.recommended(), RulePack.securityHub()],
    detectionRules: [
      RulePack.identity(), RulePack.data(), RulePack.tampering(), RulePack.network(), RulePack.compute(),
      RulePack.organization(), RulePack.cost(), RulePack.operations(),
    ],
    queryPacks: [...[QueryPack.security(), QueryPack.investigation()].map(addPreparedStatements), ...createOtherQueryPacks()],
    subscriptions: [new EmailSubscription('security@example.com')],
    eventNotifications: [
      EventNotification.subscribers([new EmailSubscription('security@example.com')]),
      EventNotification.chat(sns.Topic.fromTopicArn(stack, 'Chat', formatArn(stack, 'sns', 'chat'))).withoutReads(),
      EventNotification.eventBus(events.EventBus.fromEventBusName(stack, 'Bus', 'security')),
    ],
  }),
  ManagedResults: () => ({ queryResults: QueryResults.managed() }),
  OwnResources: (stack) => ({
    source: RecordSource.trail({
      bucket: s3.Bucket.fromBucketName(stack, 'Logs', 'example-logs'),
      encryptionKey: importKey(stack, 'EncryptionKey'),
      logGroup: logs.LogGroup.fromLogGroupName(stack, 'LogGroup', 'example'),
    }),
    topic: sns.Topic.fromTopicArn(stack, 'Topic', formatArn(stack, 'sns', 'security')),
    operationsKey: importKey(stack, 'OperationsKey'),
    accessLogBucket: s3.Bucket.fromBucketName(stack, 'AccessLogs', 'example-access-logs'),
  }),
  OrganizationTrail: () => ({
    source: RecordSource.organizationTrail({
      organizationId: ORGANIZATION,
      accounts: AccountScope.listed([ACCOUNT, '444455556666']),
      managementAccountId: ACCOUNT,
    }),
    eventNotifications: [EventNotification.subscribers([new EmailSubscription('security@example.com')])],
  }),
  ExistingTrail: (stack) => ({
    source: RecordSource.existingTrail({
      bucket: s3.Bucket.fromBucketName(stack, 'Logs', 'example-logs'),
      logGroup: logs.LogGroup.fromLogGroupName(stack, 'LogGroup', 'example'),
    }),
  }),
  ControlTower: (stack) => ({
    source: RecordSource.controlTower({
      organizationId: ORGANIZATION,
      bucket: s3.Bucket.fromBucketName(stack, 'Logs', `aws-controltower-logs-${ACCOUNT}-${stack.region}`),
      accounts: AccountScope.injected([ACCOUNT]),
    }),
    alarmRules: [],
  }),
  LogGroup: (stack) => ({ source: RecordSource.logGroup(logs.LogGroup.fromLogGroupName(stack, 'LogGroup', 'example')) }),
};

/** Adds a stack for each of these props. */
export function addStacks(app: App, region = REGION): Stack[] {
  return Object.entries(STACKS).map(([id, props]) => {
    const stack = new Stack(app, id, { env: { account: ACCOUNT, region } });
    new CloudTrailAnalytics(stack, CONSTRUCT_ID, props(stack));
    return stack;
  });
}

/** Without prepared statements, because of the limit of 500 resources in a template. */
function createOtherQueryPacks(): QueryPack[] {
  return [
    QueryPack.data(), QueryPack.network(), QueryPack.operations(), QueryPack.compliance(), QueryPack.organization(), QueryPack.identity(),
    QueryPack.insights(), QueryPack.cost(),
  ];
}

/** A pack with a query that cannot be a prepared statement is returned unchanged. */
function addPreparedStatements(pack: QueryPack): QueryPack {
  try {
    return pack.withPreparedStatements();
  } catch {
    return pack;
  }
}

function importKey(stack: Stack, id: string, region?: string): kms.IKey {
  return kms.Key.fromKeyArn(stack, id, formatArn(stack, 'kms', 'key/11111111-2222-3333-4444-555555555555', region));
}

function formatArn(stack: Stack, service: string, resource: string, region = stack.region): string {
  return `arn:${getPartition(stack)}:${service}:${region}:${ACCOUNT}:${resource}`;
}

function getPartition(stack: Stack): string {
  return RegionInfo.get(stack.region).partition ?? 'aws';
}
