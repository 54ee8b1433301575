import { RECOMMENDED } from '../../../../src/detection/builtin-rules/recommended';
import { SECURITY_HUB } from '../../../../src/detection/builtin-rules/security-hub';
import { assertSameCounts, CONDITIONS, createJqProgram } from '../../../../tools/bench/replay/jq';

const RULES = new Map([...RECOMMENDED, ...SECURITY_HUB].map((entry) => [entry.id, entry.pattern]));
const counts = (values: readonly number[]): Map<string, number> => new Map(CONDITIONS.map(({ rule }, index) => [rule, values[index]]));

test.each(CONDITIONS)('$rule names what its rule names', ({ rule }) => {
  const pattern = RULES.get(rule) ?? '';
  const names = [...new Set([...pattern.matchAll(/eventName\s*=\s*"?(\w+)/g)].map(([, name]) => name))];
  const program = createJqProgram(CONDITIONS.filter((condition) => condition.rule === rule));
  expect(pattern).not.toBe('');
  for (const name of names) expect(program).toContain(`"${name}"`);
});

test('the program counts each condition by the name of its rule', () => {
  const program = createJqProgram([{ rule: 'one', filter: 'select(.a)' }, { rule: 'two', filter: 'select(.b)' }]);
  expect(program.slice(program.indexOf('| reduce'))).toBe(
    '| reduce (inputs | .Records[] | (select(.a) | "one"), (select(.b) | "two")) as $rule ({}; .[$rule] += 1)',
  );
});

test('the same counts are accepted, with none for none', () => {
  const theirs = counts([0, 2, 3, 4, 5]);
  theirs.delete(CONDITIONS[0].rule);
  expect(() => assertSameCounts(counts([0, 2, 3, 4, 5]), theirs)).not.toThrow();
});

test('other counts are refused', () => {
  expect(() => assertSameCounts(counts([1, 2, 3, 4, 5]), counts([1, 2, 3, 4, 6]))).toThrow(
    "replay and jq must find the same records of 'cloudwatch-10'; replay found 5 and jq 6",
  );
});

test('a template without a rule is refused', () => {
  expect(() => assertSameCounts(new Map(), counts([0, 0, 0, 0, 0]))).toThrow("the template must have the rule 'cloudwatch-1'");
});
