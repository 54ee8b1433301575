import { canonicalText, parsePattern } from '../../src/filter-pattern';

const text = (pattern: string): string => canonicalText(parsePattern(pattern));

test.each<[string, string, string]>([
  ['order', '{ ($.a = 1) && ($.b = "x") }', '{ ($.b = "x") && ($.a = 1) }'],
  ['order at any depth', '{ ($.a = 1) && (($.b = "x") || ($.c NOT EXISTS)) }', '{ (($.c NOT EXISTS) || ($.b = "x")) && ($.a = 1) }'],
  ['repetition', '{ ($.a = 1) || ($.a = 1) }', '{ $.a = 1 }'],
  ['quotes, parentheses and spaces', '{($.a=x.y) && $.b IS TRUE}', '{ ($.a = "x.y") && ($.b IS TRUE) }'],
])('%s does not matter', (_, one, other) => {
  expect(text(one)).toBe(text(other));
});

test.each<[string, string, string]>([
  ['another value', '{ $.a = "x" }', '{ $.a = "y" }'],
  ['another joint', '{ ($.a = 1) && ($.b = 2) }', '{ ($.a = 1) || ($.b = 2) }'],
  ['another grouping', '{ ($.a = 1) && (($.b = 2) || ($.c = 3)) }', '{ (($.a = 1) && ($.b = 2)) || ($.c = 3) }'],
  ['a number for a text', '{ $.a = "1" }', '{ $.a = 1 }'],
])('%s does', (_, one, other) => {
  expect(text(one)).not.toBe(text(other));
});
