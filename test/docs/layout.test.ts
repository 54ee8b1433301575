import { BUILTIN_PACKS } from '../../src/detection/builtin-rules';
import { canonicalText, parsePattern } from '../../src/filter-pattern';
import { formatJson, formatPattern, formatSql } from '../../tools/docs/layout';

const PATTERNS = Object.values(BUILTIN_PACKS).flatMap(({ entries }) => entries.map(({ id, pattern }) => [id, pattern] as const));
const longest = (text: string): number => Math.max(...text.split('\n').map((line) => line.length));

test.each(PATTERNS)('the pattern of %s reads the same in lines', (_, pattern) => {
  const lines = formatPattern(pattern);
  expect(canonicalText(parsePattern(lines))).toBe(canonicalText(parsePattern(pattern)));
  expect(longest(lines)).toBeLessThanOrEqual(120);
});

test('short parts stand beside one another, others below', () => {
  const name = (letter: string): string => `($.eventName = "${letter.repeat(20)}")`;
  const names = ['A', 'B', 'C', 'D'].map(name).join(' || ');
  expect(formatPattern(`{ (${names}) && ($.userIdentity.arn = "arn:aws:sts::111122223333:assumed-role/Developer/somebody-else") }`).split('\n')).toEqual([
    '{',
    '  (',
    `    ${name('A')} || ${name('B')}`,
    `    || ${name('C')} || ${name('D')}`,
    '  )',
    '  && ($.userIdentity.arn = "arn:aws:sts::111122223333:assumed-role/Developer/somebody-else")',
    '}',
  ]);
});

test('what is in quotes or parentheses joins nothing', () => {
  const quoted = `a = '${'x AND '.repeat(17)}'`;
  expect(formatSql(`${quoted} AND contains(b, c OR d)`)).toBe(`${quoted}\nAND contains(b, c OR d)`);
});

test('JSON has on a line what fits', () => {
  const value = { a: [1, 'two', { three: null }], list: Array.from({ length: 20 }, (_, index) => `element ${index}`) };
  expect(JSON.parse(formatJson(value))).toEqual(value);
  expect(formatJson(value).split('\n')[1]).toBe('  "a": [1, "two", { "three": null }],');
  expect(longest(formatJson(value))).toBeLessThanOrEqual(120);
});
