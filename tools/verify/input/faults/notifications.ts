import * as sns from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { patternRule, refused, Row, rule } from './row';
import { DetectionNotifications, DetectionRule, EventNotification, RulePack, Severity } from 'cdk-cloudtrail-analytics';

const told = (): EventNotification => EventNotification.subscribers([new EmailSubscription('security@example.com')]);
const events = (scope: Construct, eventNotifications: EventNotification[], ...rules: DetectionRule[]): DetectionNotifications =>
  new DetectionNotifications(scope, 'Events', { resourceNamePrefix: 'example', alarmRules: [RulePack.of('acme', rules)], eventNotifications });
const wild = (count: number): DetectionRule[] => Array.from({ length: count }, (_, index) => patternRule(`{ $.eventName = "*${index}*" }`, { id: `wild-${index}` }));

export const EVENT_FAULTS: readonly Row[] = [
  ...refused('subscriptions', [[]], (subscriptions) => EventNotification.subscribers(subscriptions)),
  ...refused('ruleIds', [[]], (ids) => told().only(ids)),
  ...refused('eventNotifications', [[]], (notifications, scope) => events(scope, notifications, rule())),
  ...refused(/eventNotifications\[0\]/, [['theirs'], ['mine', 'theirs']], (ids, scope) => events(scope, [told().only(ids)], rule())),
  ...refused(/eventNotifications\[0\]/, [Severity.CRITICAL], (severity, scope) => events(scope, [told().withMinSeverity(severity)], rule({ severity: Severity.LOW }))),
  ...refused(/eventNotifications\[0\]/, [2], (threshold, scope) => events(scope, [told()], rule({ threshold }))),
  ...refused('topic', ['Fifo'], (id, scope) => events(scope, [EventNotification.topic(new sns.Topic(scope, id, { fifo: true }))], rule())),
  ...refused('eventNotifications', ['Same'], (id, scope) => {
    const topic = new sns.Topic(scope, id);
    return events(scope, [EventNotification.topic(topic), EventNotification.chat(topic)], rule());
  }),
  ...refused('eventNotifications', [8200, 9000], (length, scope) => events(scope, [told()], rule({ description: 'm'.repeat(length) }))),
  ...refused('eventNotifications', [31, 60], (count, scope) => events(scope, [told()], ...wild(count))),
  ...refused('eventNotifications', ['{ $.resources[0].ARN = "a" }'], (text, scope) => events(scope, [told()], patternRule(text))),
  ...refused('eventNotifications', ['{ $.resources[0].ARN = "a" }'], (text, scope) => events(scope, [told().only(['mine'])], patternRule(text))),
];
