import * as path from 'node:path';
import { runInNewContext } from 'node:vm';
import * as cdk from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as cloudtrail from 'aws-cdk-lib/aws-cloudtrail';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as analytics from '../../src';
import { isStruct, listProperties, listTypes, loadAssembly } from '../api/assembly';

/** The names that an `@default` can contain. */
const SCOPE = { ...cdk, ...analytics, ...cloudtrail, logs };

const { Duration } = cdk;
const { DataEvents, NetworkActivityEvents, QueryPack, RecordSource, RetentionPolicy, RulePack } = analytics;

/** Query packs whose queries depend on the props of a workgroup. */
const QUERY_PACKS = [
  QueryPack.insights(), QueryPack.network(), QueryPack.cost().only(['purchases']).withWindow(analytics.QueryWindow.lastDays(400)),
];

/** Creates an object from props of each struct, in a form that can be compared. */
const CREATE: Readonly<Record<string, (props: never) => unknown>> = {
  CloudTrailAnalyticsProps: (props: analytics.CloudTrailAnalyticsProps) => audit(() => props),
  RecordedEvents: (props: analytics.RecordedEvents) => audit(() => ({ source: RecordSource.trail(props) })),
  DataEventOptions: (props: analytics.DataEventOptions) =>
    audit(() => ({ source: RecordSource.trail({ dataEvents: [DataEvents.of(analytics.DataResource.S3_OBJECT, props)] }) })),
  NetworkActivityOptions: (props: analytics.NetworkActivityOptions) =>
    audit(() => ({ source: RecordSource.trail({ networkActivity: [NetworkActivityEvents.of('s3.amazonaws.com', props)] }) })),
  TrailOptions: (props: analytics.TrailOptions) => audit(() => ({ source: RecordSource.trail(props) })),
  LogArchiveProps: (props: object) => synthesize((stack) => {
    new analytics.LogArchive(stack, 'Archive', { trailArn: analytics.AuditTrail.formatTrailArn(stack, 'example'), ...props });
  }),
  RecordFiles: (props: analytics.RecordFiles) =>
    audit((stack) => ({ source: RecordSource.existingTrail({ ...props, bucket: importBucket(stack) }), queryPacks: undefined })),
  ArchiveReplicaOptions: (props: analytics.ArchiveReplicaOptions) =>
    audit((stack) => {
      const replica = analytics.ArchiveReplica.to(importBucket(stack, 'eu-west-1'), importKey(stack, 'eu-west-1'), props);
      return { source: RecordSource.trail({ replicas: [replica] }) };
    }),
  RetentionOptions: (props: analytics.RetentionOptions) => audit(() => ({ retention: RetentionPolicy.searchable(Duration.days(90), props) })),
  ExpectedVolume: (props: analytics.ExpectedVolume) => audit(() => ({ expectedVolume: props })),
  CisOptions: (props: analytics.CisOptions) => RulePack.cis(analytics.CisVersion.V5_0_0, props).rules.map(({ id }) => id),
  RulePackOptions: (props: analytics.RulePackOptions) => RulePack.of('example', [createRule({})], props).metricNamespace,
  DetectionRuleProps: (props: object) => [
    JSON.stringify({ ...createRule(props), props: undefined }),
    getOutcome(() => createRule({ ...props, pattern: logs.FilterPattern.all(...['a', 'b', 'c', 'd'].map(matchToken)) })),
  ],
  AuditTrailProps: (props: object) => synthesize((stack) => {
    new analytics.AuditTrail(stack, 'Trail', { trailName: 'example', bucket: importBucket(stack), encryptionKey: importKey(stack), ...props });
  }),
  EventCatalogProps: (props: object) => synthesize((stack) => {
    new analytics.EventCatalog(stack, 'Catalog', { databaseName: 'example', bucket: importBucket(stack), ...props });
  }),
  ExpiringResultsOptions: (props: analytics.ExpiringResultsOptions) => audit(() => ({ queryResults: analytics.QueryResults.expiring(props) })),
  QueryWorkgroupProps: (props: object) => QUERY_PACKS.map((pack) => getOutcome(() => synthesize((stack) => {
    new analytics.QueryWorkgroup(stack, 'Workgroup', { databaseName: 'example', workgroupName: 'example', queryPacks: [pack], ...props });
  }))),
  QueryWorkgroupAttributes: (props: object) => QUERY_PACKS.map((pack) => getOutcome(() => synthesize((stack) => {
    const attributes = { databaseName: 'example', workgroupName: 'example', encryptionKey: importKey(stack), ...props };
    analytics.QueryWorkgroup.fromQueryWorkgroupAttributes(stack, 'Workgroup', attributes).addQueryPack(pack);
  }))),
  DetectionAlarmsProps: (props: object) => synthesize((stack) => {
    const logGroup = logs.LogGroup.fromLogGroupName(stack, 'LogGroup', 'example');
    new analytics.DetectionAlarms(stack, 'Alarms', { resourceNamePrefix: 'example', logGroup, alarmRules: [RulePack.cost()], ...props });
  }),
};

