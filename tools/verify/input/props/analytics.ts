import * as fc from 'fast-check';
import { logQueryRules } from './log-queries';
import { eventNotifications } from './notifications';
import { expiringResults, managedResults, queryPacks } from './queries';
import { alarmAction, key, ownBucket, subscription, topic } from './resources';
import { Retention, retention } from './retention';
import { detectionPacks, rulePacks, tellable } from './rules';
import { source, Source } from './sources';
import { resourceNamePrefix, duration, bytesScannedCutoffPerQuery, yes } from './texts';
import { construct, Gen, list, maybe, of, struct, Value } from '../value';
import { CloudTrailAnalytics, CloudTrailAnalyticsProps, ExpectedVolume } from 'cdk-cloudtrail-analytics';

type Fields = { readonly [K in keyof CloudTrailAnalyticsProps]?: Value<NonNullable<CloudTrailAnalyticsProps[K]>> };

const DEFAULT_SEARCHABLE_DAYS = 365;

const amount = maybe(fc.integer({ min: 0, max: 1_000_000_000 }).map((value) => of(value)));
const expectedVolume: Gen<ExpectedVolume> = fc.record({ managementEvents: amount, dataEvents: amount, scannedGigabytes: amount })
  .map((fields) => struct<ExpectedVolume>('ExpectedVolume', fields));

const always: fc.Arbitrary<Fields> = fc.record({
  resourceNamePrefix: maybe(resourceNamePrefix),
  tamperDetection: maybe(yes),
  operationsKey: maybe(key('OperationsKey')),
  expectedVolume: maybe(expectedVolume),
  exportSummary: maybe(yes),
});

/** Neither source nor anything that needs to be recorded: for a new trail. */
function ofLogGroup(): fc.Arbitrary<Fields> {
  return fc.record({
    alarmRules: maybe(rulePacks),
    subscriptions: maybe(fc.integer({ min: 0, max: 2 }).map((count) => list(Array.from({ length: count }, (_, index) => subscription(index))))),
    topic: maybe(topic('Topic')),
    alarmActions: maybe(alarmAction.map((action) => list([action]))),
    deliveryAlarmAfter: maybe(duration('hours', 1, 24)),
    logQueryRules: maybe(logQueryRules),
  });
}

function ofFiles({ free, networkActivity, insights }: Source): fc.Arbitrary<Fields> {
  return fc.record({ accessLogBucket: maybe(ownBucket('AccessLogs')), results: fc.constantFrom('default', 'own', 'managed'), isKept: fc.boolean() })
    .chain(({ accessLogBucket, results, isKept }) => {
      const policy: fc.Arbitrary<Retention | undefined> = isKept
        ? retention({ ...free, accessLogs: !accessLogBucket, results: results === 'default' })
        : fc.constant(undefined);
      return policy.chain((kept) => fc.record({
        accessLogBucket: fc.constant(accessLogBucket),
        retention: fc.constant(kept?.policy),
        queryResults: results === 'own' ? expiringResults : fc.constant(results === 'managed' ? managedResults : undefined),
        detectionRules: maybe(detectionPacks),
        queryPacks: maybe(queryPacks(kept?.searchableDays ?? DEFAULT_SEARCHABLE_DAYS, { networkActivity, insights })),
        regions: maybe(fc.subarray(['eu-central-1', 'us-east-1', 'ap-southeast-2'], { minLength: 1 }).map((names) => of(names))),
        bytesScannedCutoffPerQuery: maybe(bytesScannedCutoffPerQuery),
      }));
    });
}

/** Sometimes told of events, and then of a rule that there is. */
function told(from: Source, fields: Fields): fc.Arbitrary<Fields> {
  return maybe(fc.record({ eventNotifications, rules: tellable, alarmAction: maybe(alarmAction) })).map((wanted): Fields => {
    if (!wanted) return fields;
    const actions = wanted.alarmAction ? { alarmActions: list([wanted.alarmAction]) } : {};
    if (from.hasLogGroup) return { ...fields, ...actions, alarmRules: wanted.rules, eventNotifications: wanted.eventNotifications };
    return { ...fields, ...actions, detectionRules: wanted.rules, eventNotifications: wanted.eventNotifications };
  });
}

export const analyticsProps: Gen<CloudTrailAnalyticsProps> = source.chain((from) => fc.tuple(
  always, from.hasLogGroup ? ofLogGroup() : fc.constant<Fields>({ alarmRules: list([]) }), from.hasFiles ? ofFiles(from) : fc.constant<Fields>({}),
).chain(([one, two, three]) => told(from, { ...one, ...two, ...three, source: from.source })))
  .map((fields) => struct<CloudTrailAnalyticsProps>('CloudTrailAnalyticsProps', fields));

export function newAnalytics(props: Value<CloudTrailAnalyticsProps>): Value<CloudTrailAnalytics> {
  return construct('CloudTrailAnalytics', CloudTrailAnalytics, props, 'Audit');
}
