import { Template } from 'aws-cdk-lib/assertions';
import { FilterPattern } from 'aws-cdk-lib/aws-logs';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { DetectionNotifications, DetectionNotificationsProps, DetectionRule, DetectionRuleProps, EventNotification, RulePack } from '../../src';
import { Synthesised, synthesise } from '../template';

export const ENV = { env: { region: 'us-east-1', account: '111122223333' } };

export function createRule(id: string, props: Partial<DetectionRuleProps> = {}): DetectionRule {
  return new DetectionRule({ id, title: `Title of ${id}`, pattern: FilterPattern.literal('{ $.eventName = "StopLogging" }'), ...props });
}

/** Returns a notification by email. */
export function notifyByEmail(): EventNotification {
  return EventNotification.subscribers([new EmailSubscription('security@example.com')]);
}

/** Synthesizes a stack with notifications for one rule, unless the props specify other rules. */
export function synthesizeNotifications(
  props: Partial<DetectionNotificationsProps> = {}, stackProps = ENV, change: (notifications: DetectionNotifications) => void = () => undefined,
): Synthesised {
  return synthesise((stack) => {
    change(new DetectionNotifications(stack, 'Events', {
      resourceNamePrefix: 'audit',
      detectionRules: [RulePack.of('acme', [createRule('trail-stopped')])],
      eventNotifications: [notifyByEmail()],
      ...props,
    }));
  }, stackProps);
}

/** Returns the properties of all event rules. */
export function findEventRules(template: Template): Record<string, any>[] {
  return Object.values(template.findResources('AWS::Events::Rule')).map(({ Properties }) => Properties);
}

/** Returns the input of the state machine for each rule, without the record. */
export function findInputs(template: Template): Record<string, any>[] {
  return findEventRules(template).map(({ Targets }) => JSON.parse(Targets[0].InputTransformer.InputTemplate.replace('<record>', '0')));
}
