import { createCall, IDENTITIES, REQUESTS } from './records';
import { ABSENT_VALUE, findStateMachine, Messages, renderMessages, synthesizeNotifications } from '../../tools/verify/messages/messages';

const RULE = {
  id: 'trail-tampering',
  title: 'CloudTrail stopped or changed',
  severity: 'CRITICAL',
  description: 'CloudTrail no longer records events.',
  runbook: 'Start the trail again, and investigate the events before the interruption.',
};
const template = synthesizeNotifications();
const stateMachine = findStateMachine(template);

function render(record: unknown, rule: object = RULE): Promise<Messages> {
  return renderMessages(stateMachine, rule, record);
}

function expectNoAbsentValues(message: string): void {
  expect(message).not.toMatch(ABSENT_VALUE);
  expect(message).not.toMatch(/  [^ ]+:$/m);
}

describe('the principal is described for', () => {
  test.each(Object.entries(IDENTITIES))('%s', async (_, record) => {
    const { subject, message, event } = await render(record);
    const { summary, principal, credentials } = event.event as Record<string, string>;
    expect({ subject, summary, principal, credentials }).toMatchSnapshot();
    expect(summary).toMatch(/^[A-Z][^\n]* called StopLogging \(cloudtrail\) on arn:aws:cloudtrail:[^ ]+ in account \d{12}, eu-west-1$/);
    expectNoAbsentValues(message);
  });
});

describe('the message is complete for', () => {
  test.each(Object.entries(REQUESTS))('%s', async (_, record) => {
    const { message } = await render(record);
    expect(message).toMatchSnapshot();
    expectNoAbsentValues(message);
  });
});

test('a chat message is a custom notification', async () => {
  const { chat } = await render(REQUESTS['a denied call']);
  expect(chat).toMatchSnapshot();
});

test('an event on a bus contains the rule, the event fields, and the record', async () => {
  const { event } = await render(IDENTITIES.IAMUser);
  expect(event).toMatchSnapshot();
});

test('an event on a bus does not contain a record that is too long', async () => {
  const { event } = await render(createCall({ type: 'IAMUser', userName: 'ana' }, { requestParameters: { name: 'x', text: 'x'.repeat(200_000) } }));
  expect(event).not.toHaveProperty('record');
  expect(event).toHaveProperty('event.principal', 'IAM user ana');
});

test('a message contains a description and a runbook only if the rule has them', async () => {
  const { message, chat } = await render(IDENTITIES.IAMUser, { id: 'mine', title: 'Mine', severity: 'LOW' });
  expect(message).toMatch(/^LOW: Mine\n\nIAM user ana called /);
  expect(message).not.toMatch(/Description|Runbook/);
  expectNoAbsentValues(message);
  expect((chat.content as Record<string, unknown>).nextSteps).toHaveLength(2);
});

describe('links', () => {
  test.each([
    ['aws', 'https://console.aws.amazon.com/'],
    ['aws-cn', 'https://console.amazonaws.cn/'],
    ['aws-us-gov', 'https://console.amazonaws-us-gov.com/'],
  ])('open the console of partition %s', async (partition, console) => {
    const { message } = await renderMessages(findStateMachine(template, partition), RULE, IDENTITIES.IAMUser);
    expect(message.match(/https?:\S+/g)).toEqual([
      `${console}cloudtrailv2/home?region=eu-west-1#/events/6f1a3c52-1111-4222-8333-944455556666`,
      `${console}athena/home?region=us-east-1#/workgroups/details/audit`,
    ]);
  });

  test('are omitted in a partition whose console host is unknown', async () => {
    const { message, chat } = await renderMessages(findStateMachine(template, 'aws-iso'), RULE, IDENTITIES.IAMUser);
    expect(message).not.toContain('http');
    expect(JSON.stringify(chat)).not.toContain('http');
    expect(message).toContain('Query for this event:\nSELECT');
  });

  test('to the event history are omitted for events that it does not contain', async () => {
    const { message } = await render(REQUESTS['a data event with several resources']);
    expect(message).not.toContain('cloudtrailv2');
    expect(message).toContain('athena/home');
  });

  test('to Athena and queries are omitted without a database', async () => {
    const withoutDatabase = findStateMachine(synthesizeNotifications({ databaseName: undefined, workgroupName: undefined }));
    const { message } = await renderMessages(withoutDatabase, RULE, IDENTITIES.IAMUser);
    expect(message).not.toMatch(/athena|SELECT/);
    expect(message).toContain('cloudtrailv2');
    expectNoAbsentValues(message);
  });
});

test.each([
  ['eventID', 'x\' OR 1=1 --'],
  ['recipientAccountId', "1' OR '1'='1"],
  ['eventTime', "2026-03-02T' OR 'a'='a"],
  ['userIdentity.arn', "arn:aws:iam::1:user/x' OR 'a'='a"],
  ['awsRegion', 'eu-west-1#/events/x?'],
])('queries and links contain no value that differs from the documented form: %s', async (field, value) => {
  const { message } = await render(createCall(IDENTITIES.IAMUser.userIdentity as Record<string, unknown>, { [field]: value }));
  for (const query of message.match(/SELECT.*/g) ?? []) {
    expect(query).toMatch(/^SELECT \* FROM "audit"\."activity" WHERE (account = '\d{12}' AND )?day >= '\d{4}\/\d\d\/\d\d' AND (event_id = '[0-9a-f-]{36}'|actor_arn = 'arn:[^' ]+' ORDER BY time)$/);
  }
  for (const link of message.match(/https?:\S+/g) ?? []) expect(link).toMatch(/^https:\/\/console\.aws\.amazon\.com\/(cloudtrailv2|athena)\/home\?region=[a-z]+-[a-z]+-\d#\/[a-z0-9/-]+$/);
});

test('a title can be longer than a subject and contain characters that a subject cannot contain', async () => {
  const { subject, message, chat } = await render(IDENTITIES.IAMUser, { id: 'lang', title: `Schlüssel ${'gelöscht '.repeat(12)}`.trim(), severity: 'INFORMATIONAL' });
  expect(subject).toMatch(/^INFORMATIONAL: Schl\?ssel gel\?scht [ -~]* - IAM user ana$/);
  expect(subject.length).toBeLessThan(100);
  expect(message).toContain('Schlüssel');
  expect((chat.content as Record<string, string>).title.length).toBeLessThanOrEqual(250);
});
