import { asArray, asNumber, asObject, asText, JsonObject } from './json';
import { AlarmPlan, Comparison, Dimension, EvaluationWindow, MissingData, Statistic } from './plan';

const STATISTICS: readonly string[] = ['Sum', 'SampleCount', 'Average', 'Minimum', 'Maximum'] satisfies Statistic[];
const COMPARISONS: readonly string[] = [
  'GreaterThanOrEqualToThreshold', 'GreaterThanThreshold', 'LessThanThreshold', 'LessThanOrEqualToThreshold',
] satisfies Comparison[];
const MISSING_DATA: readonly string[] = ['missing', 'ignore', 'breaching', 'notBreaching'] satisfies MissingData[];
const WINDOWS: readonly string[] = ['SlidingWindow', 'WallClockWindow'] satisfies EvaluationWindow[];
const DEFAULT_PERIOD = 300;
const MINUTE = 60;
/** Periods that CloudWatch supports for wall clock windows: 1 minute, 5 minutes, 1 hour, 1 day, and 1 week, in seconds. */
const WALL_CLOCK_PERIODS: readonly number[] = [60, 300, 3_600, 86_400, 604_800];
const UTC_NAMES: readonly string[] = ['UTC', 'Z'];

/** Reads an alarm, or returns the reason why it cannot be replayed. */
export function readAlarm(name: string, properties: JsonObject): AlarmPlan | string {
  if (properties.Metrics !== undefined) return 'metric math expressions are not supported';
  if (properties.ExtendedStatistic !== undefined) return `the extended statistic '${asText(properties.ExtendedStatistic)}' is not supported`;
  const namespace = asText(properties.Namespace);
  const metric = asText(properties.MetricName);
  if (namespace === undefined || metric === undefined) return 'Namespace or MetricName is missing';
  const statistic = asText(properties.Statistic) ?? '';
  if (!isOneOf<Statistic>(STATISTICS, statistic)) return `the statistic '${statistic}' is not supported`;
  const comparison = asText(properties.ComparisonOperator) ?? '';
  if (!isOneOf<Comparison>(COMPARISONS, comparison)) return `the comparison operator '${comparison}' is not supported`;
  const missingData = asText(properties.TreatMissingData) ?? 'missing';
  if (!isOneOf<MissingData>(MISSING_DATA, missingData)) return `the missing data treatment '${missingData}' is not supported`;
  const threshold = asNumber(properties.Threshold);
  if (threshold === undefined) return 'the threshold is not a number';
  const period = asNumber(properties.Period) ?? DEFAULT_PERIOD;
  const evaluationPeriods = asNumber(properties.EvaluationPeriods) ?? 1;
  const datapointsToAlarm = asNumber(properties.DatapointsToAlarm) ?? evaluationPeriods;
  if (period < 1 || evaluationPeriods < 1 || datapointsToAlarm < 1) return 'the periods are not positive numbers';
  if (period % MINUTE !== 0) return 'the period is not a multiple of 60 seconds';
  const windows = asObject(properties.EvaluationWindow);
  const [window = 'SlidingWindow'] = Object.keys(windows);
  if (!isOneOf<EvaluationWindow>(WINDOWS, window)) return `the evaluation window '${window}' is not supported`;
  const problem = window === 'WallClockWindow' ? validateWallClockWindow(asObject(windows[window]), period) : undefined;
  if (problem !== undefined) return problem;
  const dimensions = asArray(properties.Dimensions).map(asObject).map(({ Name, Value }): Dimension =>
    ({ name: asText(Name) ?? '', value: asText(Value) ?? '' }));
  return {
    name, namespace, metric, dimensions, statistic, period, window, threshold, comparison, evaluationPeriods, datapointsToAlarm, missingData,
  };
}

function validateWallClockWindow(window: JsonObject, period: number): string | undefined {
  const zone = asText(window.Timezone) ?? 'UTC';
  if (!UTC_NAMES.includes(zone)) return `wall clock windows in the time zone '${zone}' are not supported`;
  return WALL_CLOCK_PERIODS.includes(period) ? undefined : `wall clock windows with a period of ${period} seconds are not supported`;
}

function isOneOf<T extends string>(allowed: readonly string[], value: string): value is T {
  return allowed.includes(value);
}
