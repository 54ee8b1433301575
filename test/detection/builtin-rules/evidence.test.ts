import { CfnParameter, Stack } from 'aws-cdk-lib';
import { DEPLOYED } from './cases/evidence';
import { RulePack } from '../../../src';
import { Evidence, evidencePack } from '../../../src/detection/builtin-rules';
import { parsePattern, PATTERN_LIMITS, renderSql } from '../../../src/filter-pattern';
import { renderEventPattern } from '../../../src/filter-pattern/backends/event-bridge/render-event-pattern';
import { EVENT_SCHEMA } from '../../../src/filter-pattern/event-schema';
import { createLinter } from '../../../src/lint/lint';
import { OPAQUE_TOKEN } from '../../../src/private/validation';

const NAMES = Object.keys(DEPLOYED) as (keyof Evidence)[];

/** Names of the maximum length of each service. */
const LONGEST_NAMES: Required<Evidence> = {
  resourceNamePrefix: 'b'.repeat(64),
  trailName: 't'.repeat(128),
  bucketName: 'b'.repeat(63),
  keyId: `mrk-${'0'.repeat(32)}`,
  operationsKeyId: `mrk-${'1'.repeat(32)}`,
  logGroupName: 'l'.repeat(512),
  topicArn: `arn:aws-us-gov:sns:us-gov-west-1:111122223333:${'t'.repeat(200)}`,
  databaseName: 'd'.repeat(128),
  workgroupName: 'w'.repeat(128),
};

function findRuleIds(...names: (keyof Evidence)[]): readonly string[] {
  const evidence: Evidence = Object.fromEntries(names.map((name) => [name, DEPLOYED[name]]));
  return evidencePack(evidence).entries.map(({ id }) => id);
}

test('there is a rule for each resource that exists', () => {
  expect(NAMES.map((name) => [name, findRuleIds(name)])).toEqual([
    ['resourceNamePrefix', ['evidence-alarms-silenced']],
    ['trailName', ['evidence-trail-changed']],
    ['bucketName', ['evidence-archive-changed']],
    ['keyId', ['evidence-key-disabled']],
    ['operationsKeyId', ['evidence-key-disabled']],
    ['logGroupName', ['evidence-log-group-changed']],
    ['topicArn', ['evidence-topic-changed']],
    ['databaseName', ['evidence-tables-changed']],
    ['workgroupName', ['evidence-tables-changed']],
  ]);
  expect(findRuleIds(...NAMES)).toHaveLength(7);
  expect(RulePack._evidence({})).toBeUndefined();
});

test('the patterns with the longest names are within the limit', () => {
  for (const { id, pattern } of evidencePack(LONGEST_NAMES).entries) expect([id, pattern.length <= PATTERN_LIMITS.length]).toEqual([id, true]);
});

test('names can be tokens', () => {
  const stack = new Stack();
  const tokens: Evidence = Object.fromEntries(NAMES.map((name) => [name, new CfnParameter(stack, name).valueAsString]));
  const { entries } = evidencePack(DEPLOYED);
  const rules = RulePack._evidence(tokens)!.rules.map(({ id, pattern, _condition }) => ({
    id,
    pattern: NAMES.reduce((text, name) => text.replaceAll(tokens[name]!, DEPLOYED[name]), pattern.logPatternString),
    tokens: renderSql(_condition, EVENT_SCHEMA, { opaque: OPAQUE_TOKEN }).match(OPAQUE_TOKEN)?.length ?? 0,
  }));
  expect(rules.map(({ id, pattern }) => ({ id, pattern }))).toEqual(entries.map(({ id, pattern }) => ({ id, pattern })));
  for (const { id, tokens: count } of rules) expect([id, count > 0]).toEqual([id, true]);
});

const BY_ID = evidencePack(DEPLOYED).entries.map((entry) => [entry.id, entry] as const);

test.each(BY_ID)('%s can be expressed in SQL and as an EventBridge event pattern', (_, entry) => {
  const condition = parsePattern(entry.pattern);
  expect(renderSql(condition, EVENT_SCHEMA)).toContain('eventsource = ');
  expect(renderEventPattern(condition, EVENT_SCHEMA).pattern).toHaveProperty('detail');
});

test('the conditions have no lint findings', () => {
  expect(evidencePack(DEPLOYED).entries.flatMap(({ pattern }) => createLinter()(parsePattern(pattern)))).toEqual([]);
});
