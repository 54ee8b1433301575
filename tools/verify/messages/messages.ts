import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as events from 'aws-cdk-lib/aws-events';
import * as sns from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Call, Fields, StateMachine } from './state-machine';
import { Resolver } from '../../../replay/template/intrinsics';
import { asObject, JsonObject } from '../../../replay/template/json';
import { DetectionNotifications, DetectionNotificationsProps, EventNotification, RulePack } from '../../../src';

/** The notifications for one event. */
export interface Messages {
  readonly subject: string;
  readonly message: string;
  readonly chat: Fields;
  readonly event: Fields;
}

/** Synthesizes notifications to each type of target. */
export function synthesizeNotifications(props: Partial<DetectionNotificationsProps> = {}): JsonObject {
  const stack = new Stack(new App(), 'Messages', { env: { region: 'us-east-1', account: '111122223333' } });
  new DetectionNotifications(stack, 'Events', {
    resourceNamePrefix: 'audit',
    detectionRules: [RulePack.recommended()],
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

/** Returns the only state machine of a template, as deployed to a partition. */
export function findStateMachine(template: JsonObject, partition = 'aws'): StateMachine {
  const deployed: JsonObject = JSON.parse(JSON.stringify(template).replaceAll('{"Ref":"AWS::Partition"}', JSON.stringify(partition)));
  const found = Object.values(asObject(deployed.Resources)).map(asObject).filter(({ Type }) => Type === 'AWS::StepFunctions::StateMachine');
  if (found.length !== 1) throw new Error(`expected one state machine; got ${found.length}`);
  return new StateMachine(JSON.parse(String(new Resolver(deployed).resolve(asObject(found[0].Properties).DefinitionString))));
}

/** Returns the notifications that the state machine sends for a rule and a record. */
export async function renderMessages(stateMachine: StateMachine, rule: object, record: unknown): Promise<Messages> {
  const calls = await stateMachine.run({ rule, targets: ['Subscribers1', 'Chat1', 'EventBus1'], record });
  // Targets are notified in parallel, in any order.
  const text = findArguments(calls, (given) => 'Subject' in given);
  const chat = findArguments(calls, (given) => 'TopicArn' in given && !('Subject' in given));
  const bus = findArguments(calls, (given) => 'Entries' in given);
  const [entry] = bus.Entries as Fields[];
  return { subject: String(text.Subject), message: String(text.Message), chat: JSON.parse(String(chat.Message)), event: entry.Detail as Fields };
}

function findArguments(calls: readonly Call[], isMatch: (given: Fields) => boolean): Fields {
  const found = calls.map((call) => call.arguments).filter(isMatch);
  if (found.length !== 1) throw new Error(`expected one call for each target; got ${JSON.stringify(calls)}`);
  return found[0];
}

/** The labels of the rows of a text message, in their order. */
export const LABELS = ['Principal', 'Action', 'Resource', 'Outcome', 'Account', 'Region', 'Source', 'User agent', 'Time', 'Event ID'];

/** Texts that indicate an absent value. */
export const ABSENT_VALUE = new RegExp(
  String.raw`\bundefined\b|\bnull\b|\bNaN\b|\[object|\(\)|\[\]|""|''|^(${LABELS.join('|')}): *$|, ?$|,,| ,|: ,|\{%`, 'm');

const MAX_SUBJECT_LENGTH = 99;
const MAX_MESSAGE_BYTES = 262_144;
const MAX_DESCRIPTION_LENGTH = 8000;

/** Returns the problems of the notifications for one event: absent values, exceeded limits, and links from the record. */
export function findProblems({ subject, message, chat }: Messages): readonly string[] {
  const { description } = chat.content as { readonly description: string };
  const links = message.match(/\S+:\/\/\S*/g) ?? [];
  return [
    ...ABSENT_VALUE.test(message) ? [`the message has an absent value: ${ABSENT_VALUE.exec(message)?.[0]}`] : [],
    ...ABSENT_VALUE.test(description) ? [`the chat message has an absent value: ${ABSENT_VALUE.exec(description)?.[0]}`] : [],
    ...!/^[!-~][ -~]*$/.test(subject) || subject.length > MAX_SUBJECT_LENGTH ? [`Amazon SNS does not accept the subject: ${subject}`] : [],
    ...Buffer.byteLength(message) > MAX_MESSAGE_BYTES ? ['the message is too long'] : [],
    ...description.length > MAX_DESCRIPTION_LENGTH ? ['the description of the chat message is too long'] : [],
    ...links.filter((link) => !link.startsWith('https://console.aws.amazon.com/')).map((link) => `the message has a link from the record: ${link}`),
  ];
}
