import { asArray, asNumber, asObject, asText, JsonObject } from './json';
import { AlarmPlan, Comparison, Dimension, MissingData, Statistic } from './plan';

const STATISTICS: readonly string[] = ['Sum', 'SampleCount', 'Average', 'Minimum', 'Maximum'] satisfies Statistic[];
const COMPARISONS: readonly string[] = [
  'GreaterThanOrEqualToThreshold', 'GreaterThanThreshold', 'LessThanThreshold', 'LessThanOrEqualToThreshold',
] satisfies Comparison[];
const MISSING_DATA: readonly string[] = ['missing', 'ignore', 'breaching', 'notBreaching'] satisfies MissingData[];
const DEFAULT_PERIOD = 300;

/** An alarm, or the reason why it can't be replayed. */
export function readAlarm(name: string, properties: JsonObject): AlarmPlan | string {
  if (properties.Metrics !== undefined) return 'it watches a metric expression';
  if (properties.ExtendedStatistic !== undefined) return `its statistic is ${asText(properties.ExtendedStatistic)}`;
  const namespace = asText(properties.Namespace);
  const metric = asText(properties.MetricName);
  if (namespace === undefined || metric === undefined) return 'it names no metric';
  const statistic = asText(properties.Statistic) ?? '';
  if (!isOne<Statistic>(STATISTICS, statistic)) return `its statistic is '${statistic}'`;
  const comparison = asText(properties.ComparisonOperator) ?? '';
  if (!isOne<Comparison>(COMPARISONS, comparison)) return `its comparison is '${comparison}'`;
  const missingData = asText(properties.TreatMissingData) ?? 'missing';
  if (!isOne<MissingData>(MISSING_DATA, missingData)) return `it treats missing data as '${missingData}'`;
  const threshold = asNumber(properties.Threshold);
  if (threshold === undefined) return 'its threshold is no number';
  const period = asNumber(properties.Period) ?? DEFAULT_PERIOD;
  const evaluationPeriods = asNumber(properties.EvaluationPeriods) ?? 1;
  const datapointsToAlarm = asNumber(properties.DatapointsToAlarm) ?? evaluationPeriods;
  if (period < 1 || evaluationPeriods < 1 || datapointsToAlarm < 1) return 'its periods are not positive numbers';
  const dimensions = asArray(properties.Dimensions).map(asObject).map(({ Name, Value }): Dimension =>
    ({ name: asText(Name) ?? '', value: asText(Value) ?? '' }));
  return {
    name, namespace, metric, dimensions, statistic, period, threshold, comparison, evaluationPeriods, datapointsToAlarm, missingData,
  };
}

function isOne<T extends string>(allowed: readonly string[], value: string): value is T {
  return allowed.includes(value);
}
