import { Duration, Lazy } from 'aws-cdk-lib';
import * as logs from 'aws-cdk-lib/aws-logs';
import { analytics, patternRule, refused, Row, rule } from './row';
import { DetectionAlarms, DetectionRule, RulePack } from 'cdk-cloudtrail-analytics';

const pack = (...rules: DetectionRule[]): RulePack => RulePack.of('acme', rules);
const many = (count: number, prefix: string, operand = '"A"'): DetectionRule[] =>
  Array.from({ length: count }, (_, index) => patternRule(`{ $.eventName = ${operand} }`, { id: `${prefix}-${index}` }));
const long = pack(patternRule(`{ $.eventName = "${'x'.repeat(950)}" }`));
const TOKEN = (): string => Lazy.string({ produce: () => 'a' });

/** Rules that no set of alarms can have together. */
const SETS: readonly (readonly RulePack[])[] = [
  [pack(rule()), RulePack.of('other', [rule({ threshold: 2 })])],
  [pack(rule({ id: 'a-1' }), rule({ id: 'a1' }))],
  [pack(rule({ id: 'records-stopped' }))],
  [pack(rule({ id: 'events-undelivered' }))],
  [RulePack.of('one', many(60, 'one')), RulePack.of('two', many(41, 'two'))],
  [RulePack.of('one', many(6, 'one', '%x%'))],
];

export const RULE_FAULTS: readonly Row[] = [
  ...refused('id', ['', 'Mine', 'a b', '1a', 'a--b', 'x'.repeat(65)], (id) => rule({ id })),
  ...refused('title', ['', ' ', 'two\nlines', 'x'.repeat(121)], (title) => rule({ title })),
  ...refused('threshold', [0, -1, 0.5, NaN, Infinity], (threshold) => rule({ threshold })),
  ...refused('period', [Duration.seconds(0), Duration.seconds(90), Duration.minutes(1441)], (period) => rule({ period })),
  ...refused('maxTokenLength', [0, 2.5, NaN], (maxTokenLength) => rule({ maxTokenLength })),
  ...refused('techniques', [['TA0005'], ['t1562'], ['']], (techniques) => rule({ techniques })),
  ...refused('controls', [[''], ['two\nlines']], (controls) => rule({ controls })),
  ...refused('recordJson', ['', '{', 'null}'], (json) => rule().matches(json)),
  ...refused('rule', [TOKEN], (token) => patternRule(`{ $.a = "${token()}" }`).matches('{}')),
  ...refused('rule', ['x'.repeat(1000)], (description, scope, base) => analytics(scope, base, { alarmRules: [pack(rule({ description }))] })),

  ...refused('pack id', ['', 'Acme', 'a b'], (id) => RulePack.of(id, [rule()])),
  ...refused('pack', [[], [rule(), rule()]], (rules) => pack(...rules)),
  ...refused('metricNamespace', ['', 'AWS/Acme', 'a:b', 'x'.repeat(256)], (metricNamespace) => RulePack.of('acme', [rule()], { metricNamespace })),
  ...refused('pack', [['other'], ['mine']], (ids) => pack(rule()).without(ids)),
  ...refused('pack', [['other'], []], (ids) => pack(rule()).only(ids)),
  ...refused('pack', ['other'], (id) => pack(rule()).tuned(id, { threshold: 2 })),
  ...refused('threshold', [0, NaN], (threshold) => pack(rule()).tuned('mine', { threshold })),
  ...refused('pack', [2], (threshold) => RulePack.securityHub().tuned('cloudwatch-1', { threshold })),
  ...refused('pack', ['arn:aws:iam::111122223333:user/ci'], (arn) => RulePack.securityHub().excludingPrincipals(arn)),
  ...refused('arnPattern', ['', '*', 'Deploy', 'arn:"', 'arn:a b', 'arn:aws:iam::111122223333:role/ci/Deploy'], (arn) => pack(rule()).excludingPrincipals(arn)),
  ...refused('arnPattern', ['arn:aws:iam::111122223333:user/ci'], (arn) => long.excludingPrincipals(arn)),
  ...refused('regions', [[], ['Ireland'], ['']], (regions) => RulePack.outsideRegions(regions)),

  ...refused('alarmRules', SETS, (alarmRules, scope, base) => analytics(scope, base, { alarmRules: [...alarmRules] })),
  ...refused('resourceNamePrefix', ['', 'a:b', 'a*', '$', 'x'.repeat(191)], (resourceNamePrefix, scope) => new DetectionAlarms(scope, 'Alarms', {
    resourceNamePrefix, logGroup: logs.LogGroup.fromLogGroupName(scope, 'Group', 'example'), alarmRules: [pack(rule())],
  })),
  ...refused('ruleId', ['theirs'], (id, scope) => new DetectionAlarms(scope, 'Alarms', {
    resourceNamePrefix: 'example', logGroup: logs.LogGroup.fromLogGroupName(scope, 'Group', 'example'), alarmRules: [pack(rule())],
  }).alarmFor(id)),
  ...refused('detectionRules', [2000], (count, scope, base) => analytics(scope, base, {
    detectionRules: [RulePack.of('many', many(count, 'many', `"${'x'.repeat(200)}"`))],
  })),
];
