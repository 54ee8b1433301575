import { TimeGrid } from './evaluation';
import { Datapoint, Series } from './series';
import { SlidingPeriod } from './sliding-period';
import { AlarmPlan, Comparison, Statistic } from '../template/plan';

/** Indicates whether a period breaches the threshold of an alarm, or `undefined` if the period has no data. */
export type Breach = boolean | undefined;

/** The breach value of all periods that end at or after a time, in seconds, and before the next change. */
interface BreachChange {
  readonly time: number;
  readonly breach: Breach;
}

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

/** Returns the period ends at which the breach value of an alarm changes. */
export function findBreachChanges(alarm: AlarmPlan, series: Series, periodEnds: TimeGrid): BreachChange[] {
  const period = new SlidingPeriod(series, alarm.period);
  const changes: BreachChange[] = [];
  const nextEnd = (): number => periodEnds.atOrAfter(period.nextChange());
  let breach: Breach;
  for (let end = nextEnd(); end < Infinity; end = nextEnd()) {
    const before: Breach = breach;
    const point = period.moveTo(end);
    breach = point && COMPARISONS[alarm.comparison](STATISTICS[alarm.statistic](point), alarm.threshold);
    if (breach !== before) changes.push({ time: end, breach });
  }
  return changes;
}

/** The evaluated period that ended a number of seconds before the evaluation time. */
export class PastPeriod {
  private passed = 0;

  constructor(private readonly changes: readonly BreachChange[], private readonly secondsAgo: number) {}

  /** Returns the next time at which the breach value changes, or `Infinity`. */
  public nextChange(): number {
    return (this.changes[this.passed]?.time ?? Infinity) + this.secondsAgo;
  }

  /** Moves to an evaluation time, and returns the breach value. */
  public moveTo(time: number): Breach {
    while (this.nextChange() <= time) this.passed += 1;
    return this.changes[this.passed - 1]?.breach;
  }
}
