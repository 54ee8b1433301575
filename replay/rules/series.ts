/** In seconds. */
export const MINUTE = 60;

/** The values of a metric within one stretch of time. */
export interface Datapoint {
  readonly sum: number;
  readonly count: number;
  readonly minimum: number;
  readonly maximum: number;
}

/** No values: what they are combined with stays as it is. */
export const EMPTY_DATAPOINT: Datapoint = { sum: 0, count: 0, minimum: Infinity, maximum: -Infinity };

/** Values minute by minute; each minute is named by its start in seconds. */
export interface Series {
  /** The minutes that have values, in order. */
  starts(): ArrayLike<number>;
  /** What is in one of these minutes. */
  get(start: number): Datapoint | undefined;
}

/** Values as they come, in whatever order. */
export class RecordedSeries implements Series {
  private readonly points = new Map<number, Datapoint>();

  public add(time: number, value: number): void {
    const start = Math.floor(time / MINUTE) * MINUTE;
    this.points.set(start, combineDatapoints(this.points.get(start) ?? EMPTY_DATAPOINT, createDatapoint(value)));
  }

  public starts(): ArrayLike<number> {
    return sortNumbers(this.points.keys());
  }

  public get(start: number): Datapoint | undefined {
    return this.points.get(start);
  }
}

/** Values with one that stands in for them in minutes without any: they are many, so none of them is kept. */
export class DefaultedSeries implements Series {
  private readonly defaultPoint: Datapoint;

  /** @param minutes the starts, in order, of all minutes that have a value or the one in its place */
  constructor(private readonly values: Series, value: number, private readonly minutes: ArrayLike<number>) {
    this.defaultPoint = createDatapoint(value);
  }

  public starts(): ArrayLike<number> {
    return this.minutes;
  }

  public get(start: number): Datapoint {
    return this.values.get(start) ?? this.defaultPoint;
  }
}

/** The values of several series together. */
export class MergedSeries implements Series {
  constructor(private readonly parts: readonly Series[]) {}

  public starts(): ArrayLike<number> {
    return sortNumbers(new Set(this.parts.flatMap((part) => Array.from(part.starts()))));
  }

  public get(start: number): Datapoint {
    return this.parts.reduce((point, part) => combineDatapoints(point, part.get(start) ?? EMPTY_DATAPOINT), EMPTY_DATAPOINT);
  }
}

export function combineDatapoints(left: Datapoint, right: Datapoint): Datapoint {
  return {
    sum: left.sum + right.sum,
    count: left.count + right.count,
    minimum: Math.min(left.minimum, right.minimum),
    maximum: Math.max(left.maximum, right.maximum),
  };
}

/** Numbers in ascending order; in an array of numbers alone, which sorts fast. */
export function sortNumbers(numbers: Iterable<number>): ArrayLike<number> {
  return Float64Array.from(numbers).sort();
}

function createDatapoint(value: number): Datapoint {
  return { sum: value, count: 1, minimum: value, maximum: value };
}
