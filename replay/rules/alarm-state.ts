import { Breach, findBreachChanges, PastPeriod } from './breaches';
import { computeEvaluationRange, scheduleEvaluation } from './evaluation';
import { Series } from './series';
import { AlarmPlan } from '../template/plan';

export type AlarmState = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';

/** Number of additional past periods that CloudWatch evaluates if recent periods have no data. */
const EXTRA_PERIODS = 2;

type Settings = Pick<AlarmPlan, 'evaluationPeriods' | 'datapointsToAlarm' | 'missingData'>;

/**
 * Returns the next state of an alarm, as documented by CloudWatch.
 *
 * The most recent existing datapoints determine the state. Missing datapoints are filled in only if there are too few.
 *
 * @param breaches the breach values of the evaluated periods, oldest first
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html
 */
export function computeNextState(settings: Settings, breaches: readonly Breach[], current: AlarmState): AlarmState {
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

/** Whether all existing datapoints breach, and the oldest of them is at least `datapointsToAlarm` periods old. */
function isPremature(breaches: readonly Breach[], datapointsToAlarm: number): boolean {
  const oldest = breaches.findIndex((breach) => breach !== undefined);
  return oldest >= 0 && breaches.length - oldest >= datapointsToAlarm && !breaches.includes(false);
}

/**
 * Returns the times, in seconds, at which an alarm changes to the state ALARM.
 *
 * @param from the start of the logs in seconds
 * @param to the end of the logs in seconds
 */
export function findFirings(alarm: AlarmPlan, series: Series, from: number, to: number): number[] {
  const { times, periodEnds } = scheduleEvaluation(alarm);
  const { first, last } = computeEvaluationRange(alarm, times, from, to);
  const changes = findBreachChanges(alarm, series, periodEnds);
  const range = alarm.evaluationPeriods + EXTRA_PERIODS;
  const periods = Array.from({ length: range }, (_, index) => new PastPeriod(changes, (range - 1 - index) * alarm.period));
  const fired: number[] = [];
  let state: AlarmState = 'INSUFFICIENT_DATA';
  // the state can change only at a time at which the breach value of a period changes
  for (let time = first; time <= last; time = times.atOrAfter(Math.min(...periods.map((period) => period.nextChange())))) {
    const before: AlarmState = state;
    state = computeNextState(alarm, periods.map((period) => period.moveTo(time)), before);
    if (state === 'ALARM' && before !== 'ALARM') fired.push(time);
  }
  return fired;
}
