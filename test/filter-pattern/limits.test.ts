import { checkPatternLimits, parsePattern, computePatternCosts, computePatternLength, PatternLimitError } from '../../src/filter-pattern';

const OPAQUE = /\$\{Token\[[^\]]*\]\}/;
const TOKEN = '${Token[TOKEN.12]}';

test('the costs are the numbers of conditions, regular expressions, and selectors with wildcards', () => {
  const costs = computePatternCosts(parsePattern('{ ($.a = %x% || $.b[*].c = 1) && ($.d.* != %y% && $.e NOT EXISTS && $.f IS NULL) }'));
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
  ['{ $.a = %x% && $.b = %y% && $.c != %z% }', 'regular expressions must be at most 2; got 3'],
  ['{ $.a[*] = 1 && $.b.* = 2 && $.c[*] = 3 && $.d.* NOT EXISTS }', 'selectors with a wildcard must be at most 3; got 4'],
  ['{ $.a[*].b.* = 1 }', 'wildcards in the selector $.a[*].b.* must be at most 1; got 2'],
  [`{ $.a = "${'x'.repeat(1013)}" }`, 'length must be at most 1024 characters; got 1025'],
])('%.60s is rejected', (pattern, problem) => {
  expect(() => check(pattern)).toThrow(PatternLimitError);
  expect(() => check(pattern)).toThrow(`filter pattern exceeds a CloudWatch Logs quota: ${problem}`);
});

test('a placeholder counts with the maximum length of its value', () => {
  const pattern = `{ $.a = "${TOKEN}" || $.b = "x${TOKEN}" }`;
  expect(computePatternLength(pattern)).toBe(pattern.length);
  expect(computePatternLength(pattern, { opaque: OPAQUE, maxOpaqueLength: 100 })).toBe(pattern.length - 2 * TOKEN.length + 200);
  expect(computePatternLength(pattern, { opaque: /\$\{Token\[[^\]]*\]\}/gy, maxOpaqueLength: 100 })).toBe(pattern.length - 2 * TOKEN.length + 200);
  expect(() => check(pattern, 500)).toThrow('length must be at most 1024 characters; got 1025');
  expect(() => check(pattern, 499)).not.toThrow();
});

function check(pattern: string, maxOpaqueLength?: number): void {
  checkPatternLimits(pattern, parsePattern(pattern), maxOpaqueLength === undefined ? {} : { opaque: OPAQUE, maxOpaqueLength });
}
