import * as fc from 'fast-check';
import { logQueries } from './log-queries';
import { eventNotifications } from './notifications';
import { queryPacks } from './queries';
import { recorded } from './recorded';
import { ACCOUNT, alarmAction, bucket, key, logGroup, replica, retainingPolicy, sameAccountBucket, subscription, topic } from './resources';
import { retention } from './retention';
import { notifiableRulePacks, rulePacks } from './rules';
import { accounts } from './sources';
import { accountId, boolean, bytesScannedCutoffPerQuery, databaseName, duration, keyPrefix, organizationId, resourceNamePrefix } from './texts';
import { call, construct, Gen, list, literal, maybe, struct, Value } from './value';
import {
  AuditTrail, AuditTrailProps, CloudTrailAnalytics, CloudTrailAnalyticsProps, DetectionAlarms, DetectionAlarmsProps, DetectionNotifications,
  DetectionNotificationsProps, EventCatalog, EventCatalogAttributes, EventCatalogProps, IRecordSource, LogArchive, LogArchiveProps, QueryResults,
  QueryWorkgroup, QueryWorkgroupAttributes, QueryWorkgroupProps, RecordFiles, RecordSourceConfig,
} from 'cdk-cloudtrail-analytics';

/** The ARN of a trail that does not exist yet. */
const exampleTrailArn: Value<string> = {
  code: "AuditTrail.formatTrailArn(this, 'example')",
  make: (scope) => call('AuditTrail.formatTrailArn', (name: string) => AuditTrail.formatTrailArn(scope, name), literal('example')).make(scope),
};

const REGIONS = literal(['eu-central-1']);
const NOTHING_UNSET = { bucket: false, accessLogs: false, logGroup: false, results: false };

const archive: Gen<unknown> = fc.tuple(
  fc.record({
    accessLogBucket: maybe(sameAccountBucket('AccessLogs')),
    encryptionKey: maybe(key('Key')),
    keyPrefix: maybe(keyPrefix),
    organizationId: maybe(organizationId),
    removalPolicy: maybe(retainingPolicy),
  }),
  retention({ ...NOTHING_UNSET, bucket: true }), maybe(replica), maybe(bucket('Logs')), maybe(accountId.map((id) => literal(id))),
).map(([fields, { policy }, copies, given, trailAccountId]) => construct('LogArchive', LogArchive, struct<LogArchiveProps>('LogArchiveProps')({
  ...fields,
  trailArn: exampleTrailArn,
  trailAccountId,
  bucket: given,
  retention: given ? undefined : policy,
  replicas: copies && !given ? list([copies]) : undefined,
  removalPolicy: given && fields.encryptionKey ? undefined : fields.removalPolicy,
})));

const trail: Gen<unknown> = fc.tuple(recorded, fc.record({
  bucket: bucket('Logs'),
  encryptionKey: key('Key'),
  trailName: resourceNamePrefix,
  keyPrefix: maybe(keyPrefix),
  organizationId: maybe(organizationId),
  managementAccountId: maybe(fc.constant(literal(ACCOUNT))),
}), fc.oneof(
  fc.record({ logGroup: logGroup('LogGroup') }),
  fc.record({ logGroupName: maybe(resourceNamePrefix), logGroupRetention: maybe(fc.constant(literal(30))) }),
)).map(([{ fields: events }, fields, group]) =>
  construct('AuditTrail', AuditTrail, struct<AuditTrailProps>('AuditTrailProps')({
    ...events, ...fields, ...group, managementAccountId: fields.organizationId && fields.managementAccountId,
  })));

const catalog: Gen<unknown> = fc.tuple(fc.record({
  bucket: bucket('Logs'),
  databaseName,
  accounts: maybe(accounts),
  encryptionKey: maybe(key('Key')),
  keyPrefix: maybe(keyPrefix),
  organizationId: maybe(organizationId),
  insights: maybe(fc.boolean().map((value) => literal(value))),
  networkActivity: maybe(fc.boolean().map((value) => literal(value))),
  detectionRules: maybe(rulePacks),
  regions: maybe(fc.constant(REGIONS)),
}), retention(NOTHING_UNSET)).map(([fields, { policy }]) =>
  construct('EventCatalog', EventCatalog, struct<EventCatalogProps>('EventCatalogProps')({ ...fields, retention: policy })));

const workgroup: Gen<unknown> = fc.tuple(retention({ ...NOTHING_UNSET, results: true }), fc.boolean(), fc.boolean())
  .chain(([{ policy, searchableDays }, networkActivity, insights]) => fc.record({
    databaseName,
    workgroupName: resourceNamePrefix,
    accessLogBucket: maybe(sameAccountBucket('AccessLogs')),
    accounts: maybe(accounts),
    encryptionKey: maybe(key('Key')),
    queryPacks: maybe(queryPacks(searchableDays, { networkActivity, insights })),
    bytesScannedCutoffPerQuery: maybe(bytesScannedCutoffPerQuery),
  }).map((fields) => construct('QueryWorkgroup', QueryWorkgroup, struct<QueryWorkgroupProps>('QueryWorkgroupProps')({
    ...fields, retention: policy, networkActivity: literal(networkActivity), insights: literal(insights), queryResults: call('QueryResults.expiring', QueryResults.expiring),
  }))));

