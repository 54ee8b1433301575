import { Stack } from 'aws-cdk-lib';
import { FilterPattern, LogGroup } from 'aws-cdk-lib/aws-logs';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { DetectionNotifications, DetectionRule, EventNotification, LogQueries, RulePack } from '../../src';

/** A pattern, and the part of it that the message quotes. */
type Row = readonly [pattern: string, quote: string];

function createPack(pattern: string): RulePack {
  return RulePack.of('acme', [new DetectionRule({ id: 'mine', title: 'Mine', pattern: FilterPattern.literal(pattern) })]);
}

/** Matches a message that names the prop, the rule, and the service, and quotes part of the pattern in the reason. */
function matchMessage(prop: string, service: string, quote: string): RegExp {
  return new RegExp(`^${prop}\\b.*rule 'mine'.*\\b${service}[^:]*: .*${quote.replace(/[.*[\]$]/g, '\\$&')}`, 's');
}

const ALTERNATIVES = ['a', 'b', 'c', 'd', 'e'].map((name) => `(${['x', 'y', 'z'].map((prefix) => `$.requestParameters.${prefix}${name} = "1"`).join(' || ')})`);

test.each<Row>([
  ['{ $.resources[0].ARN = "a" }', ''],
  ['{ $.eventName = %a.c% }', '%a.c%'],
  ['{ $.requestParameters.a > 1e12 }', '1000000000000'],
  ['{ $.requestParameters.a > 0.123456789012345678 }', '0.1234567890123456'],
  ["{ $.requestParameters.['a.b'] = \"c\" }", 'a.b'],
  ["{ $.requestParameters.['$or'] = \"c\" }", '$or'],
  ['{ $.eventName = "A" && $.eventName = "B" }', ''],
  ['{ ($.resources[*].ARN = "x") && ($.resources[*].type = "y") }', '$.resources[*].type'],
  ['{ ($.resources[*].ARN = "x") && ($.resources[*].ARN = "y") }', '$.resources[*].ARN'],
  ['{ ($.requestParameters.a[*] = "x") && ($.requestParameters.a = "y") }', '$.requestParameters.a[*]'],
  ['{ $.userAgent = "*a*" && $.userAgent != "*b*" }', '"*b*"'],
  ['{ $.userAgent = "*a*" && $.userAgent = "*b*" }', '"*b*"'],
  ['{ $.requestParameters.a != "5*" }', '"5*"'],
  ['{ $.requestParameters.a != "5" && $.requestParameters.a != "b" }', '"5" or "b"'],
  ['{ $.requestParameters.a != "true" }', '"true"'],
  ['{ $.requestParameters.a = "1*" }', ''],
  ['{ $.userIdentity NOT EXISTS }', '$.userIdentity'],
  ['{ $.requestParameters NOT EXISTS }', '$.requestParameters'],
  ['{ $.requestParameters.a = 5 && $.requestParameters.a.b = 6 }', '$.requestParameters.a.b'],
  ['{ $.requestParameters.a.b.c = "2" && $.requestParameters.a.b = "1" }', '$.requestParameters.a.b'],
  ['{ ($.requestParameters.numeric = "a") || ($.requestParameters.prefix = "b") }', "'numeric'"],
  ['{ $.requestParameters.* = "a" }', '.*'],
  [`{ ${ALTERNATIVES.join(' && ')} }`, ''],
])('event notifications do not support %s', (pattern, quote) => {
  const stack = new Stack();
  const notification = EventNotification.topic(new Topic(stack, 'Topic')).only(['mine']);
  expect(() => new DetectionNotifications(stack, 'Notifications', {
    resourceNamePrefix: 'example', detectionRules: [createPack(pattern)], eventNotifications: [notification],
  })).toThrow(matchMessage('eventNotifications', 'EventBridge', quote));
});

test.each<Row>([
  ['{ $.requestParameters.a[*].b = "c" }', '[*]'],
  ['{ $.requestParameters.* = "a" }', '.*'],
  ['{ $.requestParameters.a NOT EXISTS }', ''],
  ['{ $.userIdentity NOT EXISTS }', ''],
  ['{ $.requestParameters.a IS NULL }', 'null'],
  ['{ $.userIdentity.arn.a = "b" }', ''],
  ['{ $.userIdentity.arn.a NOT EXISTS }', ''],
  ['{ $.eventName != "*" }', ''],
  ['{ $.readOnly = "maybe" }', ''],
  ['{ $.eventName > 5 }', 'eventName'],
  ["{ $.requestParameters.['a.b'] = \"c\" }", "'a.b'"],
  ["{ $.requestParameters.['a`b'] = \"c\" }", "'a`b'"],
])('Logs Insights queries do not support %s', (pattern, quote) => {
  const stack = new Stack();
  expect(() => new LogQueries(stack, 'Queries', {
    resourceNamePrefix: 'example', logGroup: new LogGroup(stack, 'Logs'), logQueryRules: [createPack(pattern)],
  })).toThrow(matchMessage('logQueryRules', 'Logs Insights', quote));
});
