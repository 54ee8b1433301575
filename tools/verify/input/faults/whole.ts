import { Duration, Size } from 'aws-cdk-lib';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { analytics, refused, Row, withoutAlarms } from './row';
import {
  AccountScope, CloudTrailAnalyticsProps, ObjectLock, QueryPack, QueryResults, QueryWorkgroup, RecordSource, RetentionOptions, RetentionPolicy,
  RulePack,
} from 'cdk-cloudtrail-analytics';

const d = Duration.days;
const policy = (period: number, options: RetentionOptions = {}): RetentionPolicy => RetentionPolicy.searchable(d(period), options);
const files = (scope: Construct): RecordSource => RecordSource.existingTrail({ bucket: s3.Bucket.fromBucketName(scope, 'Logs', 'example-logs') });
const group = (scope: Construct): logs.ILogGroup => logs.LogGroup.fromLogGroupName(scope, 'Group', 'example');
const accounts = (count: number): string[] => Array.from({ length: count }, (_, index) => String(index).padStart(12, '0'));

export const RETENTION_FAULTS: readonly Row[] = [
  ...refused('retention', [Duration.hours(12), Duration.days(0), Duration.minutes(1441)], (period) => RetentionPolicy.searchable(period)),
  ...refused('archiveFor', [Duration.hours(10_000), d(10)], (archiveFor) => policy(30, { archiveFor })),
  ...refused('accessLogsFor', [d(0), Duration.hours(1)], (accessLogsFor) => policy(30, { accessLogsFor })),
  ...refused('queryResultsFor', [d(0), Duration.hours(1)], (queryResultsFor) => policy(30, { queryResultsFor })),
  ...refused('infrequentAccessAfter', [d(29), d(0)], (infrequentAccessAfter) => policy(30, { infrequentAccessAfter })),
  ...refused('glacierInstantRetrievalAfter', [d(40), d(59)], (after) => policy(30, { infrequentAccessAfter: d(30), glacierInstantRetrievalAfter: after })),
  ...refused('glacierAfter', [d(29), Duration.hours(800)], (glacierAfter) => policy(30, { glacierAfter })),
  ...refused('deepArchiveAfter', [d(29), d(1)], (deepArchiveAfter) => policy(30, { deepArchiveAfter })),
  ...refused('deepArchiveAfter', [d(100)], (deepArchiveAfter) => policy(30, { deepArchiveAfter, archiveFor: d(90) })),
  ...refused('objectLock', [d(400)], (period) => policy(30, { objectLock: ObjectLock.governance(period), archiveFor: d(399) })),
  ...refused('objectLock', [d(0), Duration.hours(1), d(36_501)], (period) => ObjectLock.governance(period)),
  ...refused('objectLock', [false], (acknowledgeIrreversible) => ObjectLock.compliance(d(1), { acknowledgeIrreversible })),
  ...refused('retention', [{ archiveFor: d(400) }, { objectLock: ObjectLock.governance(d(1)) }], (options, scope, base) => analytics(scope, base, {
    source: RecordSource.trail({ bucket: s3.Bucket.fromBucketName(scope, 'Logs', 'example-logs') }), retention: policy(30, options),
  })),
  ...refused('retention', [logs.RetentionDays.ONE_DAY], (logGroupRetention, scope, base) => analytics(scope, base, {
    source: RecordSource.trail({ logGroup: group(scope) }), retention: policy(30, { logGroupRetention }),
  })),
  ...refused('retention', [d(30)], (accessLogsFor, scope, base) => analytics(scope, base, {
    accessLogBucket: s3.Bucket.fromBucketName(scope, 'AccessLogs', 'example-access-logs'), retention: policy(30, { accessLogsFor }),
  })),
  ...refused('retention', [QueryResults.managed()], (queryResults, scope, base) => analytics(scope, base, { queryResults, retention: policy(30, { queryResultsFor: d(1) }) })),
  ...refused('retention', [d(1)], (queryResultsFor, scope, base) => analytics(scope, base, {
    queryResults: QueryResults.expiring({ bucket: s3.Bucket.fromBucketName(scope, 'Results', 'example-results') }), retention: policy(30, { queryResultsFor }),
  })),
  ...refused('retention', [accounts(1000)], (ids, scope, base) => analytics(scope, base, {
    source: RecordSource.organizationTrail({ organizationId: 'o-exampleorgid', accounts: AccountScope.listed(ids) }), retention: policy(365),
  })),
];

