import { FilterPattern } from 'aws-cdk-lib/aws-logs';
import { DetectionRule, RulePack, Severity } from '../../src';

function rule(id: string): DetectionRule {
  return new DetectionRule({ id, title: id, pattern: FilterPattern.literal('{ $.eventName = "X" }') });
}

test('a pack of one\'s own counts in the namespace of the library, or in its own', () => {
  expect(RulePack.of('acme', [rule('a'), rule('b')])).toMatchObject({ id: 'acme', metricNamespace: 'CloudTrailAnalytics' });
  expect(RulePack.of('acme', [rule('a')], { metricNamespace: 'Acme/Audit' }).metricNamespace).toBe('Acme/Audit');
});

test('a pack does not change with the list that it was made from', () => {
  const rules = [rule('a')];
  const pack = RulePack.of('acme', rules);
  rules.push(rule('b'));
  expect(pack.rules).toHaveLength(1);
});

test.each<[string, () => RulePack, string]>([
  ['no rules', () => RulePack.of('acme', []), "rule pack 'acme' must have at least one rule; got none"],
  ['an id twice', () => RulePack.of('acme', [rule('a'), rule('a')]), "rule pack 'acme': rule ids must be unique; got 'a' twice"],
  ['a name that is no id', () => RulePack.of('Acme Rules', [rule('a')]), 'rule pack id must be lower-case words'],
  ["AWS's namespace", () => RulePack.of('acme', [rule('a')], { metricNamespace: 'AWS/Mine' }), "not start with 'AWS/'; got 'AWS/Mine'"],
  ['no namespace', () => RulePack.of('acme', [rule('a')], { metricNamespace: '' }), 'metricNamespace must be 1 to 255'],
])('%s is refused', (_, build, message) => {
  expect(build).toThrow(message);
});

test('the ids of the recommended rules are frozen', () => {
  expect(RulePack.recommended().rules.map(({ id, severity, threshold }) => `${id} ${severity} ${threshold}`)).toMatchSnapshot();
});

test.each([RulePack.recommended(), RulePack.securityHub()].map((pack) => [pack.id, pack] as const))('%s says what to make of each rule', (_, pack) => {
  for (const { meaning, response, severity } of pack.rules) {
    expect(meaning).toMatch(/^[A-Z].*\.$/);
    expect(response).toMatch(/^[A-Z].*\.$/);
    expect(Object.values(Severity)).toContain(severity);
  }
});
