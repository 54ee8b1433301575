import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as events from 'aws-cdk-lib/aws-events';
import * as sns from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Call, Fields, run } from './machine';
import { Resolver } from '../../../replay/template/intrinsics';
import { asObject, JsonObject } from '../../../replay/template/json';
import { DetectionNotifications, DetectionNotificationsProps, EventNotification, RulePack } from '../../../src';

/** What a message says, and how. */
export interface Messages {
  readonly subject: string;
  readonly message: string;
  readonly chat: Fields;
  readonly event: Fields;
}

/** A template with all ways of telling. */
export function template(props: Partial<DetectionNotificationsProps> = {}): JsonObject {
  const stack = new Stack(new App(), 'Messages', { env: { region: 'us-east-1', account: '111122223333' } });
  new DetectionNotifications(stack, 'Events', {
    resourceNamePrefix: 'audit',
    alarmRules: [RulePack.recommended()],
    databaseName: 'audit',
    workgroupName: 'audit',
    eventNotifications: [
      EventNotification.subscribers([new EmailSubscription('security@example.com')]),
      EventNotification.chat(new sns.Topic(stack, 'Chat')),
      EventNotification.eventBus(new events.EventBus(stack, 'Bus')),
    ],
    ...props,
  });
  return Template.fromStack(stack).toJSON();
}

/** The definition of the only state machine of a template, as it would be deployed to a partition. */
export function definitionOf(synthesised: JsonObject, partition = 'aws'): unknown {
  const deployed: JsonObject = JSON.parse(JSON.stringify(synthesised).replaceAll('{"Ref":"AWS::Partition"}', JSON.stringify(partition)));
  const machines = Object.values(asObject(deployed.Resources)).map(asObject).filter(({ Type }) => Type === 'AWS::StepFunctions::StateMachine');
  if (machines.length !== 1) throw new Error(`expected one state machine, found ${machines.length}`);
  return JSON.parse(String(new Resolver(deployed).resolve(asObject(machines[0].Properties).DefinitionString)));
}

/** What the state machine makes of a rule and a record. */
export async function messagesOf(definition: unknown, rule: object, record: unknown): Promise<Messages> {
  const calls = await run(definition, { rule, deliveries: ['Notification1', 'Notification2', 'Notification3'], record });
  const [mail, chat, bus] = DELIVERIES.map((isOne) => onlyArguments(calls, isOne));
  const [entry] = bus.Entries as Fields[];
  return { subject: String(mail.Subject), message: String(mail.Message), chat: JSON.parse(String(chat.Message)), event: entry.Detail as Fields };
}

/** Deliveries are made at the same time, and so in any order. */
const DELIVERIES: readonly ((given: Fields) => boolean)[] = [
  (given) => 'Subject' in given,
  (given) => 'TopicArn' in given && !('Subject' in given),
  (given) => 'Entries' in given,
];

function onlyArguments(calls: readonly Call[], isOne: (given: Fields) => boolean): Fields {
  const found = calls.map((call) => call.arguments).filter(isOne);
  if (found.length !== 1) throw new Error(`expected one call of each delivery, got ${JSON.stringify(calls)}`);
  return found[0];
}
