import { by, IDENTITIES, REQUESTS } from './records';
import { definitionOf, Messages, messagesOf, template } from '../../tools/verify/messages/messages';

const RULE = {
  id: 'trail-tampering',
  title: 'CloudTrail stopped or changed',
  severity: 'CRITICAL',
  meaning: 'Nothing is recorded any more.',
  response: 'Start it again, and find out what happened meanwhile.',
};
const synthesised = template();
const definition = definitionOf(synthesised);

function tell(record: unknown, rule: object = RULE): Promise<Messages> {
  return messagesOf(definition, rule, record);
}

/** What a person must never read. */
const HOLES = /undefined|null|NaN|\[object|\(\)|\[\]|""|''|^(Who|What|On what|Result|Where|From|With|When|Event): *$|, ?$|,,| ,|: ,|  [^ ]+:$|\{%/m;

describe('who it was', () => {
  test.each(Object.entries(IDENTITIES))('%s', async (_, record) => {
    const { subject, message, event } = await tell(record);
    const { sentence, who, credentials } = event.event as Record<string, string>;
    expect({ subject, sentence, who, credentials }).toMatchSnapshot();
    expect(sentence).toMatch(/^[A-Z][^\n]* called StopLogging \(cloudtrail\) on arn:aws:cloudtrail:[^ ]+ in account \d{12}, eu-west-1$/);
    expect(message).not.toMatch(HOLES);
  });
});

describe('what it was', () => {
  test.each(Object.entries(REQUESTS))('%s', async (_, record) => {
    const { message } = await tell(record);
    expect(message).toMatchSnapshot();
    expect(message).not.toMatch(HOLES);
  });
});

test('chat gets a custom notification', async () => {
  const { chat } = await tell(REQUESTS['one that is denied']);
  expect(chat).toMatchSnapshot();
});

test('a bus gets rule, facts and record', async () => {
  const { event } = await tell(IDENTITIES.IAMUser);
  expect(event).toMatchSnapshot();
});

test('a record that is too long for an event is left out of it', async () => {
  const { event } = await tell(by({ type: 'IAMUser', userName: 'ana' }, { requestParameters: { name: 'x', text: 'x'.repeat(200_000) } }));
  expect(event).not.toHaveProperty('record');
  expect(event).toHaveProperty('event.who', 'IAM user ana');
});

test('a rule without explanations has none', async () => {
  const { message, chat } = await tell(IDENTITIES.IAMUser, { id: 'mine', title: 'Mine', severity: 'LOW' });
  expect(message).toMatch(/^LOW: Mine\n\nIAM user ana called /);
  expect(message).not.toMatch(/What it means|What to do/);
  expect(message).not.toMatch(HOLES);
  expect((chat.content as Record<string, unknown>).nextSteps).toHaveLength(2);
});

describe('links', () => {
  test.each([
    ['aws', 'https://console.aws.amazon.com/'],
    ['aws-cn', 'https://console.amazonaws.cn/'],
    ['aws-us-gov', 'https://console.amazonaws-us-gov.com/'],
  ])('lead to the console of partition %s', async (partition, console) => {
    const { message } = await messagesOf(definitionOf(synthesised, partition), RULE, IDENTITIES.IAMUser);
    expect(message.match(/https?:\S+/g)).toEqual([
      `${console}cloudtrailv2/home?region=eu-west-1#/events/6f1a3c52-1111-4222-8333-944455556666`,
      `${console}athena/home?region=us-east-1#/workgroups/details/audit`,
    ]);
  });

  test('are none in a partition whose console is not known', async () => {
    const { message, chat } = await messagesOf(definitionOf(synthesised, 'aws-iso'), RULE, IDENTITIES.IAMUser);
    expect(message).not.toContain('http');
    expect(JSON.stringify(chat)).not.toContain('http');
    expect(message).toContain('This event:\nSELECT');
  });

  test('to the event history are none for what it does not have', async () => {
    const { message } = await tell(REQUESTS['one on data, in several resources']);
    expect(message).not.toContain('cloudtrailv2');
    expect(message).toContain('athena/home');
  });

  test('are none without a database', async () => {
    const { message } = await messagesOf(definitionOf(template({ databaseName: undefined, workgroupName: undefined })), RULE, IDENTITIES.IAMUser);
    expect(message).not.toMatch(/athena|SELECT/);
    expect(message).toContain('cloudtrailv2');
    expect(message).not.toMatch(HOLES);
  });
});

test.each([
  ['eventID', 'x\' OR 1=1 --'],
  ['recipientAccountId', "1' OR '1'='1"],
  ['eventTime', "2026-03-02T' OR 'a'='a"],
  ['userIdentity.arn', "arn:aws:iam::1:user/x' OR 'a'='a"],
  ['awsRegion', 'eu-west-1#/events/x?'],
])('what is not as CloudTrail writes it gets into no query and no link: %s', async (field, value) => {
  const { message } = await tell(by(IDENTITIES.IAMUser.userIdentity as Record<string, unknown>, { [field]: value }));
  for (const query of message.match(/SELECT.*/g) ?? []) {
    expect(query).toMatch(/^SELECT \* FROM "audit"\."activity" WHERE (account = '\d{12}' AND )?day >= '\d{4}\/\d\d\/\d\d' AND (event_id = '[0-9a-f-]{36}'|actor_arn = 'arn:[^' ]+' ORDER BY time)$/);
  }
  for (const link of message.match(/https?:\S+/g) ?? []) expect(link).toMatch(/^https:\/\/console\.aws\.amazon\.com\/(cloudtrailv2|athena)\/home\?region=[a-z]+-[a-z]+-\d#\/[a-z0-9/-]+$/);
});

test('a rule speaks for itself: its title may be long, and have letters that a subject cannot', async () => {
  const { subject, message, chat } = await tell(IDENTITIES.IAMUser, { id: 'lang', title: `Schlüssel ${'gelöscht '.repeat(12)}`.trim(), severity: 'INFORMATIONAL' });
  expect(subject).toMatch(/^INFORMATIONAL: Schl\?ssel gel\?scht [ -~]* - IAM user ana$/);
  expect(subject.length).toBeLessThan(100);
  expect(message).toContain('Schlüssel');
  expect((chat.content as Record<string, string>).title.length).toBeLessThanOrEqual(250);
});
