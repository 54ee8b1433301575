import { Duration } from 'aws-cdk-lib';
import { FilterPattern } from 'aws-cdk-lib/aws-logs';
import { DetectionRule, DetectionRuleProps, RulePack, Severity } from '../../src';
import { RuleSet } from '../../src/detection/rule-set';

const rule = (id: string, props: Partial<DetectionRuleProps> = {}): DetectionRule =>
  new DetectionRule({ id, title: 'A rule', pattern: FilterPattern.literal('{ $.eventName = "X" }'), ...props });
const shown = (...packs: RulePack[]): string[] => RuleSet.of(packs, 'alarmRules').rules.map((packed) => `${packed.pack.id}/${packed.rule.id}`);

test('the same rule in two packs counts once, in the first of them', () => {
  expect(shown(RulePack.of('one', [rule('a'), rule('b')]), RulePack.of('two', [rule('b'), rule('c')]))).toEqual(['one/a', 'one/b', 'two/c']);
});

test('what is recommended can stand beside the packs that it is taken from', () => {
  const all = [RulePack.recommended(), RulePack.identity(), RulePack.tampering(), RulePack.data(), RulePack.network()];
  const ids = RuleSet.of(all, 'alarmRules').ids;
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.slice(0, all[0].rules.length)).toEqual(all[0].rules.map(({ id }) => id));
  expect(ids).toContain('user-created');
});

describe('two different rules with one id', () => {
  test.each<[string, Partial<DetectionRuleProps>]>([
    ['condition', { pattern: FilterPattern.literal('{ $.eventName = "Y" }') }],
    ['threshold', { threshold: 2 }],
    ['period', { period: Duration.hours(1) }],
    ['severity', { severity: Severity.LOW }],
    ['title', { title: 'Another' }],
    ['meaning', { description: 'Trouble.' }],
    ['response', { runbook: 'Run.' }],
  ])('differ in %s', (_, props) => {
    expect(() => shown(RulePack.of('one', [rule('a')]), RulePack.of('two', [rule('a', props)]))).toThrow(
      "alarmRules: packs 'one' and 'two' have different rules with the same id: leave those of one pack out with without(['a']), "
      + 'or change both in the same way',
    );
  });

  test('differ in the namespace of their metrics', () => {
    expect(() => shown(RulePack.of('one', [rule('a')]), RulePack.of('two', [rule('a')], { metricNamespace: 'Two' }))).toThrow("without(['a'])");
  });

  test('are named all at once, for each two packs', () => {
    const narrowed = RulePack.organization().excludingPrincipals('arn:aws:sts::111122223333:assumed-role/Deploy/*');
    const tuned = RulePack.data().tuned('kms-key-deletion', { threshold: 2 }).tuned('snapshot-shared', { threshold: 2 });
    expect(() => shown(RulePack.recommended(), narrowed, tuned)).toThrow(
      "packs 'recommended' and 'organization' have different rules with the same id: leave those of one pack out with "
      + "without(['organization-left']), or change both in the same way; packs 'recommended' and 'data' have different rules with the same id: "
      + "leave those of one pack out with without(['snapshot-shared', 'kms-key-deletion']), or change both in the same way",
    );
    expect(() => shown(RulePack.recommended().without(['organization-left']), narrowed)).not.toThrow();
  });
});
