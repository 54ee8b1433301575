import { Breach, findBreachChanges, PastPeriod } from './breaches';
import { computeEvaluationRange, scheduleEvaluation } from './evaluation';
import { Series } from './series';
import { AlarmPlan } from '../template/plan';

export type AlarmState = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';

/** CloudWatch looks so many periods further back when recent ones lack data. */
const EXTRA_PERIODS = 2;

type Settings = Pick<AlarmPlan, 'evaluationPeriods' | 'datapointsToAlarm' | 'missingData'>;

/**
 * The state that an alarm takes, as CloudWatch documents it: the most recent points that are there decide, and only
 * where they are too few are missing ones filled in.
 *
 * @param breaches the periods looked at, oldest first: whether each breaches, `undefined` where data is missing
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

/** Nothing but breaching points, the oldest of them as old as the points that the alarm asks for. */
function isPremature(breaches: readonly Breach[], datapointsToAlarm: number): boolean {
  const oldest = breaches.findIndex((breach) => breach !== undefined);
  return oldest >= 0 && breaches.length - oldest >= datapointsToAlarm && !breaches.includes(false);
}

/**
 * When an alarm would have gone into ALARM: the times, in seconds, of the evaluations that changed its state.
 *
 * @param from, to the time in seconds that the logs cover
 */
export function findFirings(alarm: AlarmPlan, series: Series, from: number, to: number): number[] {
  const { times, periodEnds } = scheduleEvaluation(alarm);
  const { first, last } = computeEvaluationRange(alarm, times, from, to);
  const changes = findBreachChanges(alarm, series, periodEnds);
  const range = alarm.evaluationPeriods + EXTRA_PERIODS;
  const periods = Array.from({ length: range }, (_, index) => new PastPeriod(changes, (range - 1 - index) * alarm.period));
  const fired: number[] = [];
  let state: AlarmState = 'INSUFFICIENT_DATA';
  // an evaluation of the same periods as before gives the same state, so only those of others are made
  for (let time = first; time <= last; time = times.atOrAfter(Math.min(...periods.map((period) => period.nextChange())))) {
    const before: AlarmState = state;
    state = computeNextState(alarm, periods.map((period) => period.moveTo(time)), before);
    if (state === 'ALARM' && before !== 'ALARM') fired.push(time);
  }
  return fired;
}