const importedWorkgroup: Gen<unknown> = fc.record({
  databaseName,
  workgroupName: resourceNamePrefix,
  encryptionKey: key('Key'),
  resultsBucket: maybe(bucket('Results')),
  keyPrefix: maybe(keyPrefix),
  accounts: maybe(accounts),
  networkActivity: maybe(boolean),
  insights: maybe(boolean),
  searchablePeriod: maybe(duration('days', 8, 700)),
}).map((fields): Value<unknown> => {
  const attributes = struct<QueryWorkgroupAttributes>('QueryWorkgroupAttributes')({ ...fields, keyPrefix: fields.resultsBucket && fields.keyPrefix });
  return {
    code: `QueryWorkgroup.fromQueryWorkgroupAttributes(this, 'Workgroup', ${attributes.code})`,
    make: (scope) => call('QueryWorkgroup.fromQueryWorkgroupAttributes',
      (given: QueryWorkgroupAttributes) => QueryWorkgroup.fromQueryWorkgroupAttributes(scope, 'Workgroup', given), attributes).make(scope),
  };
});

const importedCatalog: Gen<unknown> = fc.record({
  databaseName: resourceNamePrefix,
  bucket: bucket('Logs'),
  encryptionKey: maybe(key('Key')),
  keyPrefix: maybe(keyPrefix),
  organizationId: maybe(organizationId),
}).map((fields): Value<unknown> => {
  const attributes = struct<EventCatalogAttributes>('EventCatalogAttributes')(fields);
  return {
    code: `EventCatalog.fromEventCatalogAttributes(this, 'Catalog', ${attributes.code})`,
    make: (scope) => call('EventCatalog.fromEventCatalogAttributes',
      (given: EventCatalogAttributes) => EventCatalog.fromEventCatalogAttributes(scope, 'Catalog', given), attributes).make(scope),
  };
});

const alarms: Gen<unknown> = fc.record({
  alarmRules: rulePacks,
  resourceNamePrefix,
  logGroup: logGroup('LogGroup'),
  accounts: maybe(accounts),
  alarmActions: maybe(alarmAction.map((action) => list([action]))),
  databaseName: maybe(databaseName),
  deliveryAlarmAfter: maybe(duration('hours', 1, 24)),
  encryptionKey: maybe(key('Key')),
  subscriptions: maybe(fc.constant(list([subscription(1)]))),
  topic: maybe(topic('Topic')),
}).map((fields) => construct('DetectionAlarms', DetectionAlarms, struct<DetectionAlarmsProps>('DetectionAlarmsProps')(fields)));

const notifications: Gen<unknown> = fc.record({
  detectionRules: notifiableRulePacks,
  resourceNamePrefix,
  eventNotifications,
  alarmActions: maybe(alarmAction.map((action) => list([action]))),
  databaseName: maybe(databaseName),
  encryptionKey: maybe(key('Key')),
  workgroupName: maybe(resourceNamePrefix),
}).map((fields) => construct('DetectionNotifications', DetectionNotifications, struct<DetectionNotificationsProps>('DetectionNotificationsProps')(fields)));

/** A custom source. */
class CustomSource implements IRecordSource {
  public readonly description = 'a bucket that another system fills';

  constructor(private readonly config: RecordSourceConfig) {}

  public bind(): RecordSourceConfig {
    return this.config;
  }
}

const customSource: Gen<unknown> = fc.record({
  files: bucket('Logs'), logGroup: maybe(logGroup('LogGroup')), key: key('Key'), hasArchive: fc.boolean(), hasTrail: fc.boolean(),
}).map(({ files, logGroup: group, key: encryptionKey, hasArchive, hasTrail }) => {
  const config = struct<RecordSourceConfig>('RecordSourceConfig')({
    files: struct<RecordFiles>('RecordFiles')({ bucket: files }),
    logGroup: group,
    archive: hasArchive ? construct('LogArchive', LogArchive, struct<LogArchiveProps>('LogArchiveProps')({ trailArn: exampleTrailArn })) : undefined,
    trail: hasTrail
      ? construct('AuditTrail', AuditTrail, struct<AuditTrailProps>('AuditTrailProps')({ trailName: literal('example'), bucket: files, encryptionKey }))
      : undefined,
  });
  return construct('CloudTrailAnalytics', CloudTrailAnalytics, struct<CloudTrailAnalyticsProps>('CloudTrailAnalyticsProps')({
    source: call('new CustomSource', (given: RecordSourceConfig) => new CustomSource(given), config),
  }));
});

/** Each public construct in a stack without `CloudTrailAnalytics`, and a custom source. */
export const standalone: Gen<unknown> = fc.oneof(
  archive, trail, catalog, importedCatalog, workgroup, importedWorkgroup, alarms, notifications, logQueries, customSource,
);
