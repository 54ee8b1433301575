/** The values of a metric within one stretch of time. */
export interface Datapoint {
  readonly sum: number;
  readonly count: number;
  readonly minimum: number;
  readonly maximum: number;
}

/** Values by time, in stretches of one length; each stretch is named by its start in seconds. */
export class Series {
  private readonly points = new Map<number, Datapoint>();

  constructor(private readonly seconds: number) {}

  public add(time: number, value: number): void {
    this.merge(time, { sum: value, count: 1, minimum: value, maximum: value });
  }

  public merge(time: number, point: Datapoint): void {
    const start = Math.floor(time / this.seconds) * this.seconds;
    const old = this.points.get(start);
    this.points.set(start, old ? combine(old, point) : point);
  }

  public get(start: number): Datapoint | undefined {
    return this.points.get(start);
  }

  public has(start: number): boolean {
    return this.points.has(start);
  }

  public entries(): IterableIterator<[number, Datapoint]> {
    return this.points.entries();
  }

  /** The starts of the stretches that have values, in order. */
  public starts(): number[] {
    return [...this.points.keys()].sort((left, right) => left - right);
  }
}

function combine(left: Datapoint, right: Datapoint): Datapoint {
  return {
    sum: left.sum + right.sum,
    count: left.count + right.count,
    minimum: Math.min(left.minimum, right.minimum),
    maximum: Math.max(left.maximum, right.maximum),
  };
}
