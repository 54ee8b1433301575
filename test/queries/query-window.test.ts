import { Duration, Lazy, Token } from 'aws-cdk-lib';
import { QueryWindow } from '../../src/queries/query-window';

test('the last days', () => {
  expect(QueryWindow.lastDays(7).text).toBe('7d');
  expect(QueryWindow.last(Duration.hours(48)).text).toBe('2d');
});

test.each([0, -1, 1.5, NaN, Infinity])('%p days are invalid', (days) => {
  expect(() => QueryWindow.lastDays(days)).toThrow(`window must be whole days, at least 1, and known at synthesis; got ${days}`);
});

test('a token is invalid', () => {
  expect(() => QueryWindow.lastDays(Token.asNumber(Lazy.number({ produce: () => 1 })))).toThrow('known at synthesis; got a token');
});

test('a period must be whole days', () => {
  expect(() => QueryWindow.last(Duration.hours(36))).toThrow('window must be whole days, at least 1; got 1 day 12 hours');
});

test.each<[string, string, string, string]>([
  ['2026-01-01', '2026-01-31', '2026-01-01T00:00:00.000Z', '2026-02-01T00:00:00.000Z'],
  ['2024-02-29', '2024-02-29', '2024-02-29T00:00:00.000Z', '2024-03-01T00:00:00.000Z'],
  ['2026-01-01T12:00', '2026-01-01T12:00:00.5Z', '2026-01-01T12:00:00.000Z', '2026-01-01T12:00:00.500Z'],
  ['2026-01-01T00:30:00+02:00', '2026-01-01 12:00:00', '2025-12-31T22:30:00.000Z', '2026-01-01T12:00:00.000Z'],
])('between %s and %s', (start, end, from, until) => {
  const window = QueryWindow.between(start, end);
  expect(window.text).toBe(`${start}/${end}`);
  expect(window._range).toEqual({ start: Date.parse(from), end: Date.parse(until) });
});

test.each([
  ['2026-02-30', '2026-03-01', "window: start must be a date such as '2026-01-31' or a time such as '2026-01-31T13:00:00Z'; got '2026-02-30'"],
  ['2026-01-01', '2026-02-29T00:00:00Z', "window: end must be a date such as '2026-01-31' or a time"],
  ['2026-01-01', '2026-01-01T25:00:00Z', "window: end must be a date such as '2026-01-31' or a time"],
  ['01/02/2026', '2026-03-01', "window: start must be a date such as '2026-01-31' or a time"],
  ['', '2026-03-01', "window: start must be a date such as '2026-01-31' or a time"],
  ['2026-01-02', '2026-01-01', "window: start must be before end; got '2026-01-02' and '2026-01-01'"],
  ['2026-01-02T00:00:00Z', '2026-01-02T00:00:00Z', 'window: start must be before end'],
])('between %p and %p is invalid', (start, end, message) => {
  expect(() => QueryWindow.between(start, end)).toThrow(message);
});
