import { combineDatapoints, Datapoint, EMPTY_DATAPOINT, RecordedSeries, Series } from '../../../replay/rules/series';
import { SlidingPeriod } from '../../../replay/rules/sliding-period';
import { Random } from '../../../tools/generate/random';

function createSeries(values: readonly (readonly [minute: number, value: number])[]): Series {
  const series = new RecordedSeries();
  for (const [minute, value] of values) series.add(minute * 60, value);
  return series;
}

test('minutes enter when they end, and leave a period later', () => {
  const period = new SlidingPeriod(createSeries([[3, 5], [4, 7], [20, 1]]), 300);
  const moves: (readonly [number, number | undefined])[] = [];
  for (let end = period.nextChange(); end < Infinity; end = period.nextChange()) moves.push([end / 60, period.moveTo(end)?.sum]);
  expect(moves).toEqual([[4, 5], [5, 12], [9, 7], [10, undefined], [21, 1], [26, undefined]]);
});

test('it may move further than its own length', () => {
  const period = new SlidingPeriod(createSeries([[0, 1], [10, 2], [11, 4], [30, 8]]), 300);
  expect([600, 900, 1800, 1860].map((end) => period.moveTo(end)?.sum)).toEqual([undefined, 6, undefined, 8]);
});

test.each([60, 300, 3600])('in %d seconds is what adding up all minutes gives', (seconds) => {
  const random = Random.of(1, `periods of ${seconds}`);
  const values = Array.from({ length: 300 }, () => [random.between(0, 400), random.between(-9, 9)] as const);
  const series = createSeries(values);
  const period = new SlidingPeriod(series, seconds);
  for (let end = 60; end < 500 * 60; end += 60 * random.between(1, 3)) {
    const within = Array.from(series.starts()).filter((start) => start >= end - seconds && start < end).map((start) => series.get(start) ?? EMPTY_DATAPOINT);
    const expected = within.length === 0 ? undefined : within.reduce<Datapoint>(combineDatapoints, EMPTY_DATAPOINT);
    expect(period.moveTo(end)).toEqual(expected);
  }
});
