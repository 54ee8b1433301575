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

test('all of an alarm', () => {
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

test('numbers may be texts, and there are defaults', () => {
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
])('the window %j', (EvaluationWindow, window) => {
  expect(readAlarm('root', { ...ALARM, EvaluationWindow } as JsonObject)).toMatchObject({ window });
});

test.each<[string, object, string]>([
  ['a metric expression', { Metrics: [] }, 'it watches a metric expression'],
  ['a percentile', { ExtendedStatistic: 'p90' }, 'its statistic is p90'],
  ['no namespace', { Namespace: undefined }, 'it names no metric'],
  ['no metric', { MetricName: undefined }, 'it names no metric'],
  ['an unknown statistic', { Statistic: 'Median' }, "its statistic is 'Median'"],
  ['no statistic', { Statistic: undefined }, "its statistic is ''"],
  ['anomaly detection', { ComparisonOperator: 'GreaterThanUpperThreshold' }, "its comparison is 'GreaterThanUpperThreshold'"],
  ['unknown missing data', { TreatMissingData: 'maybe' }, "it treats missing data as 'maybe'"],
  ['no threshold', { Threshold: undefined }, 'its threshold is no number'],
  ['no period', { Period: 0 }, 'its periods are not positive numbers'],
  ['a period of seconds', { Period: 30 }, 'its period is not whole minutes'],
  ['an unknown window', { EvaluationWindow: { LunarWindow: {} } }, "its evaluation window is 'LunarWindow'"],
  [
    'a wall clock elsewhere', { EvaluationWindow: { WallClockWindow: { Timezone: 'Europe/Berlin' } } },
    "its wall clock window is in the time zone 'Europe/Berlin'",
  ],
  ['a period that no clock has', { EvaluationWindow: { WallClockWindow: {} }, Period: 600 }, 'its wall clock window has periods of 600 s'],
  ['no periods', { EvaluationPeriods: 0 }, 'its periods are not positive numbers'],
])('%s is a reason', (_, change, reason) => {
  expect(readAlarm('root', { ...ALARM, ...change })).toBe(reason);
});
