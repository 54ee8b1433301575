import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { IDENTITIES } from './records';
import { EventNotification } from '../../src';
import { findStateMachine, synthesizeNotifications } from '../../tools/verify/messages/messages';
import { Call, ServiceError } from '../../tools/verify/messages/state-machine';

const stateMachine = findStateMachine(synthesizeNotifications());
const INPUT = {
  rule: { id: 'mine', title: 'Mine', severity: 'LOW' },
  targets: ['Subscribers1', 'Chat1', 'EventBus1'],
  record: IDENTITIES.IAMUser,
};

function listCalls(calls: readonly Call[]): string[] {
  return calls.map(({ call }) => call).sort();
}

test('only the targets of the rule are notified', async () => {
  expect(listCalls(await stateMachine.run(INPUT))).toEqual(['events:putEvents', 'sns:publish', 'sns:publish']);
  const [only, ...others] = await stateMachine.run({ ...INPUT, targets: ['Chat1'] });
  expect(others).toEqual([]);
  expect(only.arguments).toMatchObject({ TopicArn: expect.stringMatching('Chat') });
});

test('text messages have attributes for filter policies: rule, severity, and account', async () => {
  const [{ arguments: { MessageAttributes } }] = await stateMachine.run({ ...INPUT, targets: ['Subscribers1'] });
  expect(MessageAttributes).toEqual({
    rule: { DataType: 'String', StringValue: 'mine' },
    severity: { DataType: 'String', StringValue: 'LOW' },
    account: { DataType: 'String', StringValue: '111122223333' },
  });
  const [{ arguments: { MessageAttributes: unknown } }] = await stateMachine.run({ ...INPUT, targets: ['Subscribers1'], record: {} });
  expect(unknown).toMatchObject({ account: { StringValue: 'unknown' } });
});

test('read-only events are sent only to targets that include them', async () => {
  const withoutReads = findStateMachine(synthesizeNotifications({
    eventNotifications: ['first', 'second'].map((address, index) => {
      const notification = EventNotification.subscribers([new EmailSubscription(`${address}@example.com`)]);
      return index === 0 ? notification.withoutReads() : notification;
    }),
  }));
  const listTopics = async (readOnly: unknown): Promise<unknown[]> => {
    const calls = await withoutReads.run({ ...INPUT, targets: ['Subscribers1', 'Subscribers2'], record: { ...INPUT.record, readOnly } });
    return calls.map(({ arguments: { TopicArn } }) => /Subscribers\d/.exec(String(TopicArn))?.[0]).sort();
  };
  expect(await listTopics(false)).toEqual(['Subscribers1', 'Subscribers2']);
  expect(await listTopics(undefined)).toEqual(['Subscribers1', 'Subscribers2']);
  expect(await listTopics(true)).toEqual(['Subscribers2']);
  expect(await withoutReads.run({ ...INPUT, targets: ['Subscribers1'], record: { readOnly: true } })).toEqual([]);
});

test('a failed notification is sent to the dead-letter queue with its input, and the other targets are notified', async () => {
  const calls = await stateMachine.run(INPUT, ({ arguments: { TopicArn } }) => {
    if (String(TopicArn).startsWith('Chat')) throw new ServiceError('SNS.NotFoundException', 'no such topic');
  });
  expect(listCalls(calls)).toEqual(['events:putEvents', 'sns:publish', 'sqs:sendMessage']);
  const sent = calls.find(({ call }) => call === 'sqs:sendMessage')!.arguments;
  expect(sent.QueueUrl).toMatch('DeadLetterQueue');
  expect(JSON.parse(String(sent.MessageBody))).toEqual({
    target: 'Chat1', error: { Error: 'SNS.NotFoundException', Cause: 'no such topic' }, input: INPUT,
  });
});

test('an event whose messages cannot be rendered is sent to the dead-letter queue', async () => {
  const input = { ...INPUT, targets: 'Subscribers1' };
  const calls = await stateMachine.run(input);
  expect(listCalls(calls)).toEqual(['sqs:sendMessage']);
  expect(JSON.parse(String(calls[0].arguments.MessageBody))).toEqual({ error: expect.objectContaining({ Error: 'States.QueryEvaluationError' }), input });
});

test('the execution fails if the dead-letter queue is not available', async () => {
  await expect(stateMachine.run(INPUT, () => { throw new ServiceError('States.TaskFailed', 'down'); })).rejects.toThrow('down');
});

test('the definition is within the limits of Step Functions and of JSONata 2.0.6', () => {
  const { definition } = stateMachine;
  const text = JSON.stringify(definition);
  const expressions: string[] = [];
  JSON.stringify(definition, (_, value) => {
    if (typeof value === 'string' && value.startsWith('{%')) expressions.push(value);
    return value;
  });
  expect(expressions.length).toBeGreaterThan(10);
  for (const expression of expressions) expect(expression).not.toMatch(/\?\?|\?:|\$eval\b|\(\?[=!<]/);
  expect(text.length).toBeLessThan(100_000);
  expect((definition as { TimeoutSeconds: number }).TimeoutSeconds).toBeLessThanOrEqual(300);
});
