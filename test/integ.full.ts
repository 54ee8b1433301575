/*
 * The construct with all of its features. This test can be deployed to any account. The buckets, including the replica, and the keys
 * of the log files are retained.
 */
import { Duration, Size, Stack } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { integApp, integTest } from './integ-app';
import {
  AggregationTemplate, ApiInsights, ArchiveReplica, CloudTrailAnalytics, DataEvents, DataResource, EventNotification, NetworkActivityEvents,
  ObjectLock, QueryPack, RecordSource, RetentionPolicy, RulePack,
} from '../src';

const app = integApp();
const stack = new Stack(app, 'cloudtrail-analytics-full');
const copies = new s3.Bucket(stack, 'Copies', { versioned: true, objectLockEnabled: true });

new CloudTrailAnalytics(stack, 'Audit', {
  resourceNamePrefix: 'integ-full',
  source: RecordSource.trail({
    dataEvents: [DataEvents.of(DataResource.S3_OBJECT), DataEvents.of(DataResource.LAMBDA_FUNCTION)],
    networkActivity: [NetworkActivityEvents.of('s3.amazonaws.com')],
    insights: [ApiInsights.callRate(), ApiInsights.errorRate()],
    aggregation: [AggregationTemplate.API_ACTIVITY],
    replicas: [ArchiveReplica.to(copies, new kms.Key(stack, 'CopiesKey'))],
  }),
  retention: RetentionPolicy.searchable(Duration.days(365), {
    archiveFor: Duration.days(2555),
    glacierInstantRetrievalAfter: Duration.days(400),
    objectLock: ObjectLock.governance(Duration.days(1)),
  }),
  alarmRules: [RulePack.recommended(), RulePack.securityHub()],
  detectionRules: [RulePack.identity(), RulePack.data(), RulePack.tampering()],
  queryPacks: [QueryPack.security(), QueryPack.investigation(), QueryPack.insights(), QueryPack.cost()],
  subscriptions: [new EmailSubscription('security@example.com')],
  eventNotifications: [
    EventNotification.subscribers([new EmailSubscription('security@example.com')]),
    EventNotification.chat(new sns.Topic(stack, 'Chat')).withoutReads(),
    EventNotification.eventBus(new events.EventBus(stack, 'Bus')),
  ],
  bytesScannedCutoffPerQuery: Size.gibibytes(10),
  deliveryAlarmAfter: Duration.hours(1),
});
integTest(app, 'Full', [stack]);
