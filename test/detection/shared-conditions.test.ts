import { Annotations, Stack } from 'aws-cdk-lib';
import { Annotations as Assertions, Match } from 'aws-cdk-lib/assertions';
import { FilterPattern } from 'aws-cdk-lib/aws-logs';
import { CisVersion, DetectionRule, RulePack } from '../../src';
import { RuleSet, warnOfDuplicateConditions } from '../../src/detection/rule-set';

const createRule = (id: string, pattern: string): DetectionRule => new DetectionRule({ id, title: id, pattern: FilterPattern.literal(pattern) });

function findWarnings(packs: RulePack[], acknowledged: string[] = []): string[] {
  const stack = new Stack();
  warnOfDuplicateConditions(stack, RuleSet.of(packs, 'alarmRules').rules);
  for (const id of acknowledged) Annotations.of(stack).acknowledgeWarning(id);
  return Assertions.fromStack(stack).findWarning('*', Match.anyValue()).map(({ entry }) => String(entry.data));
}

const mine = RulePack.of('mine', [
  createRule('stopped', '{ ($.a = "x") && ($.b = "y") }'), createRule('started', '{ $.a = "z" }'), createRule('other', '{ $.a = 1 }'),
]);
const theirs = RulePack.of('theirs', [
  createRule('halted', '{($.b=y) && ($.a=x)}'), createRule('begun', '{ $.a = "z" }'), createRule('more', '{ $.a = 2 }'),
]);

test('each condition in two packs causes a warning', () => {
  expect(findWarnings([mine, theirs])).toEqual([
    "rule packs 'theirs' and 'mine' contain rules with the same condition ('halted' and 'stopped'): an event triggers both alarms, "
    + "and both are billed; exclude the duplicates from pack 'theirs' with without(['halted']), or acknowledge this warning "
    + '[ack: cdk-cloudtrail-analytics:sharedCondition:stopped:halted]',
    expect.stringContaining('[ack: cdk-cloudtrail-analytics:sharedCondition:started:begun]'),
  ]);
});

test('each warning can be acknowledged separately', () => {
  expect(findWarnings([mine, theirs], ['cdk-cloudtrail-analytics:sharedCondition:stopped:halted']))
    .toEqual([expect.stringContaining('started:begun')]);
});

test('two rules of one pack can have the same condition, for example with different thresholds', () => {
  expect(findWarnings([RulePack.of('mine', [createRule('few', '{ $.a = 1 }'), createRule('many', '{ $.a = 1 }')])])).toEqual([]);
});

test('all conditions that an exact pack and another pack contain cause one warning', () => {
  const [warning, ...others] = findWarnings([RulePack.recommended(), RulePack.securityHub()]);
  expect(others).toEqual([]);
  expect(warning).toContain("exclude the duplicates from pack 'recommended' with without(['kms-key-deletion'])");
  expect(warning).toContain('[ack: cdk-cloudtrail-analytics:sharedCondition:security-hub:recommended]');
  expect(findWarnings([RulePack.recommended().without(['kms-key-deletion']), RulePack.securityHub()])).toEqual([]);
});

test('all but three CIS rules have the condition of a Security Hub rule', () => {
  const [warning, ...others] = findWarnings([RulePack.cis(CisVersion.V7_0_0), RulePack.securityHub()]);
  expect(others).toEqual([]);
  const [, list] = /without\(\[(.*)\]\)/.exec(warning) ?? [];
  const duplicates = list.split(', ').map((id) => id.slice(1, -1));
  expect(RulePack.cis(CisVersion.V7_0_0).without(duplicates).rules.map(({ id }) => id))
    .toEqual(['cis-unauthorized-calls', 'cis-security-group-changes', 'cis-organization-changes']);
});

test('the recommended pack and the packs by topic contain no condition under two IDs', () => {
  const topics = [
    RulePack.tampering(), RulePack.identity(), RulePack.data(), RulePack.network(), RulePack.compute(), RulePack.organization(), RulePack.cost(),
  ];
  for (const topic of topics) expect(findWarnings([RulePack.recommended(), topic])).toEqual([]);
  expect(findWarnings(topics)).toEqual([]);
});
