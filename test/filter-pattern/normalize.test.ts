import { normalizePattern, parsePattern } from '../../src/filter-pattern';

const normalize = (pattern: string): string => normalizePattern(parsePattern(pattern));

test.each<[string, string, string]>([
  ['order', '{ ($.a = 1) && ($.b = "x") }', '{ ($.b = "x") && ($.a = 1) }'],
  ['order of nested conditions', '{ ($.a = 1) && (($.b = "x") || ($.c NOT EXISTS)) }', '{ (($.c NOT EXISTS) || ($.b = "x")) && ($.a = 1) }'],
  ['repetition', '{ ($.a = 1) || ($.a = 1) }', '{ $.a = 1 }'],
  ['the use of quotes, parentheses, and spaces', '{($.a=x.y) && $.b IS TRUE}', '{ ($.a = "x.y") && ($.b IS TRUE) }'],
])('%s does not change the normal form', (_, one, other) => {
  expect(normalize(one)).toBe(normalize(other));
});

test.each<[string, string, string]>([
  ['another value', '{ $.a = "x" }', '{ $.a = "y" }'],
  ['another connective', '{ ($.a = 1) && ($.b = 2) }', '{ ($.a = 1) || ($.b = 2) }'],
  ['another grouping', '{ ($.a = 1) && (($.b = 2) || ($.c = 3)) }', '{ (($.a = 1) && ($.b = 2)) || ($.c = 3) }'],
  ['a number instead of a string', '{ $.a = "1" }', '{ $.a = 1 }'],
])('%s changes the normal form', (_, one, other) => {
  expect(normalize(one)).not.toBe(normalize(other));
});
