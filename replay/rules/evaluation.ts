import { MINUTE } from './series';
import { AlarmPlan } from '../template/plan';

/** Moments at even distances, in seconds since 1970. */
export class TimeGrid {
  /** @param origin one of the moments */
  constructor(private readonly interval: number, private readonly origin = 0) {}

  public atOrBefore(time: number): number {
    return Math.floor((time - this.origin) / this.interval) * this.interval + this.origin;
  }

  public atOrAfter(time: number): number {
    return Math.ceil((time - this.origin) / this.interval) * this.interval + this.origin;
  }

  public after(time: number): number {
    return this.atOrBefore(time) + this.interval;
  }
}

const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;
/** 1970 began on a Thursday. */
const FIRST_MONDAY = 4 * DAY;

/** When CloudWatch looks at an alarm, and at which periods. */
export interface Evaluation {
  readonly times: TimeGrid;
  readonly periodEnds: TimeGrid;
}

/**
 * A window slides by the minute; one of more than a day is looked at once an hour, with the data up to the full hour. A
 * window on the wall clock is looked at as often, but is another one only when a period of the clock has ended.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation.html
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation-window.html
 */
export function scheduleEvaluation(alarm: AlarmPlan): Evaluation {
  const { window, period } = alarm;
  if (window === 'WallClockWindow') {
    const periods = new TimeGrid(period, period === WEEK ? FIRST_MONDAY : 0);
    return { times: periods, periodEnds: periods };
  }
  const minutes = new TimeGrid(MINUTE);
  return { times: computeWindowLength(alarm) > DAY ? new TimeGrid(HOUR) : minutes, periodEnds: minutes };
}

/**
 * The first and the last time at which logs tell how an alarm is evaluated.
 *
 * What was before the logs and comes after them is taken for silence, which may set off an alarm on too little: such a one
 * is evaluated only where its whole window is in the logs.
 *
 * @param from, to the time in seconds that the logs cover
 */
export function computeEvaluationRange(alarm: AlarmPlan, times: TimeGrid, from: number, to: number): { readonly first: number; readonly last: number } {
  const silenceBreaches = alarm.missingData === 'breaching' || alarm.comparison.startsWith('LessThan');
  if (silenceBreaches) return { first: times.atOrAfter(from + computeWindowLength(alarm)), last: times.atOrBefore(to) };
  return { first: times.after(from), last: times.after(to) };
}

function computeWindowLength({ period, evaluationPeriods }: AlarmPlan): number {
  return period * evaluationPeriods;
}
