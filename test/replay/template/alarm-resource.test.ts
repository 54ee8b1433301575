import { readAlarm } from '../../../replay/template/alarm-resource';
import { JsonObject } from '../../../replay/template/json';

const ALARM = {
  Namespace: 'Audit',
  MetricName: 'root',
  Statistic: 'Sum',
  ComparisonOperator: 'GreaterThanOrEqualToThreshold',
  Threshold: 1,
  Period: 60,
  EvaluationPeriods: 3,
  DatapointsToAlarm: 2,
  TreatMissingData: 'notBreaching',
  Dimensions: [{ Name: 'account', Value: '1' }],
};

test('all properties of an alarm', () => {
  expect(readAlarm('root', ALARM)).toEqual({
    name: 'root',
    namespace: 'Audit',
    metric: 'root',
    dimensions: [{ name: 'account', value: '1' }],
    statistic: 'Sum',
    comparison: 'GreaterThanOrEqualToThreshold',
    threshold: 1,
    period: 60,
    window: 'SlidingWindow',
    evaluationPeriods: 3,
    datapointsToAlarm: 2,
    missingData: 'notBreaching',
  });
});

test('numbers can be texts, and properties have defaults', () => {
  const { Period, DatapointsToAlarm, TreatMissingData, Dimensions, ...rest } = ALARM;
  expect(readAlarm('root', { ...rest, Threshold: '2.5', EvaluationPeriods: '4' })).toMatchObject({
    threshold: 2.5, period: 300, evaluationPeriods: 4, datapointsToAlarm: 4, missingData: 'missing', dimensions: [],
  });
});

test.each<[object, string]>([
  [{}, 'SlidingWindow'],
  [{ SlidingWindow: {} }, 'SlidingWindow'],
  [{ WallClockWindow: {} }, 'WallClockWindow'],
  [{ WallClockWindow: { Timezone: 'UTC' } }, 'WallClockWindow'],
  [{ WallClockWindow: { Timezone: 'Z' } }, 'WallClockWindow'],
])('the evaluation window %j', (EvaluationWindow, window) => {
  expect(readAlarm('root', { ...ALARM, EvaluationWindow } as JsonObject)).toMatchObject({ window });
});

test.each<[string, object, string]>([
  ['a metric expression', { Metrics: [] }, 'metric math expressions are not supported'],
  ['a percentile', { ExtendedStatistic: 'p90' }, "the extended statistic 'p90' is not supported"],
  ['no namespace', { Namespace: undefined }, 'Namespace or MetricName is missing'],
  ['no metric', { MetricName: undefined }, 'Namespace or MetricName is missing'],
  ['an unknown statistic', { Statistic: 'Median' }, "the statistic 'Median' is not supported"],
  ['no statistic', { Statistic: undefined }, "the statistic '' is not supported"],
  ['anomaly detection', { ComparisonOperator: 'GreaterThanUpperThreshold' }, "the comparison operator 'GreaterThanUpperThreshold' is not supported"],
  ['unknown missing data', { TreatMissingData: 'maybe' }, "the missing data treatment 'maybe' is not supported"],
  ['no threshold', { Threshold: undefined }, 'the threshold is not a number'],
  ['no period', { Period: 0 }, 'the periods are not positive numbers'],
  ['a period of seconds', { Period: 30 }, 'the period is not a multiple of 60 seconds'],
  ['an unknown window', { EvaluationWindow: { LunarWindow: {} } }, "the evaluation window 'LunarWindow' is not supported"],
  [
    'a wall clock window in another time zone', { EvaluationWindow: { WallClockWindow: { Timezone: 'Europe/Berlin' } } },
    "wall clock windows in the time zone 'Europe/Berlin' are not supported",
  ],
  ['an unsupported period of a wall clock window', { EvaluationWindow: { WallClockWindow: {} }, Period: 600 }, 'wall clock windows with a period of 600 seconds are not supported'],
  ['no periods', { EvaluationPeriods: 0 }, 'the periods are not positive numbers'],
])('an alarm with %s is not replayed', (_, change, reason) => {
  expect(readAlarm('root', { ...ALARM, ...change })).toBe(reason);
});
