import { combineDatapoints, DefaultedSeries, MergedSeries, EMPTY_DATAPOINT, RecordedSeries, Series } from '../../../replay/rules/series';

function recorded(...values: readonly (readonly [time: number, value: number])[]): RecordedSeries {
  const series = new RecordedSeries();
  for (const [time, value] of values) series.add(time, value);
  return series;
}

function sums(series: Series): (readonly [number, number | undefined])[] {
  return Array.from(series.starts(), (start) => [start, series.get(start)?.sum]);
}

test('values are gathered by the minute that they are in', () => {
  const series = recorded([125, 3], [59.9, 1], [120, 5], [60, 2]);
  expect(Array.from(series.starts())).toEqual([0, 60, 120]);
  expect(series.get(120)).toEqual({ sum: 8, count: 2, minimum: 3, maximum: 5 });
  expect(series.get(60)).toEqual({ sum: 2, count: 1, minimum: 2, maximum: 2 });
  expect(series.get(180)).toBeUndefined();
});

test('a default value is in minutes without another one', () => {
  const series = new DefaultedSeries(recorded([60, 5]), 2, [0, 60, 120]);
  expect(sums(series)).toEqual([[0, 2], [60, 5], [120, 2]]);
  expect(series.get(0)).toEqual({ sum: 2, count: 1, minimum: 2, maximum: 2 });
});

test('merged series have the values of each', () => {
  const series = new MergedSeries([recorded([60, 4], [0, -1]), recorded([30, 7], [120, 9])]);
  expect(sums(series)).toEqual([[0, 6], [60, 4], [120, 9]]);
  expect(series.get(0)).toEqual({ sum: 6, count: 2, minimum: -1, maximum: 7 });
});

test('no values change nothing', () => {
  const point = { sum: 3, count: 2, minimum: -1, maximum: 4 };
  expect([combineDatapoints(EMPTY_DATAPOINT, point), combineDatapoints(point, EMPTY_DATAPOINT)]).toEqual([point, point]);
});
