import { Datapoint, Series } from './series';
import { AlarmPlan, Comparison, Statistic } from '../template/plan';

export type AlarmState = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';

/** CloudWatch looks so many periods further back when recent ones lack data. */
const EXTRA_PERIODS = 2;

const COMPARISONS: Readonly<Record<Comparison, (value: number, threshold: number) => boolean>> = {
  GreaterThanOrEqualToThreshold: (value, threshold) => value >= threshold,
  GreaterThanThreshold: (value, threshold) => value > threshold,
  LessThanThreshold: (value, threshold) => value < threshold,
  LessThanOrEqualToThreshold: (value, threshold) => value <= threshold,
};

const STATISTICS: Readonly<Record<Statistic, (point: Datapoint) => number>> = {
  Sum: ({ sum }) => sum,
  SampleCount: ({ count }) => count,
  Average: ({ sum, count }) => sum / count,
  Minimum: ({ minimum }) => minimum,
  Maximum: ({ maximum }) => maximum,
};

type Settings = Pick<AlarmPlan, 'evaluationPeriods' | 'datapointsToAlarm' | 'missingData'>;

/**
 * The state that an alarm takes, as CloudWatch documents it: the most recent points that are there decide, and only
 * where they are too few are missing ones filled in.
 *
 * @param breaches the periods looked at, oldest first: whether each breaches, `undefined` where data is missing
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html
 */
export function nextState(settings: Settings, breaches: readonly (boolean | undefined)[], current: AlarmState): AlarmState {
  const { evaluationPeriods, datapointsToAlarm, missingData } = settings;
  const present = breaches.filter((breach) => breach !== undefined);
  const recent = present.slice(-evaluationPeriods);
  const breaching = recent.filter((breach) => breach).length;
  const state = (isAlarm: boolean): AlarmState => isAlarm ? 'ALARM' : 'OK';
  if (breaching >= datapointsToAlarm || recent.length === evaluationPeriods) return state(breaching >= datapointsToAlarm);
  switch (missingData) {
    case 'breaching': return state(breaching + evaluationPeriods - recent.length >= datapointsToAlarm);
    case 'notBreaching': return 'OK';
    case 'ignore': return present.length === 0 || isPremature(breaches, datapointsToAlarm) ? current : 'OK';
    case 'missing':
      if (present.length === 0) return 'INSUFFICIENT_DATA';
      return state(isPremature(breaches, datapointsToAlarm));
  }
}

/** Nothing but breaching points, the oldest of them as old as the points that the alarm asks for. */
function isPremature(breaches: readonly (boolean | undefined)[], datapointsToAlarm: number): boolean {
  const oldest = breaches.findIndex((breach) => breach !== undefined);
  return oldest >= 0 && breaches.length - oldest >= datapointsToAlarm && !breaches.includes(false);
}

/**
 * When an alarm would have gone into ALARM: the ends, in seconds, of the periods (aligned to the clock) whose evaluation
 * changed its state.
 *
 * @param from, to the time in seconds that the logs cover
 */
export function firings(alarm: AlarmPlan, series: Series, from: number, to: number): number[] {
  const { period } = alarm;
  const breaches = (start: number): boolean | undefined => {
    const point = series.get(start);
    return point && COMPARISONS[alarm.comparison](STATISTICS[alarm.statistic](point), alarm.threshold);
  };
  const range = alarm.evaluationPeriods + EXTRA_PERIODS;
  const starts = series.starts();
  const fired: number[] = [];
  let state: AlarmState = 'INSUFFICIENT_DATA';
  let window: (boolean | undefined)[] = Array.from({ length: range }, () => undefined);
  let next = 0;
  for (let start = Math.floor(from / period) * period; start <= to; start += period) {
    window = [...window.slice(1), breaches(start)];
    const before: AlarmState = state;
    state = nextState(alarm, window, before);
    if (state === 'ALARM' && before !== 'ALARM') fired.push(start + period);
    while (next < starts.length && starts[next] <= start) next += 1;
    // nothing changes any more until there is data again
    const silent = window.every((breach) => breach === undefined) && state === before;
    if (silent) start = Math.max(start, (starts[next] ?? Infinity) - period);
  }
  return fired;
}
