import { combineDatapoints, Datapoint, MINUTE, EMPTY_DATAPOINT, Series } from './series';

/**
 * The combined values of a period that moves forward over a series.
 *
 * The values are not combined again for each position. Each minute before a pivot has the total from this minute to the pivot, and all
 * minutes after the pivot have one total. A minute enters by adding it to the second total, and leaves by using the first total of the
 * next minute. Subtracting values from one total would not support the minimum and the maximum, and would accumulate rounding errors.
 */
export class SlidingPeriod {
  private readonly starts: ArrayLike<number>;
  /** Indexes of the first minute within the period and of the first minute after it. */
  private first = 0;
  private next = 0;
  private pivot = 0;
  private readonly totalsToPivot: Datapoint[] = [];
  private totalAfterPivot = EMPTY_DATAPOINT;

  constructor(private readonly series: Series, private readonly seconds: number) {
    this.starts = series.starts();
  }

  /** Returns the next end of the period at which a minute has entered or left, or `Infinity`. */
  public nextChange(): number {
    const entering = (this.starts[this.next] ?? Infinity) + MINUTE;
    const leaving = this.first < this.next ? this.starts[this.first] + MINUTE + this.seconds : Infinity;
    return Math.min(entering, leaving);
  }

  /** Moves to the period that ends at a time, and returns its datapoint, or `undefined` if it has no values. */
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
