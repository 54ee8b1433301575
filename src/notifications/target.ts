import { Aws } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sns from 'aws-cdk-lib/aws-sns';
import { EventFormat, NotificationTargetConfig } from './event-notification';
import { CHAT_MESSAGE } from './message-template/chat-message';
import { BUS_EVENT_DETAIL } from './message-template/event-fields';
import { TEXT_MESSAGE, TEXT_SUBJECT } from './message-template/text-message';
import { ValidationError } from '../private/errors';

/** The source and the detail type of the events on a bus. */
const EVENT_SOURCE = 'cdk-cloudtrail-analytics';
const EVENT_DETAIL_TYPE = 'CloudTrail Detection';

/** A notification target as a state of the state machine. */
export interface Target {
  /** The name of the state, which is also in the input of the rules that use the target. */
  readonly name: string;
  /** The service integration, for example `sns:publish`. */
  readonly call: string;
  readonly arguments: object;
  /** Grants the role of the state machine the permissions that the call requires. */
  readonly grant: (role: iam.IGrantable) => void;
  /** Indicates whether the target receives read-only events. */
  readonly reads: boolean;
}

/**
 * Creates the state of a notification target.
 *
 * Throws an error if the configuration does not contain either a topic or an event bus with a suitable format, or if the topic is a FIFO topic.
 */
export function createTarget(prop: string, name: string, config: NotificationTargetConfig, reads: boolean): Target {
  const { format, topic, eventBus } = config;
  if (topic && !eventBus && format !== EventFormat.JSON) {
    if (topic.fifo) throw new ValidationError(`${prop}: topic must be a standard topic; got a FIFO topic`);
    return { name, reads, call: 'sns:publish', arguments: renderMessage(topic, format), grant: (role) => grantPublish(topic, role) };
  }
  if (eventBus && !topic && format === EventFormat.JSON) {
    return { name, reads, call: 'events:putEvents', arguments: renderEntries(eventBus.eventBusArn), grant: (role) => eventBus.grantPutEventsTo(role) };
  }
  throw new ValidationError(`${prop}: target.bind() must return a topic with format TEXT or CHAT, or an eventBus with format JSON; `
    + `got format ${format} with ${[topic && 'a topic', eventBus && 'an eventBus'].filter(Boolean).join(' and ') || 'neither'}`);
}

/** Grants permission to publish, without the wildcard that `ITopic.grantPublish` adds to the actions on the key. */
function grantPublish(topic: sns.ITopic, role: iam.IGrantable): void {
  iam.Grant.addToPrincipalOrResource({ grantee: role, actions: ['sns:Publish'], resourceArns: [topic.topicArn], resource: topic });
  topic.masterKey?.grant(role, 'kms:Decrypt', 'kms:GenerateDataKey');
}

/** Returns a JSONata expression as the value of a field. */
export function renderExpression(expression: string): string {
  return `{% ${expression} %}`;
}

/** Returns the ARN of an optimized service integration. */
export function formatIntegrationArn(call: string): string {
  return `arn:${Aws.PARTITION}:states:::${call}`;
}

const MESSAGE_ATTRIBUTES = {
  rule: { DataType: 'String', StringValue: renderExpression('$states.input.rule.id') },
  severity: { DataType: 'String', StringValue: renderExpression('$states.input.rule.severity') },
  account: { DataType: 'String', StringValue: renderExpression("$exists($states.input.event.account) ? $states.input.event.account : 'unknown'") },
};

function renderMessage({ topicArn }: sns.ITopic, format: EventFormat): object {
  if (format === EventFormat.CHAT) return { TopicArn: topicArn, Message: renderExpression(CHAT_MESSAGE) };
  return {
    TopicArn: topicArn,
    Subject: renderExpression(TEXT_SUBJECT),
    Message: renderExpression(TEXT_MESSAGE),
    MessageAttributes: MESSAGE_ATTRIBUTES,
  };
}

function renderEntries(eventBusArn: string): object {
  return {
    Entries: [{ EventBusName: eventBusArn, Source: EVENT_SOURCE, DetailType: EVENT_DETAIL_TYPE, Detail: renderExpression(BUS_EVENT_DETAIL) }],
  };
}
