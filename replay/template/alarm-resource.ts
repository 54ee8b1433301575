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
/** The periods, in seconds, that CloudWatch can align to the clock: a minute, five, an hour, a day and a week. */
const WALL_CLOCK_PERIODS: readonly number[] = [60, 300, 3_600, 86_400, 604_800];
const UTC_NAMES: readonly string[] = ['UTC', 'Z'];

/** An alarm, or the reason why it can't be replayed. */
export function readAlarm(name: string, properties: JsonObject): AlarmPlan | string {
  if (properties.Metrics !== undefined) return 'it watches a metric expression';
  if (properties.ExtendedStatistic !== undefined) return `its statistic is ${asText(properties.ExtendedStatistic)}`;
  const namespace = asText(properties.Namespace);
  const metric = asText(properties.MetricName);
  if (namespace === undefined || metric === undefined) return 'it names no metric';
  const statistic = asText(properties.Statistic) ?? '';
  if (!isOneOf<Statistic>(STATISTICS, statistic)) return `its statistic is '${statistic}'`;
  const comparison = asText(properties.ComparisonOperator) ?? '';
  if (!isOneOf<Comparison>(COMPARISONS, comparison)) return `its comparison is '${comparison}'`;
  const missingData = asText(properties.TreatMissingData) ?? 'missing';
  if (!isOneOf<MissingData>(MISSING_DATA, missingData)) return `it treats missing data as '${missingData}'`;
  const threshold = asNumber(properties.Threshold);
  if (threshold === undefined) return 'its threshold is no number';
  const period = asNumber(properties.Period) ?? DEFAULT_PERIOD;
  const evaluationPeriods = asNumber(properties.EvaluationPeriods) ?? 1;
  const datapointsToAlarm = asNumber(properties.DatapointsToAlarm) ?? evaluationPeriods;
  if (period < 1 || evaluationPeriods < 1 || datapointsToAlarm < 1) return 'its periods are not positive numbers';
  if (period % MINUTE !== 0) return 'its period is not whole minutes';
  const windows = asObject(properties.EvaluationWindow);
  const [window = 'SlidingWindow'] = Object.keys(windows);
  if (!isOneOf<EvaluationWindow>(WINDOWS, window)) return `its evaluation window is '${window}'`;
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
  if (!UTC_NAMES.includes(zone)) return `its wall clock window is in the time zone '${zone}'`;
  return WALL_CLOCK_PERIODS.includes(period) ? undefined : `its wall clock window has periods of ${period} s`;
}

function isOneOf<T extends string>(allowed: readonly string[], value: string): value is T {
  return allowed.includes(value);
}
