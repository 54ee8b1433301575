import { Template } from 'aws-cdk-lib/assertions';
import { FilterPattern } from 'aws-cdk-lib/aws-logs';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { DetectionNotifications, DetectionNotificationsProps, DetectionRule, DetectionRuleProps, EventNotification, RulePack } from '../../src';
import { Synthesised, synthesise } from '../template';

export const ENV = { env: { region: 'us-east-1', account: '111122223333' } };

export function rule(id: string, props: Partial<DetectionRuleProps> = {}): DetectionRule {
  return new DetectionRule({ id, title: `Title of ${id}`, pattern: FilterPattern.literal('{ $.eventName = "StopLogging" }'), ...props });
}

export function withEvents(props: Partial<DetectionNotificationsProps> = {}, stackProps = ENV): Synthesised {
  return synthesise((stack) => {
    new DetectionNotifications(stack, 'Events', {
      resourceNamePrefix: 'audit',
      alarmRules: [RulePack.of('acme', [rule('trail-stopped')])],
      eventNotifications: [EventNotification.subscribers([new EmailSubscription('security@example.com')])],
      ...props,
    });
  }, stackProps);
}

export function events$(template: Template): Record<string, any>[] {
  return Object.values(template.findResources('AWS::Events::Rule')).map(({ Properties }) => Properties);
}
