import { BUILTIN_PACKS } from '../../src/detection/builtin-rules';
import { normalizePattern, parsePattern } from '../../src/filter-pattern';
import { formatJson, formatPattern, formatSql } from '../../tools/docs/layout';

const PATTERNS = Object.values(BUILTIN_PACKS).flatMap(({ entries }) => entries.map(({ id, pattern }) => [id, pattern] as const));
const longest = (text: string): number => Math.max(...text.split('\n').map((line) => line.length));

test.each(PATTERNS)('the formatted pattern of %s has the same meaning', (_, pattern) => {
  const lines = formatPattern(pattern);
  expect(normalizePattern(parsePattern(lines))).toBe(normalizePattern(parsePattern(pattern)));
  expect(longest(lines)).toBeLessThanOrEqual(120);
});

test('short parts share a line, and long parts have their own lines', () => {
  const name = (letter: string): string => `($.eventName = "${letter.repeat(20)}")`;
  const names = ['A', 'B', 'C', 'D'].map(name).join(' || ');
  expect(formatPattern(`{ (${names}) && ($.userIdentity.arn = "arn:aws:sts::111122223333:assumed-role/Developer/another-user") }`).split('\n')).toEqual([
    '{',
    '  (',
    `    ${name('A')} || ${name('B')}`,
    `    || ${name('C')} || ${name('D')}`,
    '  )',
    '  && ($.userIdentity.arn = "arn:aws:sts::111122223333:assumed-role/Developer/another-user")',
    '}',
  ]);
});

test('operators in quotes and parentheses are ignored', () => {
  const quoted = `a = '${'x AND '.repeat(17)}'`;
  expect(formatSql(`${quoted} AND contains(b, c OR d)`)).toBe(`${quoted}\nAND contains(b, c OR d)`);
});

test('JSON has lines of the maximum length', () => {
  const value = { a: [1, 'two', { three: null }], list: Array.from({ length: 20 }, (_, index) => `element ${index}`) };
  expect(JSON.parse(formatJson(value))).toEqual(value);
  expect(formatJson(value).split('\n')[1]).toBe('  "a": [1, "two", { "three": null }],');
  expect(longest(formatJson(value))).toBeLessThanOrEqual(120);
});
