import { combineDatapoints, Datapoint, MINUTE, EMPTY_DATAPOINT, Series } from './series';

/**
 * The values in a period that moves forward over a series.
 *
 * They are not added up anew at each place: up to a seam, each minute has the total from it to the seam, so that a minute
 * leaves when the total of the next one is taken; those after the seam have one total, to which a minute is added when it
 * enters. Taking values off one sum would not do for the minimum and the maximum, and would gather rounding errors.
 */
export class SlidingPeriod {
  private readonly starts: ArrayLike<number>;
  /** Indexes of the first minute within the period, and of the first one after it. */
  private first = 0;
  private next = 0;
  private pivot = 0;
  private readonly totalsToPivot: Datapoint[] = [];
  private totalAfterPivot = EMPTY_DATAPOINT;

  constructor(private readonly series: Series, private readonly seconds: number) {
    this.starts = series.starts();
  }

  /** The next end at which a minute has entered or left; `Infinity` when there is none. */
  public nextChange(): number {
    const entering = (this.starts[this.next] ?? Infinity) + MINUTE;
    const leaving = this.first < this.next ? this.starts[this.first] + MINUTE + this.seconds : Infinity;
    return Math.min(entering, leaving);
  }

  /** Moves on to the period that ends at a time, and returns what is in it, if anything is. */
  public moveTo(end: number): Datapoint | undefined {
    for (; this.starts[this.next] < end; this.next += 1) this.totalAfterPivot = combineDatapoints(this.totalAfterPivot, this.getPoint(this.next));
    while (this.starts[this.first] < end - this.seconds) this.first += 1;
    if (this.first >= this.pivot) this.movePivot();
    return this.first < this.next ? combineDatapoints(this.totalsToPivot[this.first], this.totalAfterPivot) : undefined;
  }

  private movePivot(): void {
    let total = EMPTY_DATAPOINT;
    for (let index = this.next - 1; index >= this.first; index -= 1) {
      total = combineDatapoints(this.getPoint(index), total);
      this.totalsToPivot[index] = total;
    }
    this.pivot = this.next;
    this.totalAfterPivot = EMPTY_DATAPOINT;
  }

  private getPoint(index: number): Datapoint {
    return this.series.get(this.starts[index]) ?? EMPTY_DATAPOINT;
  }
}