/** Props that mean nothing without log files. */
const OF_FILES: CloudTrailAnalyticsProps = {
  retention: policy(30),
  detectionRules: [RulePack.recommended()],
  queryPacks: [],
  queryResults: QueryResults.managed(),
  regions: ['eu-central-1'],
  bytesScannedCutoffPerQuery: Size.gibibytes(1),
};
/** Props that mean nothing without a log group. */
const OF_LOG_GROUP: CloudTrailAnalyticsProps = { subscriptions: [], deliveryAlarmAfter: Duration.hours(1), logQueryRules: [RulePack.securityHub()] };

export const WHOLE_FAULTS: readonly Row[] = [
  ...refused('resourceNamePrefix', ['Audit', 'a', 'my--audit', 'my_audit', '1audit', 'audit-', '', 'x'.repeat(65)], (resourceNamePrefix, scope, base) =>
    analytics(scope, base, { resourceNamePrefix })),
  ...refused('regions', [[], ['Ireland'], ['eu-west-1', 'eu-west-1'], ['']], (regions, scope, base) => analytics(scope, base, { regions })),
  ...refused('bytesScannedCutoffPerQuery', [Size.bytes(9_999_999), Size.kibibytes(1), Size.bytes(0), Size.mebibytes(9.7), Size.pebibytes(9000)], (bytesScannedCutoffPerQuery, scope, base) => analytics(scope, base, { bytesScannedCutoffPerQuery })),
  ...(['managementEvents', 'dataEvents', 'scannedGigabytes'] as const).flatMap((name) => refused('expectedVolume', [-1, NaN, Infinity], (value, scope, base) =>
    analytics(scope, base, { expectedVolume: { [name]: value } }))),
  ...refused('deliveryAlarmAfter', [Duration.minutes(90), Duration.hours(25), Duration.hours(0)], (deliveryAlarmAfter, scope, base) =>
    analytics(scope, base, { deliveryAlarmAfter })),
  ...Object.entries(OF_FILES).flatMap(([prop, value]) => refused(prop, [prop], (_, scope, base) => analytics(scope, base, {
    queryPacks: undefined, [prop]: value, source: RecordSource.logGroup(group(scope)),
  }))),
  ...Object.entries(OF_LOG_GROUP).flatMap(([prop, value]) => refused(prop, [prop], (_, scope, base) =>
    withoutAlarms(scope, base, { [prop]: value, source: files(scope) }))),
  ...refused('topic', ['Topic'], (id, scope, base) => withoutAlarms(scope, base, { topic: new sns.Topic(scope, id), source: files(scope) })),
  ...refused('accessLogBucket', ['AccessLogs'], (id, scope, base) => analytics(scope, base, {
    queryPacks: undefined, accessLogBucket: new s3.Bucket(scope, id), source: RecordSource.logGroup(group(scope)),
  })),
  ...refused('alarmActions', ['Topic'], (id, scope, base) =>
    withoutAlarms(scope, base, { alarmActions: [new SnsAction(new sns.Topic(scope, id))], source: files(scope) })),
  ...refused('alarmRules', [RulePack.recommended()], (pack, scope, base) => withoutAlarms(scope, base, { alarmRules: [pack], source: files(scope) })),
  ...refused('ruleId', ['theirs', ''], (id, scope, base) => analytics(scope, base, {}).alarmFor(id)),
  ...refused('ruleId', ['root-usage'], (id, scope, base) => withoutAlarms(scope, base, { source: files(scope) }).alarmFor(id)),
  ...refused('grantQuery', ['Role'], (id, scope, base) => analytics(scope, base, { queryPacks: undefined, source: RecordSource.logGroup(group(scope)) })
    .grantQuery(new iam.Role(scope, id, { assumedBy: new iam.AccountRootPrincipal() }))),
  ...refused('keyPrefix', ['/a', ''], (keyPrefix) => QueryResults.expiring({ keyPrefix })),
  ...refused('window', [1, 6], (days, scope) => new QueryWorkgroup(scope, 'Queries', {
    workgroupName: 'example', databaseName: 'example', queryPacks: [QueryPack.security().only(['root-activity'])], retention: policy(days),
  })),
];
