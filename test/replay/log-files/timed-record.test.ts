import { parseTime } from '../../../replay/log-files/timed-record';

test.each([
  ['2026-01-31T12:00:00Z', '2026-01-31T12:00:00.000Z'],
  ['2026-01-31T12:00:00.250Z', '2026-01-31T12:00:00.250Z'],
  ['2026-01-31T12:00Z', '2026-01-31T12:00:00.000Z'],
  ['2026-01-31T12:00:00+02:00', '2026-01-31T10:00:00.000Z'],
  ['2026-01-31T12:00:00', '2026-01-31T12:00:00.000Z'],
])('%s is a time', (text, expected) => {
  expect(new Date(parseTime(text) ?? NaN).toISOString()).toBe(expected);
});

test.each([['1'], ['yesterday'], ['2026-01-31'], ['2026-13-31T12:00:00Z'], ['2026-01-31T12:00:00Z and more'], [''], [undefined], [null], [1769860800000]])(
  '%p is none', (text) => {
    expect(parseTime(text)).toBeUndefined();
  });
