import { checkPatternLimits, parsePattern, patternCosts, patternLength, PatternLimitError } from '../../src/filter-pattern';

const OPAQUE = /\$\{Token\[[^\]]*\]\}/;
const TOKEN = '${Token[TOKEN.12]}';

test('costs count conditions, regular expressions and selectors with wildcards', () => {
  const costs = patternCosts(parsePattern('{ ($.a = %x% || $.b[*].c = 1) && ($.d.* != %y% && $.e NOT EXISTS && $.f IS NULL) }'));
  expect(costs).toEqual({ conditions: 5, regexes: 2, wildcardSelectors: 2 });
});

test.each([
  ['{ $.a = %x% && $.b = %y% }'],
  ['{ $.a[*] = 1 && $.b.* = 2 && $.c[*].d IS NULL }'],
  [`{ $.a = "${'x'.repeat(1024 - 11)}" }`.replace('{ ', '{').replace(' }', '}')],
])('%.60s is allowed', (pattern) => {
  expect(() => check(pattern)).not.toThrow();
});

test.each([
  ['{ $.a = %x% && $.b = %y% && $.c != %z% }', 'it has 3 regular expressions, at most 2 are allowed'],
  ['{ $.a[*] = 1 && $.b.* = 2 && $.c[*] = 3 && $.d.* NOT EXISTS }', 'it has 4 selectors with a wildcard, at most 3 are allowed'],
  ['{ $.a[*].b.* = 1 }', '$.a[*].b.* has 2 wildcards, at most 1 is allowed in a selector'],
  [`{ $.a = "${'x'.repeat(1013)}" }`, 'it has 1025 characters, at most 1024 are allowed'],
])('%.60s is refused', (pattern, problem) => {
  expect(() => check(pattern)).toThrow(PatternLimitError);
  expect(() => check(pattern)).toThrow(`filter pattern exceeds a limit of CloudWatch Logs: ${problem}`);
});

test('an opaque text counts as long as it can become', () => {
  const pattern = `{ $.a = "${TOKEN}" || $.b = "x${TOKEN}" }`;
  expect(patternLength(pattern)).toBe(pattern.length);
  expect(patternLength(pattern, { opaque: OPAQUE, longestOpaque: 100 })).toBe(pattern.length - 2 * TOKEN.length + 200);
  expect(patternLength(pattern, { opaque: /\$\{Token\[[^\]]*\]\}/gy, longestOpaque: 100 })).toBe(pattern.length - 2 * TOKEN.length + 200);
  expect(() => check(pattern, 500)).toThrow('it has 1025 characters, at most 1024 are allowed');
  expect(() => check(pattern, 499)).not.toThrow();
});

function check(pattern: string, longestOpaque?: number): void {
  checkPatternLimits(pattern, parsePattern(pattern), longestOpaque === undefined ? {} : { opaque: OPAQUE, longestOpaque });
}
