import { Series } from './series';
import { AlarmPlan, Dimension, MetricPlan } from '../template/plan';

const MINUTE = 60;
const PATH_PART = /\['([^']*)'\]|\[(\d+)\]|\.?([^.[\]]+)/g;

/** The metric that one filter makes, minute by minute as CloudWatch Logs reports it. */
export class MetricRecorder {
  /** What an alarm sees of the metric that the recorders make together. */
  public static series(recorders: readonly MetricRecorder[], alarm: AlarmPlan, minutes: Iterable<number>): Series {
    const series = new Series(alarm.period);
    for (const recorder of recorders) recorder.addTo(series, alarm, minutes);
    return series;
  }

  private readonly byDimensions = new Map<string, Series>();
  private readonly valueOf: (record: unknown) => number | undefined;
  private readonly dimensionsOf: (record: unknown) => string | undefined;

  constructor(public readonly metric: MetricPlan) {
    this.valueOf = numberReader(metric.value);
    this.dimensionsOf = dimensionReader(metric.dimensions);
  }

  /** Counts a record that the filter matches; time in milliseconds since 1970. */
  public match(record: unknown, time: number): void {
    const value = this.valueOf(record);
    const key = this.dimensionsOf(record);
    if (value === undefined || key === undefined) return;
    let series = this.byDimensions.get(key);
    if (!series) this.byDimensions.set(key, series = new Series(MINUTE));
    series.add(time / 1000, value);
  }

  private addTo(target: Series, alarm: AlarmPlan, minutes: Iterable<number>): void {
    const own = this.byDimensions.get(keyOf(alarm.dimensions));
    for (const [start, point] of own?.entries() ?? []) target.merge(start, point);
    const { defaultValue } = this.metric;
    if (defaultValue === undefined) return;
    for (const minute of minutes) {
      const start = minute * MINUTE;
      if (!own?.has(start)) target.add(start, defaultValue);
    }
  }
}

function numberReader(value: string): (record: unknown) => number | undefined {
  const fixed = Number(value);
  if (!value.startsWith('$')) return () => Number.isFinite(fixed) ? fixed : undefined;
  const read = selectorReader(value);
  return (record) => {
    const found = read(record);
    const number = typeof found === 'number' || (typeof found === 'string' && found.trim() !== '') ? Number(found) : NaN;
    return Number.isFinite(number) ? number : undefined;
  };
}

/** A metric with dimensions gets no value from a record that lacks one of them. */
function dimensionReader(dimensions: readonly Dimension[]): (record: unknown) => string | undefined {
  const readers = dimensions.map(({ name, value }) => ({ name, read: selectorReader(value) }));
  const none = keyOf([]);
  if (readers.length === 0) return () => none;
  return (record) => {
    const values = readers.map(({ name, read }) => ({ name, value: read(record) }));
    if (values.some(({ value }) => value === undefined || value === null || typeof value === 'object')) return undefined;
    return keyOf(values.map(({ name, value }) => ({ name, value: String(value) })));
  };
}

function keyOf(dimensions: readonly Dimension[]): string {
  return JSON.stringify(dimensions.map(({ name, value }) => [name, value]).sort(([left], [right]) => left < right ? -1 : 1));
}

/** Reads what a selector without wildcards, such as `$.requestParameters.size`, finds in a record. */
function selectorReader(selector: string): (record: unknown) => unknown {
  const path = [...selector.replace(/^\$/, '').matchAll(PATH_PART)].map(([, quoted, index, name]) => quoted ?? index ?? name);
  return (record) => path.reduce<unknown>((value, name) =>
    typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined, record);
}
