import { Duration } from 'aws-cdk-lib';
import { ReadWriteType } from 'aws-cdk-lib/aws-cloudtrail';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { analytics, Base, refused, Row, withoutAlarms } from './row';
import {
  AccountScope, AggregationTemplate, ApiInsights, ArchiveReplica, AuditTrail, DataEvents, DataResource, InsightCategory,
  ManagementEvents, NetworkActivityEvents, RecordSource, RetentionPolicy, TrailOptions, ValueMatch,
} from 'cdk-cloudtrail-analytics';

const bucket = (scope: Construct): s3.IBucket => s3.Bucket.fromBucketName(scope, 'Logs', 'example-logs');
const trailOf = (options: TrailOptions) => (_: unknown, scope: Construct, base: Base) =>
  analytics(scope, base, { source: RecordSource.trail(options) });
const objects = DataEvents.of(DataResource.S3_OBJECT);
const key = (scope: Construct, region: string): kms.IKey => kms.Key.fromKeyArn(scope, `Key${region}`, `arn:aws:kms:${region}:111122223333:key/1`);
const ids = (count: number): string[] => Array.from({ length: count }, (_, index) => String(index).padStart(12, '0'));
const NOTHING = [undefined];

export const SOURCE_FAULTS: readonly Row[] = [
  ...refused('organizationId', ['o-short', 'exampleorgid', 'o-EXAMPLEORGID', ''], (organizationId, scope, base) => analytics(scope, base, {
    source: RecordSource.organizationTrail({ organizationId, accounts: AccountScope.own() }),
  })),
  ...refused('managementAccountId', ['123', 'x'.repeat(12)], (managementAccountId, scope, base) => analytics(scope, base, {
    source: RecordSource.organizationTrail({ organizationId: 'o-exampleorgid', accounts: AccountScope.own(), managementAccountId }),
  })),
  ...refused('keyPrefix', ['', '/a', 'a/', 'a//b', 'a b', '${day}', 'x'.repeat(201)], (keyPrefix, scope, base) =>
    analytics(scope, base, { source: RecordSource.trail({ keyPrefix }) })),
  ...refused('accounts', [[], ['123'], ['111122223333', '111122223333'], ['x'.repeat(12)]], (accounts) => AccountScope.listed(accounts)),
  ...refused('accounts', [ids(1001), []], (accounts) => AccountScope.injected(accounts)),
  ...refused('accounts', ['o-exampleorgid'], (organizationId, scope, base) =>
    withoutAlarms(scope, base, { source: RecordSource.existingTrail({ bucket: bucket(scope), organizationId }) })),
  ...refused('trailName', ['ab', 'x'.repeat(129), 'a--b', '-a', 'a b', '10.0.0.1'], (trailName, scope) =>
    new AuditTrail(scope, 'Trail', { trailName, bucket: bucket(scope), encryptionKey: key(scope, 'eu-central-1') })),

  ...refused('managementEvents', [() => ManagementEvents.none().excludingKms(), () => ManagementEvents.none().excludingRdsData()], (make) => make()),
  ...refused('managementEvents', NOTHING, trailOf({ managementEvents: ManagementEvents.none() })),
  ...refused('insights', NOTHING, trailOf({ insights: [ApiInsights.callRate(), ApiInsights.callRate()] })),
  ...refused('insights', NOTHING, trailOf({ managementEvents: ManagementEvents.none(), dataEvents: [objects], insights: [ApiInsights.errorRate()] })),
  ...refused('insights', NOTHING, trailOf({ managementEvents: ManagementEvents.readOnly(), insights: [ApiInsights.callRate()] })),
  ...refused('insights', NOTHING, trailOf({ insights: [ApiInsights.errorRate([InsightCategory.DATA])] })),
  ...refused('categories', [[], [InsightCategory.DATA, InsightCategory.DATA]], (categories) => ApiInsights.callRate(categories)),
  ...refused('aggregation', NOTHING, trailOf({ aggregation: [AggregationTemplate.API_ACTIVITY] })),
  ...refused('aggregation', NOTHING, trailOf({ dataEvents: [objects], aggregation: [AggregationTemplate.API_ACTIVITY, AggregationTemplate.API_ACTIVITY] })),
  ...refused('resourceType', ['S3', 'aws::s3::object', ''], (type) => DataResource.of(type)),
  ...refused('eventSource', ['kms', 'KMS.amazonaws.com', ''], (source) => NetworkActivityEvents.of(source)),
  ...refused('buckets', [[]], (buckets) => DataEvents.forBuckets(buckets)),
  ...refused('resourceArn', ['arn:aws:s3:::a/'], (arn, scope) => DataEvents.forBuckets([bucket(scope)], {
    readWriteType: ReadWriteType.ALL, resourceArn: ValueMatch.startsWith([arn]),
  })),
  ...refused('values', [[], [''], ['x'.repeat(2049)], ['Get*']], (values) => ValueMatch.equalTo(values)),
  ...refused('values', [['*'], []], (values) => ValueMatch.notEndsWith(values)),
  ...refused('dataEvents', [501, 500], (count, scope, base) => analytics(scope, base, {
    source: RecordSource.trail({ dataEvents: [DataEvents.of(DataResource.S3_OBJECT, { eventName: ValueMatch.equalTo(ids(count)) })] }),
  })),

  ...refused('encryptionKey', ['us-east-1', 'eu-west-1'], (region, scope, base) =>
    analytics(scope, base, { source: RecordSource.trail({ encryptionKey: key(scope, region) }) })),
  ...refused('logGroup', ['us-east-1:111122223333', 'eu-central-1:444455556666'], (place, scope, base) => analytics(scope, base, {
    source: RecordSource.trail({ logGroup: logs.LogGroup.fromLogGroupArn(scope, 'Group', `arn:aws:logs:${place}:log-group:example`) }),
  })),
  ...refused('logGroup', [logs.LogGroupClass.INFREQUENT_ACCESS], (logGroupClass, scope) =>
    RecordSource.logGroup(new logs.LogGroup(scope, 'Group', { logGroupClass })).bind(scope, {
      trailName: 'a', logGroupName: 'b', retention: RetentionPolicy.searchable(Duration.days(1)),
    })),

  ...refused('replicas', ['us-east-1'], (region, scope) => ArchiveReplica.to(s3.Bucket.fromBucketAttributes(scope, 'Copies', {
    bucketName: 'example-copies', region: 'eu-west-1',
  }), key(scope, region))),
  ...refused('replicas', [{}, { versioned: true }], (props, scope) =>
    ArchiveReplica.to(new s3.Bucket(scope, 'Copies', props), key(scope, 'eu-central-1'))),
  ...refused('replicas', ['example-logs'], (name, scope, base) => {
    const copies = s3.Bucket.fromBucketName(scope, 'Copies', 'example-copies');
    const replicas = [ArchiveReplica.to(copies, key(scope, 'eu-central-1'))];
    return analytics(scope, base, { source: RecordSource.trail({ bucket: s3.Bucket.fromBucketName(scope, 'Given', name), replicas }) });
  }),
];
