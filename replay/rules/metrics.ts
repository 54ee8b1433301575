import { DefaultedSeries, MergedSeries, RecordedSeries, Series } from './series';
import { Dimension, MetricPlan } from '../template/plan';

const PATH_PART = /\['([^']*)'\]|\[(\d+)\]|\.?([^.[\]]+)/g;

/** Records the metric of one filter per minute, as CloudWatch Logs reports it. */
export class MetricRecorder {
  /**
   * Returns the series of a metric with the given dimensions. Several recorders can publish the same metric.
   *
   * @param minutes the starts of all minutes with records, in seconds and in ascending order
   */
  public static createSeries(recorders: readonly MetricRecorder[], dimensions: readonly Dimension[], minutes: ArrayLike<number>): Series {
    const parts = recorders.map((recorder) => recorder.selectSeries(dimensions, minutes));
    return parts.length === 1 ? parts[0] : new MergedSeries(parts);
  }

  private readonly byDimensions = new Map<string, RecordedSeries>();
  private readonly readValue: (record: unknown) => number | undefined;
  private readonly readDimensions: (record: unknown) => string | undefined;

  constructor(public readonly metric: MetricPlan) {
    this.readValue = createNumberReader(metric.value);
    this.readDimensions = createDimensionReader(metric.dimensions);
  }

  /** Adds a record that the filter matches. The time is in milliseconds since 1970. */
  public match(record: unknown, time: number): void {
    const value = this.readValue(record);
    const key = this.readDimensions(record);
    if (value === undefined || key === undefined) return;
    let series = this.byDimensions.get(key);
    if (!series) this.byDimensions.set(key, series = new RecordedSeries());
    series.add(time / 1000, value);
  }

  private selectSeries(dimensions: readonly Dimension[], minutes: ArrayLike<number>): Series {
    const own = this.byDimensions.get(createKey(dimensions)) ?? new RecordedSeries();
    const { defaultValue } = this.metric;
    return defaultValue === undefined ? own : new DefaultedSeries(own, defaultValue, minutes);
  }
}

function createNumberReader(value: string): (record: unknown) => number | undefined {
  const fixed = Number(value);
  if (!value.startsWith('$')) return () => Number.isFinite(fixed) ? fixed : undefined;
  const read = createSelectorReader(value);
  return (record) => {
    const found = read(record);
    const number = typeof found === 'number' || (typeof found === 'string' && found.trim() !== '') ? Number(found) : NaN;
    return Number.isFinite(number) ? number : undefined;
  };
}

/** Creates a function that returns the dimensions of a record, or `undefined` if the record does not have all of them. */
function createDimensionReader(dimensions: readonly Dimension[]): (record: unknown) => string | undefined {
  const readers = dimensions.map(({ name, value }) => ({ name, read: createSelectorReader(value) }));
  const none = createKey([]);
  if (readers.length === 0) return () => none;
  return (record) => {
    const values = readers.map(({ name, read }) => ({ name, value: read(record) }));
    if (values.some(({ value }) => value === undefined || value === null || typeof value === 'object')) return undefined;
    return createKey(values.map(({ name, value }) => ({ name, value: String(value) })));
  };
}

function createKey(dimensions: readonly Dimension[]): string {
  return JSON.stringify(dimensions.map(({ name, value }) => [name, value]).sort(([left], [right]) => left < right ? -1 : 1));
}

/** Creates a function that returns the value of a selector without wildcards, such as `$.requestParameters.size`. */
function createSelectorReader(selector: string): (record: unknown) => unknown {
  const path = [...selector.replace(/^\$/, '').matchAll(PATH_PART)].map(([, quoted, index, name]) => quoted ?? index ?? name);
  return (record) => path.reduce<unknown>((value, name) =>
    typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined, record);
}
