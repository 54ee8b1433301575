import { Series } from '../../../replay/rules/series';

test('values are gathered by the stretch that they are in', () => {
  const series = new Series(60);
  for (const [time, value] of [[125, 3], [59.9, 1], [120, 5], [60, 2]]) series.add(time, value);
  expect(series.starts()).toEqual([0, 60, 120]);
  expect(series.get(120)).toEqual({ sum: 8, count: 2, minimum: 3, maximum: 5 });
  expect(series.get(60)).toEqual({ sum: 2, count: 1, minimum: 2, maximum: 2 });
  expect(series.get(180)).toBeUndefined();
  expect([series.has(0), series.has(30)]).toEqual([true, false]);
});

test('shorter stretches merge into longer ones', () => {
  const minutes = new Series(60);
  minutes.add(0, -1);
  minutes.add(299, 4);
  minutes.add(300, 7);
  const series = new Series(300);
  for (const [start, point] of minutes.entries()) series.merge(start, point);
  expect([...series.entries()]).toEqual([
    [0, { sum: 3, count: 2, minimum: -1, maximum: 4 }],
    [300, { sum: 7, count: 1, minimum: 7, maximum: 7 }],
  ]);
});
