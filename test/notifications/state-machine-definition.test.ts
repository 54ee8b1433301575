import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { IDENTITIES } from './records';
import { EventNotification } from '../../src';
import { Call, run, ServiceError } from '../../tools/verify/messages/machine';
import { definitionOf, template } from '../../tools/verify/messages/messages';

const definition = definitionOf(template());
const INPUT = {
  rule: { id: 'mine', title: 'Mine', severity: 'LOW' },
  deliveries: ['Notification1', 'Notification2', 'Notification3'],
  record: IDENTITIES.IAMUser,
};

function kinds(calls: readonly Call[]): string[] {
  return calls.map(({ call }) => call).sort();
}

test('every delivery that the rule wants is made, and no other', async () => {
  expect(kinds(await run(definition, INPUT))).toEqual(['events:putEvents', 'sns:publish', 'sns:publish']);
  const [only, ...others] = await run(definition, { ...INPUT, deliveries: ['Notification2'] });
  expect(others).toEqual([]);
  expect(only.arguments).toMatchObject({ TopicArn: expect.stringMatching('Chat') });
});

test('subscriptions can filter by rule, severity and account', async () => {
  const [{ arguments: { MessageAttributes } }] = await run(definition, { ...INPUT, deliveries: ['Notification1'] });
  expect(MessageAttributes).toEqual({
    rule: { DataType: 'String', StringValue: 'mine' },
    severity: { DataType: 'String', StringValue: 'LOW' },
    account: { DataType: 'String', StringValue: '111122223333' },
  });
  const [{ arguments: { MessageAttributes: unknown } }] = await run(definition, { ...INPUT, deliveries: ['Notification1'], record: {} });
  expect(unknown).toMatchObject({ account: { StringValue: 'unknown' } });
});

test('what only reads goes to those alone that want it', async () => {
  const sparing = definitionOf(template({
    eventNotifications: ['first', 'second'].map((address, index) => {
      const notification = EventNotification.subscribers([new EmailSubscription(`${address}@example.com`)]);
      return index === 0 ? notification.withoutReads() : notification;
    }),
  }));
  const topics = async (readOnly: unknown): Promise<unknown[]> => {
    const calls = await run(sparing, { ...INPUT, deliveries: ['Notification1', 'Notification2'], record: { ...INPUT.record, readOnly } });
    return calls.map(({ arguments: { TopicArn } }) => /Subscribers\d/.exec(String(TopicArn))?.[0]).sort();
  };
  expect(await topics(false)).toEqual(['Subscribers1', 'Subscribers2']);
  expect(await topics(undefined)).toEqual(['Subscribers1', 'Subscribers2']);
  expect(await topics(true)).toEqual(['Subscribers2']);
  expect(await run(sparing, { ...INPUT, deliveries: ['Notification1'], record: { readOnly: true } })).toEqual([]);
});

test('a delivery that fails is kept, with what it was about, and the others are made', async () => {
  const calls = await run(definition, INPUT, ({ arguments: { TopicArn } }) => {
    if (String(TopicArn).startsWith('Chat')) throw new ServiceError('SNS.NotFoundException', 'no such topic');
  });
  expect(kinds(calls)).toEqual(['events:putEvents', 'sns:publish', 'sqs:sendMessage']);
  const kept = calls.find(({ call }) => call === 'sqs:sendMessage')!.arguments;
  expect(kept.QueueUrl).toMatch('Undelivered');
  expect(JSON.parse(String(kept.MessageBody))).toEqual({
    delivery: 'Notification2', error: { Error: 'SNS.NotFoundException', Cause: 'no such topic' }, input: INPUT,
  });
});

test('what no message can be made of is kept', async () => {
  const input = { ...INPUT, deliveries: 'Notification1' };
  const calls = await run(definition, input);
  expect(kinds(calls)).toEqual(['sqs:sendMessage']);
  expect(JSON.parse(String(calls[0].arguments.MessageBody))).toEqual({ error: expect.objectContaining({ Error: 'States.QueryEvaluationError' }), input });
});

test('nothing is left to keep it in: the state machine fails, which its alarm counts', async () => {
  await expect(run(definition, INPUT, () => { throw new ServiceError('States.TaskFailed', 'down'); })).rejects.toThrow('down');
});

test('it keeps to JSONata 2.0.6, and to the limits of Step Functions', () => {
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
