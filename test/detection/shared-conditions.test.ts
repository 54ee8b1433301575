import { Annotations as Acknowledged, Stack } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { FilterPattern } from 'aws-cdk-lib/aws-logs';
import { CisVersion, DetectionRule, RulePack } from '../../src';
import { RuleSet, warnOfDuplicateConditions } from '../../src/detection/rule-set';

const rule = (id: string, pattern: string): DetectionRule => new DetectionRule({ id, title: id, pattern: FilterPattern.literal(pattern) });

function warnings(packs: RulePack[], acknowledged: string[] = []): string[] {
  const stack = new Stack();
  warnOfDuplicateConditions(stack, RuleSet.of(packs, 'alarmRules').rules);
  for (const id of acknowledged) Acknowledged.of(stack).acknowledgeWarning(id);
  return Annotations.fromStack(stack).findWarning('*', Match.anyValue()).map(({ entry }) => String(entry.data));
}

const mine = RulePack.of('mine', [rule('stopped', '{ ($.a = "x") && ($.b = "y") }'), rule('started', '{ $.a = "z" }'), rule('other', '{ $.a = 1 }')]);
const theirs = RulePack.of('theirs', [rule('halted', '{($.b=y) && ($.a=x)}'), rule('begun', '{ $.a = "z" }'), rule('more', '{ $.a = 2 }')]);

test('each condition that two packs share is a warning of its own', () => {
  expect(warnings([mine, theirs])).toEqual([
    "rules of pack 'theirs' repeat conditions of pack 'mine' ('halted' that of 'stopped'): a record trips both alarms, and both are billed; "
    + "leave the repeated ones out of pack 'theirs' with without(['halted']), or acknowledge this warning "
    + '[ack: cdk-cloudtrail-analytics:sharedCondition:stopped:halted]',
    expect.stringContaining('[ack: cdk-cloudtrail-analytics:sharedCondition:started:begun]'),
  ]);
});

test('each can be silenced alone', () => {
  expect(warnings([mine, theirs], ['cdk-cloudtrail-analytics:sharedCondition:stopped:halted'])).toEqual([expect.stringContaining('started:begun')]);
});

test('two rules of one pack may share a condition, with different thresholds for instance', () => {
  expect(warnings([RulePack.of('mine', [rule('few', '{ $.a = 1 }'), rule('many', '{ $.a = 1 }')])])).toEqual([]);
});

test('what an exact pack shares with another is one warning that says what to leave out of the other', () => {
  const [warning, ...others] = warnings([RulePack.recommended(), RulePack.securityHub()]);
  expect(others).toEqual([]);
  expect(warning).toContain("leave the repeated ones out of pack 'recommended' with without(['kms-key-deletion'])");
  expect(warning).toContain('[ack: cdk-cloudtrail-analytics:sharedCondition:security-hub:recommended]');
  expect(warnings([RulePack.recommended().without(['kms-key-deletion']), RulePack.securityHub()])).toEqual([]);
});

test('CIS beside Security Hub repeats all but what differs on purpose', () => {
  const [warning, ...others] = warnings([RulePack.cis(CisVersion.V7_0_0), RulePack.securityHub()]);
  expect(others).toEqual([]);
  const [, list] = /without\(\[(.*)\]\)/.exec(warning) ?? [];
  const repeated = list.split(', ').map((id) => id.slice(1, -1));
  expect(RulePack.cis(CisVersion.V7_0_0).without(repeated).rules.map(({ id }) => id))
    .toEqual(['cis-unauthorized-calls', 'cis-security-group-changes', 'cis-organization-changes']);
});

test('what is recommended repeats nothing under another id in the packs on a topic', () => {
  const topics = [
    RulePack.tampering(), RulePack.identity(), RulePack.data(), RulePack.network(), RulePack.compute(), RulePack.organization(), RulePack.cost(),
  ];
  for (const topic of topics) expect(warnings([RulePack.recommended(), topic])).toEqual([]);
  expect(warnings(topics)).toEqual([]);
});
