import { MINUTE } from './series';
import { AlarmPlan } from '../template/plan';

/** Times at a fixed interval, in seconds since 1970. */
export class TimeGrid {
  /** @param origin one of the times */
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
/** 1970-01-05. */
const FIRST_MONDAY = 4 * DAY;

/** Evaluation times of an alarm, and the end times of the periods that it evaluates. */
export interface Evaluation {
  readonly times: TimeGrid;
  readonly periodEnds: TimeGrid;
}

/**
 * Returns the evaluation times of an alarm.
 *
 * A sliding window moves each minute. If it is longer than one day, CloudWatch evaluates it once per hour with the data up to the full
 * hour. A wall clock window changes only at the end of a period of the clock.
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
 * Returns the first and the last evaluation time that the logs cover.
 *
 * Times before and after the logs have no data, which can cause an alarm for low values or missing data. Such an alarm is therefore
 * evaluated only if its whole window is within the logs.
 *
 * @param from the start of the logs in seconds
 * @param to the end of the logs in seconds
 */
export function computeEvaluationRange(alarm: AlarmPlan, times: TimeGrid, from: number, to: number): { readonly first: number; readonly last: number } {
  const silenceBreaches = alarm.missingData === 'breaching' || alarm.comparison.startsWith('LessThan');
  if (silenceBreaches) return { first: times.atOrAfter(from + computeWindowLength(alarm)), last: times.atOrBefore(to) };
  return { first: times.after(from), last: times.after(to) };
}

function computeWindowLength({ period, evaluationPeriods }: AlarmPlan): number {
  return period * evaluationPeriods;
}
