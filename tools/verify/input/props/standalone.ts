import * as fc from 'fast-check';
import { logQueries } from './log-queries';
import { eventNotifications } from './notifications';
import { queryPacks } from './queries';
import { recorded } from './recorded';
import { alarmAction, bucket, key, logGroup, ownBucket, replica, subscription, topic } from './resources';
import { retention } from './retention';
import { rulePacks, tellable } from './rules';
import { accounts } from './sources';
import { accountId, resourceNamePrefix, duration, keyPrefix, organizationId, bytesScannedCutoffPerQuery } from './texts';
import { call, construct, Gen, list, maybe, of, struct, Value } from '../value';
import {
  AuditTrail, AuditTrailProps, CloudTrailAnalytics, DetectionAlarms, DetectionAlarmsProps, DetectionNotifications, DetectionNotificationsProps,
  EventCatalog, EventCatalogProps, IRecordSource, LogArchive, LogArchiveProps, QueryResults, QueryWorkgroup, QueryWorkgroupProps, RecordSourceConfig,
} from 'cdk-cloudtrail-analytics';

/** Known before the trail exists. */
const exampleTrailArn: Value<string> = {
  code: "AuditTrail.arnOf(this, 'example')",
  make: (scope) => call('AuditTrail.arnOf', (name: string) => AuditTrail.formatTrailArn(scope, name), of('example')).make(scope),
};

const REGIONS = of(['eu-central-1']);
const NOTHING_ELSE = { bucket: false, accessLogs: false, logGroup: false, results: false };

const archive: Gen<unknown> = fc.tuple(
  fc.record({ accessLogBucket: maybe(ownBucket('AccessLogs')), encryptionKey: maybe(key('Key')), keyPrefix: maybe(keyPrefix), organizationId: maybe(organizationId) }),
  retention({ ...NOTHING_ELSE, bucket: true }), maybe(replica), maybe(bucket('Logs')), maybe(accountId.map((id) => of(id))),
).map(([fields, { policy }, copies, given, trailAccountId]) => construct('LogArchive', LogArchive, struct<LogArchiveProps>('LogArchiveProps', {
  ...fields,
  trailArn: exampleTrailArn,
  trailAccountId,
  bucket: given,
  retention: given ? undefined : policy,
  replicas: copies && !given ? list([copies]) : undefined,
})));

const trail: Gen<unknown> = fc.tuple(recorded, fc.record({
  bucket: bucket('Logs'),
  encryptionKey: key('Key'),
  trailName: resourceNamePrefix,
  keyPrefix: maybe(keyPrefix),
  organizationId: maybe(organizationId),
  managementAccountId: maybe(accountId.map((id) => of(id))),
}), fc.oneof(
  fc.record({ logGroup: logGroup('LogGroup') }),
  fc.record({ logGroupName: maybe(resourceNamePrefix), logGroupRetention: maybe(fc.constant(of(30))) }),
)).map(([{ fields: events }, fields, group]) =>
  construct('AuditTrail', AuditTrail, struct<AuditTrailProps>('AuditTrailProps', { ...events, ...fields, ...group })));

const catalog: Gen<unknown> = fc.tuple(fc.record({
  bucket: bucket('Logs'),
  databaseName: resourceNamePrefix,
  accounts: maybe(accounts),
  encryptionKey: maybe(key('Key')),
  keyPrefix: maybe(keyPrefix),
  organizationId: maybe(organizationId),
  insights: maybe(fc.boolean().map((value) => of(value))),
  networkActivity: maybe(fc.boolean().map((value) => of(value))),
  alarmRules: maybe(rulePacks),
  regions: maybe(fc.constant(REGIONS)),
}), retention(NOTHING_ELSE)).map(([fields, { policy }]) => construct('EventCatalog', EventCatalog, struct<EventCatalogProps>('EventCatalogProps', { ...fields, retention: policy })));

const workgroup: Gen<unknown> = fc.tuple(retention({ ...NOTHING_ELSE, results: true }), fc.boolean(), fc.boolean())
  .chain(([{ policy, searchableDays }, networkActivity, insights]) => fc.record({
    databaseName: resourceNamePrefix,
    workgroupName: resourceNamePrefix,
    accessLogBucket: maybe(ownBucket('AccessLogs')),
    accounts: maybe(accounts),
    encryptionKey: maybe(key('Key')),
    queryPacks: maybe(queryPacks(searchableDays, { networkActivity, insights })),
    bytesScannedCutoffPerQuery: maybe(bytesScannedCutoffPerQuery),
  }).map((fields) => construct('QueryWorkgroup', QueryWorkgroup, struct<QueryWorkgroupProps>('QueryWorkgroupProps', {
    ...fields, retention: policy, networkActivity: of(networkActivity), insights: of(insights), queryResults: call('QueryResults.expiring', QueryResults.expiring),
  }))));

const alarms: Gen<unknown> = fc.record({
  alarmRules: rulePacks,
  resourceNamePrefix,
  logGroup: logGroup('LogGroup'),
  accounts: maybe(accounts),
  alarmActions: maybe(alarmAction.map((action) => list([action]))),
  databaseName: maybe(resourceNamePrefix),
  deliveryAlarmAfter: maybe(duration('hours', 1, 24)),
  encryptionKey: maybe(key('Key')),
  subscriptions: maybe(fc.constant(list([subscription(1)]))),
  topic: maybe(topic('Topic')),
}).map((fields) => construct('DetectionAlarms', DetectionAlarms, struct<DetectionAlarmsProps>('DetectionAlarmsProps', fields)));

const notifications: Gen<unknown> = fc.record({
  alarmRules: tellable,
  resourceNamePrefix,
  eventNotifications,
  alarmActions: maybe(alarmAction.map((action) => list([action]))),
  databaseName: maybe(resourceNamePrefix),
  encryptionKey: maybe(key('Key')),
  workgroupName: maybe(resourceNamePrefix),
}).map((fields) => construct('DetectionNotifications', DetectionNotifications, struct<DetectionNotificationsProps>('DetectionNotificationsProps', fields)));

/** A source of the app's own. */
class Elsewhere implements IRecordSource {
  public readonly description = 'a bucket that something else fills';

  constructor(private readonly config: RecordSourceConfig) {}

  public bind(): RecordSourceConfig {
    return this.config;
  }
}

const ownSource: Gen<unknown> = fc.record({
  files: bucket('Logs'), logGroup: maybe(logGroup('LogGroup')), key: key('Key'), hasArchive: fc.boolean(), hasTrail: fc.boolean(),
}).map(({ files, logGroup: group, key: encryptionKey, hasArchive, hasTrail }) => {
  const config = struct<RecordSourceConfig>('RecordSourceConfig', {
    files: struct('RecordFiles', { bucket: files }),
    logGroup: group,
    archive: hasArchive ? construct('LogArchive', LogArchive, struct<LogArchiveProps>('LogArchiveProps', { trailArn: exampleTrailArn })) : undefined,
    trail: hasTrail
      ? construct('AuditTrail', AuditTrail, struct<AuditTrailProps>('AuditTrailProps', { trailName: of('example'), bucket: files, encryptionKey }))
      : undefined,
  });
  return construct('CloudTrailAnalytics', CloudTrailAnalytics, struct('CloudTrailAnalyticsProps', {
    source: call('new Elsewhere', (given: RecordSourceConfig) => new Elsewhere(given), config),
  }));
});

/** Each construct that is public, on its own, and a source of one's own. */
export const standalone: Gen<unknown> = fc.oneof(archive, trail, catalog, workgroup, alarms, notifications, logQueries, ownSource);
