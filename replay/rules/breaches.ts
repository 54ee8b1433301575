import { TimeGrid } from './evaluation';
import { Datapoint, Series } from './series';
import { SlidingPeriod } from './sliding-period';
import { AlarmPlan, Comparison, Statistic } from '../template/plan';

/** Whether a period breaches an alarm's threshold; `undefined` where it has no data. */
export type Breach = boolean | undefined;

/** From a time on, in seconds, the periods that end breach or don't: until the next change. */
export interface BreachChange {
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

/** Where the periods of an alarm that end at the times of a clock begin or cease to breach, to have data or to lack it. */
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

/** One of the periods that an alarm looks at, as it moves over the changes: the one that ended so many seconds ago. */
export class PastPeriod {
  private passed = 0;

  constructor(private readonly changes: readonly BreachChange[], private readonly secondsAgo: number) {}

  /** When it is next another one than it was; `Infinity` when it stays. */
  public nextChange(): number {
    return (this.changes[this.passed]?.time ?? Infinity) + this.secondsAgo;
  }

  /** Moves on to a time, and returns whether the period breaches. */
  public moveTo(time: number): Breach {
    while (this.nextChange() <= time) this.passed += 1;
    return this.changes[this.passed - 1]?.breach;
  }
}
