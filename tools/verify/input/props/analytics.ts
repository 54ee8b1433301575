import * as fc from 'fast-check';
import { logQueryRules } from './log-queries';
import { eventNotifications } from './notifications';
import { expiringResults, managedResults, queryPacks } from './queries';
import { alarmAction, key, sameAccountBucket, subscription, topic } from './resources';
import { Retention, retention } from './retention';
import { detectionPacks, notifiableRulePacks, rulePacks } from './rules';
import { source, Source } from './sources';
import { boolean, bytesScannedCutoffPerQuery, duration, resourceNamePrefix } from './texts';
import { construct, Fields, Gen, list, literal, maybe, struct, Value } from './value';
import { CloudTrailAnalytics, CloudTrailAnalyticsProps, ExpectedVolume } from 'cdk-cloudtrail-analytics';

type Props = Fields<CloudTrailAnalyticsProps>;

const DEFAULT_SEARCHABLE_DAYS = 365;

const amount = maybe(fc.integer({ min: 0, max: 1_000_000_000 }).map((value) => literal(value)));
const expectedVolume: Gen<ExpectedVolume> = fc.record({ managementEvents: amount, dataEvents: amount, scannedGigabytes: amount })
  .map((fields) => struct<ExpectedVolume>('ExpectedVolume')(fields));

const commonProps: fc.Arbitrary<Props> = fc.record({
  resourceNamePrefix: maybe(resourceNamePrefix),
  tamperDetection: maybe(boolean),
  operationsKey: maybe(key('OperationsKey')),
  expectedVolume: maybe(expectedVolume),
  exportSummary: maybe(boolean),
});

/** Props that require a source with a log group. */
function createLogGroupProps(): fc.Arbitrary<Props> {
  return fc.record({
    alarmRules: maybe(rulePacks),
    subscriptions: maybe(fc.integer({ min: 0, max: 2 }).map((count) => list(Array.from({ length: count }, (_, index) => subscription(index))))),
    topic: maybe(topic('Topic')),
    alarmActions: maybe(alarmAction.map((action) => list([action]))),
    deliveryAlarmAfter: maybe(duration('hours', 1, 24)),
    logQueryRules: maybe(logQueryRules),
  });
}

/** Props that require a source with log files. */
function createFileProps({ unset, networkActivity, insights }: Source): fc.Arbitrary<Props> {
  return fc.record({ accessLogBucket: maybe(sameAccountBucket('AccessLogs')), results: fc.constantFrom('default', 'custom', 'managed'), hasRetention: fc.boolean() })
    .chain(({ accessLogBucket, results, hasRetention }) => {
      const policy: fc.Arbitrary<Retention | undefined> = hasRetention
        ? retention({ ...unset, accessLogs: !accessLogBucket, results: results === 'default' })
        : fc.constant(undefined);
      return policy.chain((chosen) => fc.record({
        accessLogBucket: fc.constant(accessLogBucket),
        retention: fc.constant(chosen?.policy),
        queryResults: results === 'custom' ? expiringResults : fc.constant(results === 'managed' ? managedResults : undefined),
        detectionRules: maybe(detectionPacks),
        queryPacks: maybe(queryPacks(chosen?.searchableDays ?? DEFAULT_SEARCHABLE_DAYS, { networkActivity, insights })),
        regions: maybe(fc.subarray(['eu-central-1', 'us-east-1', 'ap-southeast-2'], { minLength: 1 }).map((names) => literal(names))),
        bytesScannedCutoffPerQuery: maybe(bytesScannedCutoffPerQuery),
      }));
    });
}

/** Adds event notifications, and the rules that they name, to some of the props. */
function addEventNotifications(from: Source, props: Props): fc.Arbitrary<Props> {
  return maybe(fc.record({ eventNotifications, rules: notifiableRulePacks, alarmAction: maybe(alarmAction) })).map((added): Props => {
    if (!added) return props;
    const actions = added.alarmAction ? { alarmActions: list([added.alarmAction]) } : {};
    if (from.hasLogGroup) return { ...props, ...actions, alarmRules: added.rules, eventNotifications: added.eventNotifications };
    return { ...props, ...actions, detectionRules: added.rules, eventNotifications: added.eventNotifications };
  });
}

export const analyticsProps: Gen<CloudTrailAnalyticsProps> = source.chain((from) => fc.tuple(
  commonProps,
  from.hasLogGroup ? createLogGroupProps() : fc.constant<Props>({ alarmRules: list([]) }),
  from.hasFiles ? createFileProps(from) : fc.constant<Props>({}),
).chain(([common, logGroupProps, fileProps]) => addEventNotifications(from, { ...common, ...logGroupProps, ...fileProps, source: from.source })))
  .map((fields) => struct<CloudTrailAnalyticsProps>('CloudTrailAnalyticsProps')(fields));

export function newAnalytics(props: Value<CloudTrailAnalyticsProps>): Value<CloudTrailAnalytics> {
  return construct('CloudTrailAnalytics', CloudTrailAnalytics, props, 'Audit');
}
