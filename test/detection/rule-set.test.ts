import { Duration, Stack } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { FilterPattern } from 'aws-cdk-lib/aws-logs';
import { DetectionRule, DetectionRuleProps, RulePack, Severity } from '../../src';
import { RuleSet } from '../../src/detection/rule-set';

const createRule = (id: string, props: Partial<DetectionRuleProps> = {}): DetectionRule =>
  new DetectionRule({ id, title: 'A rule', pattern: FilterPattern.literal('{ $.eventName = "X" }'), ...props });
const resolveIds = (...packs: RulePack[]): string[] => RuleSet.of(packs, 'alarmRules').rules.map(({ pack, rule }) => `${pack.id}/${rule.id}`);

test('a rule in two packs is used once, from the first pack', () => {
  const [one, two] = [RulePack.of('one', [createRule('a'), createRule('b')]), RulePack.of('two', [createRule('b'), createRule('c')])];
  expect(resolveIds(one, two)).toEqual(['one/a', 'one/b', 'two/c']);
});

test('the recommended pack can be used with the packs that contain its rules', () => {
  const all = [RulePack.recommended(), RulePack.identity(), RulePack.tampering(), RulePack.data(), RulePack.network()];
  const ids = RuleSet.of(all, 'alarmRules').ids;
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.slice(0, all[0].rules.length)).toEqual(all[0].rules.map(({ id }) => id));
  expect(ids).toContain('user-created');
});

describe('two different rules with the same ID are an error', () => {
  test.each<[string, Partial<DetectionRuleProps>]>([
    ['condition', { pattern: FilterPattern.literal('{ $.eventName = "Y" }') }],
    ['threshold', { threshold: 2 }],
    ['period', { period: Duration.hours(1) }],
    ['severity', { severity: Severity.LOW }],
    ['title', { title: 'Another' }],
    ['description', { description: 'Trouble.' }],
    ['runbook', { runbook: 'Run.' }],
  ])('if they differ in %s', (_, props) => {
    expect(() => resolveIds(RulePack.of('one', [createRule('a')]), RulePack.of('two', [createRule('a', props)]))).toThrow(
      "alarmRules: packs 'one' and 'two' contain different rules with the same ID: exclude those of one pack with without(['a']), "
      + 'or change both in the same way',
    );
  });

  test('if their packs differ in the metric namespace', () => {
    const [one, two] = [RulePack.of('one', [createRule('a')]), RulePack.of('two', [createRule('a')], { metricNamespace: 'Two' })];
    expect(() => resolveIds(one, two)).toThrow("without(['a'])");
  });

  test('which lists all rules of each pair of packs', () => {
    const changed = RulePack.organization().excludingPrincipals('arn:aws:sts::111122223333:assumed-role/Deploy/*');
    const tuned = RulePack.data().tuned('kms-key-deletion', { threshold: 2 }).tuned('snapshot-shared', { threshold: 2 });
    expect(() => resolveIds(RulePack.recommended(), changed, tuned)).toThrow(
      "packs 'recommended' and 'organization' contain different rules with the same ID: exclude those of one pack with "
      + "without(['organization-left']), or change both in the same way; packs 'recommended' and 'data' contain different rules with the same ID: "
      + "exclude those of one pack with without(['snapshot-shared', 'kms-key-deletion']), or change both in the same way",
    );
    expect(() => resolveIds(RulePack.recommended().without(['organization-left']), changed)).not.toThrow();
  });
});

describe('add', () => {
  const [one, two] = [RulePack.of('one', [createRule('a'), createRule('b')]), RulePack.of('two', [createRule('b'), createRule('c')])];

  test('returns a set with the rules of both, and does not change the original set', () => {
    const original = RuleSet.of([one], 'alarmRules');
    const added = original.add([two], 'detectionRules');
    expect(added.rules.map(({ pack, rule }) => `${pack.id}/${rule.id}`)).toEqual(['one/a', 'one/b', 'two/c']);
    expect(added.packs).toEqual([one, two]);
    expect(original.ids).toEqual(['a', 'b']);
    expect(original.packs).toEqual([one]);
  });

  test('returns an equal set if there are no packs', () => {
    expect(RuleSet.of([one], 'alarmRules').add([], 'detectionRules').rules).toEqual(RuleSet.of([one], 'alarmRules').rules);
  });

  test('refuses a rule that differs from a rule of the set, and names the prop', () => {
    const tuned = two.tuned('b', { threshold: 2 });
    expect(() => RuleSet.of([one], 'alarmRules').add([tuned], 'detectionRules'))
      .toThrow("detectionRules: packs 'one' and 'two' contain different rules with the same ID: exclude those of one pack with without(['b'])");
  });

  test('refuses a rule ID that differs from an ID of the set only in hyphens', () => {
    expect(() => RuleSet.of([RulePack.of('one', [createRule('a1')])], 'alarmRules').add([RulePack.of('two', [createRule('a-1')])], 'detectionRules'))
      .toThrow("detectionRules: rule IDs must be unique without their hyphens; got 'a-1' in packs 'one' and 'two'");
  });
});

describe('without', () => {
  const [a, b, c] = ['a', 'b', 'c'].map((id) => createRule(id));
  const set = RuleSet.of([RulePack.of('one', [a, b]), RulePack.of('two', [c])], 'alarmRules');

  test('returns a set without the rules of another set', () => {
    const rest = set.without(RuleSet.of([RulePack.of('other', [b])], 'detectionRules'));
    expect(rest.ids).toEqual(['a', 'c']);
    expect(rest.packs.map(({ id }) => id)).toEqual(['one', 'two']);
    expect(set.ids).toEqual(['a', 'b', 'c']);
    expect(set.without(set).rules).toEqual([]);
  });

  test('keeps a different rule with the same ID', () => {
    expect(set.without(RuleSet.of([RulePack.of('other', [createRule('b', { threshold: 2 })])], 'detectionRules')).ids).toEqual(['a', 'b', 'c']);
  });
});

test('lint adds warnings only for custom rules', () => {
  const stack = new Stack();
  const custom = RulePack.of('acme', [createRule('mine', { pattern: FilterPattern.literal('{ $.eventname = "X" }') })]);
  const set = RuleSet.of([RulePack.recommended(), custom], 'alarmRules');
  expect(set.lint(stack)).toBe(set);
  const warnings = Annotations.fromStack(stack).findWarning('*', Match.anyValue());
  expect(warnings.map(({ id, entry }) => [id, String(entry.data)])).toEqual([
    ['/Default', expect.stringMatching(/^rule 'mine': .*\[ack: cdk-cloudtrail-analytics:unknownField:mine:\$\.eventname\]$/)],
  ]);
});
