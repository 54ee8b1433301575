import { MetricRecorder } from '../../../replay/rules/metrics';
import { Dimension, MetricPlan } from '../../../replay/template/plan';

const metric = (change: Partial<MetricPlan> = {}): MetricPlan => ({ namespace: 'n', name: 'm', value: '1', dimensions: [], ...change });

function recorded(plan: MetricPlan, ...records: (readonly [minute: number, record: object])[]): MetricRecorder {
  const recorder = new MetricRecorder(plan);
  for (const [minute, record] of records) recorder.match(record, minute * 60_000);
  return recorder;
}

/** The sums by minute; records are in the minutes that are given. */
function sums(recorders: readonly MetricRecorder[], dimensions: readonly Dimension[] = [], minutes: number[] = []): Record<string, number> {
  const series = MetricRecorder.createSeries(recorders, dimensions, minutes.map((minute) => minute * 60));
  return Object.fromEntries(Array.from(series.starts(), (start) => [start / 60, series.get(start)?.sum ?? NaN]));
}

test('each match counts its value, in its minute', () => {
  expect(sums([recorded(metric({ value: '2' }), [1, {}], [1.5, {}], [3, {}])])).toEqual({ 1: 4, 3: 2 });
});

test('filters that make the same metric add to each other', () => {
  expect(sums([recorded(metric(), [1, {}]), recorded(metric({ value: '10' }), [1, {}])])).toEqual({ 1: 11 });
});

test.each<[string, object, number | undefined]>([
  ['$.bytes', { bytes: 5 }, 5],
  ['$.bytes', { bytes: '5.5' }, 5.5],
  ['$.bytes', { bytes: 'many' }, undefined],
  ['$.bytes', { bytes: ' ' }, undefined],
  ['$.bytes', { bytes: null }, undefined],
  ['$.bytes', {}, undefined],
  ['$.a.b[1]', { a: { b: [1, 2] } }, 2],
  ["$['a.b']['c']", { 'a.b': { c: 3 } }, 3],
  ['$.toString', {}, undefined],
  ['x', {}, undefined],
])('the value %s of %j is %p', (value, record, expected) => {
  expect(sums([recorded(metric({ value }), [0, record])])).toEqual(expected === undefined ? {} : { 0: expected });
});

describe('a default value', () => {
  test('is reported for minutes that have records but no match', () => {
    expect(sums([recorded(metric({ defaultValue: 7 }), [1, {}])], [], [0, 1, 2])).toEqual({ 0: 7, 1: 1, 2: 7 });
  });

  test('of each filter counts where several make the metric', () => {
    const recorders = [recorded(metric({ defaultValue: 7 }), [1, {}]), recorded(metric({ defaultValue: 20 }), [2, {}]), recorded(metric(), [1, {}])];
    expect(sums(recorders, [], [0, 1, 2])).toEqual({ 0: 27, 1: 22, 2: 8 });
  });

  test('is not there by itself', () => {
    expect(sums([recorded(metric(), [1, {}])], [], [0, 1, 2])).toEqual({ 1: 1 });
  });
});

describe('dimensions', () => {
  const byAccount = metric({ dimensions: [{ name: 'account', value: '$.recipientAccountId' }, { name: 'region', value: '$.awsRegion' }] });
  const recorder = recorded(
    byAccount,
    [0, { recipientAccountId: '1', awsRegion: 'a' }],
    [0, { recipientAccountId: '2', awsRegion: 'a' }],
    [1, { recipientAccountId: '1', awsRegion: 'a' }],
    [1, { recipientAccountId: '1' }],
    [2, { recipientAccountId: { x: 1 }, awsRegion: 'a' }],
  );

  test('tell values apart, in whatever order an alarm names them', () => {
    const of = (account: string, region: string): Record<string, number> => sums([recorder], [
      { name: 'region', value: region }, { name: 'account', value: account },
    ]);
    expect([of('1', 'a'), of('2', 'a'), of('3', 'a')]).toEqual([{ 0: 1, 1: 1 }, { 0: 1 }, {}]);
  });
});
