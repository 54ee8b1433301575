/** One minute in seconds. */
export const MINUTE = 60;

/** Statistics of the values of a metric within a period. */
export interface Datapoint {
  readonly sum: number;
  readonly count: number;
  readonly minimum: number;
  readonly maximum: number;
}

/** A datapoint without values, which is neutral when combined. */
export const EMPTY_DATAPOINT: Datapoint = { sum: 0, count: 0, minimum: Infinity, maximum: -Infinity };

/** Datapoints per minute. A minute is identified by its start in seconds. */
export interface Series {
  /** Returns the minutes that have values, in ascending order. */
  starts(): ArrayLike<number>;
  /** Returns the datapoint of a minute. */
  get(start: number): Datapoint | undefined;
}

/** Series of values that are added in any order. */
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

/** Series with a default value for minutes without values. Default values are not stored, because there can be many. */
export class DefaultedSeries implements Series {
  private readonly defaultPoint: Datapoint;

  /** @param minutes the starts of all minutes with a value or the default value, in ascending order */
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

/** Series that combines the values of several series. */
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

/** Sorts numbers in ascending order. A typed array is the fastest. */
export function sortNumbers(numbers: Iterable<number>): ArrayLike<number> {
  return Float64Array.from(numbers).sort();
}

function createDatapoint(value: number): Datapoint {
  return { sum: value, count: 1, minimum: value, maximum: value };
}