const DEFAULTS = listTypes(loadAssembly(path.join(__dirname, '..', '..'))).filter(isStruct).flatMap((struct) => listProperties(struct)
  .filter(({ docs }) => docs?.default !== undefined && !docs.default.startsWith('-'))
  .map(({ name, docs }): [string, string, string] => [struct.name, name, docs!.default!]));

test.each(DEFAULTS)('%s.%s defaults to %s, as documented', (struct, name, text) => {
  if (!(struct in CREATE)) throw new Error(`add ${struct} to CREATE`);
  const create = CREATE[struct] as (props: object) => unknown;
  const value = runInNewContext(text, SCOPE) as unknown;
  const result = create({});
  expect(create({ [name]: value })).toEqual(result);
  const other = changeValue(value);
  if (other !== undefined) expect(create({ [name]: other })).not.toEqual(result);
});

function audit(createProps: (stack: cdk.Stack) => analytics.CloudTrailAnalyticsProps): unknown {
  return synthesize((stack) => {
    const props = { alarmRules: [], detectionRules: [], queryPacks: [], ...createProps(stack) };
    return new analytics.CloudTrailAnalytics(stack, 'Audit', props).summary;
  });
}

function synthesize(addResources: (stack: cdk.Stack) => unknown): unknown {
  const stack = new cdk.Stack(new cdk.App(), 'Example', { env: { account: '111122223333', region: 'eu-central-1' } });
  const result = addResources(stack);
  return [result, Template.fromStack(stack).toJSON()];
}

function createRule(props: object): analytics.DetectionRule {
  return new analytics.DetectionRule({ id: 'example', title: 'Example', pattern: logs.FilterPattern.exists('$.errorCode'), ...props });
}

function matchToken(field: string): logs.JsonPattern {
  return logs.FilterPattern.stringValue(`$.${field}`, '=', cdk.Lazy.string({ produce: () => 'value' }));
}

/** Returns the result of a function, or its error message. */
function getOutcome(create: () => unknown): unknown {
  try {
    return create();
  } catch (error) {
    return (error as Error).message;
  }
}

function importBucket(stack: cdk.Stack, region = 'eu-central-1'): s3.IBucket {
  return s3.Bucket.fromBucketAttributes(stack, 'Bucket', { bucketName: 'example', region });
}

function importKey(stack: cdk.Stack, region = 'eu-central-1'): kms.IKey {
  return kms.Key.fromKeyArn(stack, 'Key', `arn:aws:kms:${region}:111122223333:key/11111111-2222-3333-4444-555555555555`);
}

/** Returns another value, which shows that the comparison is sensitive to the prop. */
function changeValue(value: unknown): unknown {
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return value === 0 ? 1_000_000 : value * 2;
  if (value instanceof Duration) return value.plus(value);
  return value instanceof cdk.Size ? cdk.Size.gibibytes(value.toGibibytes() * 2) : undefined;
}
