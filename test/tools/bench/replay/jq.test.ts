import { RECOMMENDED } from '../../../../src/detection/builtin-rules/recommended';
import { SECURITY_HUB } from '../../../../src/detection/builtin-rules/security-hub';
import { assertSameCounts, CONDITIONS, createJqProgram } from '../../../../tools/bench/replay/jq';

const RULES = new Map([...RECOMMENDED, ...SECURITY_HUB].map((entry) => [entry.id, entry.pattern]));
const counts = (values: readonly number[]): Map<string, number> => new Map(CONDITIONS.map(({ rule }, index) => [rule, values[index]]));

test.each(CONDITIONS)('the filter of $rule contains the event names of the rule', ({ rule }) => {
  const pattern = RULES.get(rule) ?? '';
  const names = [...new Set([...pattern.matchAll(/eventName\s*=\s*"?(\w+)/g)].map(([, name]) => name))];
  const program = createJqProgram(CONDITIONS.filter((condition) => condition.rule === rule));
  expect(pattern).not.toBe('');
  for (const name of names) expect(program).toContain(`"${name}"`);
});

test('the program counts the matches by rule', () => {
  const program = createJqProgram([{ rule: 'one', filter: 'select(.a)' }, { rule: 'two', filter: 'select(.b)' }]);
  expect(program.slice(program.indexOf('| reduce'))).toBe(
    '| reduce (inputs | .Records[] | (select(.a) | "one"), (select(.b) | "two")) as $rule ({}; .[$rule] += 1)',
  );
});

test('equal counts are accepted, and a missing count is 0', () => {
  const jqCounts = counts([0, 2, 3, 4, 5]);
  jqCounts.delete(CONDITIONS[0].rule);
  expect(() => assertSameCounts(counts([0, 2, 3, 4, 5]), jqCounts)).not.toThrow();
});

test('different counts are rejected', () => {
  expect(() => assertSameCounts(counts([1, 2, 3, 4, 5]), counts([1, 2, 3, 4, 6]))).toThrow(
    "replay and jq must have the same matches of 'cloudwatch-10'; got 5 and 6",
  );
});

test('a template without a rule is rejected', () => {
  expect(() => assertSameCounts(new Map(), counts([0, 0, 0, 0, 0]))).toThrow("template must have the rule 'cloudwatch-1'");
});
