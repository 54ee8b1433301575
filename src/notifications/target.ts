import { Aws } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sns from 'aws-cdk-lib/aws-sns';
import { EventFormat, EventNotificationConfig } from './event-notification';
import { BUS_EVENT } from './message-template/bus-event';
import { CHAT_MESSAGE } from './message-template/chat';
import { MESSAGE, SUBJECT } from './message-template/text-message';
import { ValidationError } from '../private/errors';

/** By these an event of ours is known on a bus. */
export const EVENT_SOURCE = 'cdk-cloudtrail-analytics';
export const EVENT_DETAIL_TYPE = 'CloudTrail Detection';

/** One way of telling: a step of the state machine, and what its role needs for it. */
export interface Target {
  /** Names the step, and stands in the input of those rules that want it. */
  readonly name: string;
  /** What Step Functions calls: service and action. */
  readonly call: string;
  readonly arguments: object;
  readonly grant: (role: iam.IGrantable) => void;
  /** Whether it tells of events that only read. */
  readonly reads: boolean;
}

/** Fails when the notification's own parts contradict one another. */
export function createTarget(name: string, index: number, { format, topic, eventBus }: EventNotificationConfig, reads: boolean): Target {
  if ((topic === undefined) === (eventBus === undefined) || (format === EventFormat.JSON) !== (eventBus !== undefined)) {
    throw new ValidationError(`eventNotifications[${index}]: bind() must give a topic with format SENTENCES or CHAT, or an eventBus with format OBJECT; `
      + `got format ${format} with ${[topic && 'a topic', eventBus && 'an eventBus'].filter(Boolean).join(' and ') || 'neither'}`);
  }
  if (topic?.fifo) throw new ValidationError(`eventNotifications[${index}]: topic must be a standard topic; got a FIFO topic`);
  if (eventBus) {
    return { name, reads, call: 'events:putEvents', arguments: busEvent(eventBus.eventBusArn), grant: (role) => eventBus.grantPutEventsTo(role) };
  }
  return {
    name,
    reads,
    call: 'sns:publish',
    arguments: format === EventFormat.CHAT
      ? { TopicArn: topic!.topicArn, Message: evaluated(CHAT_MESSAGE) }
      : { TopicArn: topic!.topicArn, Subject: evaluated(SUBJECT), Message: evaluated(MESSAGE), MessageAttributes: ATTRIBUTES },
    grant: (role) => grantPublish(topic!, role),
  };
}

/** `ITopic.grantPublish` without its wildcard on the key's actions. */
function grantPublish(topic: sns.ITopic, role: iam.IGrantable): void {
  iam.Grant.addToPrincipalOrResource({ grantee: role, actions: ['sns:Publish'], resourceArns: [topic.topicArn], resource: topic });
  topic.masterKey?.grant(role, 'kms:Decrypt', 'kms:GenerateDataKey');
}

/** An expression where Step Functions evaluates it. */
export function evaluated(expression: string): string {
  return `{% ${expression} %}`;
}

/** Where Step Functions calls a service by an integration of its own. */
export function integrationArn(call: string): string {
  return `arn:${Aws.PARTITION}:states:::${call}`;
}

const ATTRIBUTES = {
  rule: { DataType: 'String', StringValue: evaluated('$states.input.rule.id') },
  severity: { DataType: 'String', StringValue: evaluated('$states.input.rule.severity') },
  account: { DataType: 'String', StringValue: evaluated("$exists($states.input.facts.account) ? $states.input.facts.account : 'unknown'") },
};

function busEvent(eventBusArn: string): object {
  return { Entries: [{ EventBusName: eventBusArn, Source: EVENT_SOURCE, DetailType: EVENT_DETAIL_TYPE, Detail: evaluated(BUS_EVENT) }] };
}
