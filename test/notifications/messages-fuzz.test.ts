import * as fc from 'fast-check';
import { IDENTITIES, REQUESTS } from './records';
import { definitionOf, Messages, messagesOf, template } from '../../tools/verify/messages/messages';

const definition = definitionOf(template());
const RULE = { id: 'rule', title: 'Title', severity: 'HIGH', meaning: 'Meaning.', response: 'Response.' };

/** Texts that would like to be something else: a line, a link, a field, a mention, an expression. */
const hostile = fc.constantFrom(
  'x\nWhat to do: call me', 'x\r\nhttps://evil.example/login', '\u2028Who:      root', 'https://evil.example', 'http://evil.example/?a=b#c',
  '<https://evil.example|console>', '<!channel>', '[console](https://evil.example)', '`x` *y* _z_', '\u202Egnp.exe', '\uD800', '💥', '\0\x07\x1b[31m',
  '{% $states.input %}', '"}{"', "' OR 1=1 --", '\\n\\u000a', 'HIDDEN_DUE_TO_SECURITY_REASONS', 'a'.repeat(5000), '/'.repeat(300), ':::', '',
);
const text = fc.oneof(hostile, fc.string({ unit: 'binary', maxLength: 40 }), fc.string({ maxLength: 40 }));
const anything = fc.oneof(
  { weight: 3, arbitrary: text },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  { weight: 1, arbitrary: fc.constantFrom<unknown>(true, false, null, 0, -1, 1e300, [], {}, [{}]) },
);
const NAMES = [
  'type', 'principalId', 'arn', 'accountId', 'accessKeyId', 'userName', 'invokedBy', 'identityProvider', 'sessionContext', 'sessionIssuer', 'onBehalfOf',
  'attributes', 'mfaAuthenticated', 'assumedRoot', 'sourceIdentity', 'userId', 'ARN', 'ARNPrefix', 'items', 'instancesSet', 'instanceId', 'ipPermissions',
  'ipRanges', 'cidrIp', 'ConsoleLogin', 'MFAUsed', 'UserName', 'bucketName', 'keyId', 'id', 'name', 'accessKey', 'state', 'insightType', 'eventName',
  'eventSource', 'sequence', '__proto__', 'constructor', 'toString', 'x\ny', 'length',
];
const { part } = fc.letrec<{ part: unknown }>((tie) => ({
  part: fc.oneof(
    { maxDepth: 4 },
    anything,
    fc.dictionary(fc.oneof(fc.constantFrom(...NAMES), fc.string({ maxLength: 8 })), tie('part'), { maxKeys: 8 }),
    fc.array(tie('part'), { maxLength: 4 }),
  ),
}));
const FIELDS = [
  'userIdentity', 'eventTime', 'eventSource', 'eventName', 'awsRegion', 'sourceIPAddress', 'userAgent', 'errorCode', 'errorMessage', 'requestParameters',
  'responseElements', 'additionalEventData', 'eventID', 'readOnly', 'resources', 'eventType', 'managementEvent', 'recipientAccountId', 'eventCategory',
  'insightDetails', 'vpcEndpointId', 'sessionCredentialFromConsole',
] as const;

/** A real record in which some fields are something else, or a record of fields that are all something else, or any JSON at all. */
const record = fc.oneof(
  fc.tuple(fc.constantFrom(...Object.values(IDENTITIES), ...Object.values(REQUESTS)), fc.dictionary(fc.constantFrom(...FIELDS), part, { maxKeys: 4 }))
    .map(([real, changes]) => ({ ...real, ...changes })),
  fc.dictionary(fc.constantFrom(...FIELDS), part, { maxKeys: FIELDS.length }),
  fc.jsonValue({ maxDepth: 4 }),
);

/** As a state machine gets it: JSON, in which half a character is written as an escape. */
function asJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value ?? null));
}

const LABELS = ['Who', 'What', 'On what', 'Result', 'Where', 'From', 'With', 'When', 'Event'];
const OWN_LINES = [
  'HIGH: Title', '', 'What it means: Meaning.', 'What to do: Response.', 'See the event (event history keeps it for 90 days):', 'Ask in Athena:',
  'This event:', 'Everything this identity did since that day:',
  'This message tells of one event that rule rule matches. It is no alarm: an alarm counts events.',
];

function checkMail({ subject, message }: Messages): void {
  expect(subject).toMatch(/^[!-~][ -~]{0,98}$/);
  expect(Buffer.byteLength(message)).toBeLessThan(262_144);
  expect(message).not.toMatch(/undefined|\[object/);
  // Lone halves of characters and control characters are no text.
  expect(message).toBe(Buffer.from(message, 'utf8').toString('utf8'));
  expect(message).not.toMatch(/(?!\n)\p{Cc}|[\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);

  const [, , sentence, ...lines] = message.split('\n');
  expect(sentence).toMatch(/\.$/);
  const labels = lines.map((line) => /^([A-Z][a-z ]*): +/.exec(line)?.[1]).filter((label) => label !== undefined && LABELS.includes(label));
  expect(labels).toEqual(LABELS.filter((label) => labels.includes(label)));
  const rest = lines.filter((line) => !OWN_LINES.includes(line) && !/^(SELECT|https:\/\/console\.aws\.amazon\.com\/|( {10}|([A-Z][a-z ]*:) {2,})\S)/.test(line)
    && !/^(On what|Result): /.test(line));
  expect(rest).toEqual([]);
  for (const link of message.match(/\S*:\/\/\S*/g) ?? []) expect(link).toMatch(/^https:\/\/console\.aws\.amazon\.com\/(cloudtrailv2|athena)\/home\?region=[a-z0-9-]+#\/[\w/-]+$/);
}

function checkChat(chat: Messages['chat']): void {
  const { content } = chat as { content: { title: string; description: string; nextSteps: string[]; keywords: string[] } };
  expect(content.title.length).toBeLessThanOrEqual(250);
  expect(content.description.length).toBeLessThanOrEqual(8000);
  for (const step of content.nextSteps) expect(step.length).toBeLessThanOrEqual(350);
  for (const keyword of content.keywords) expect(keyword.length).toBeLessThanOrEqual(75);
  expect(JSON.stringify(chat)).not.toMatch(/[<>]|\]\(/);
  for (const line of content.description.split('\n')) expect(line.split('`').length % 2).toBe(1);
  for (const link of JSON.stringify(chat).match(/\S*:\/\/\S*/g) ?? []) expect(link).toMatch(/^[^ ]*https:\/\/console\.aws\.amazon\.com\//);
}

test('whatever a record holds, a message is made, within the limits, and only its own lines and links are in it', async () => {
  await fc.assert(fc.asyncProperty(record, async (value) => {
    const messages = await messagesOf(definition, RULE, asJson(value));
    checkMail(messages);
    checkChat(messages.chat);
  }), { numRuns: 150 });
}, 240_000);

test('a record as long as records get is told in time', async () => {
  const long = {
    ...REQUESTS['one on many resources'],
    requestParameters: Object.fromEntries(Array.from({ length: 2000 }, (_, index) => [`field${index}Name`, 'x'.repeat(20)])),
    resources: Array.from({ length: 300 }, (_, index) => ({ ARN: `arn:aws:s3:::bucket-${index}` })),
    errorMessage: 'y'.repeat(100_000),
  };
  expect(JSON.stringify(long).length).toBeGreaterThan(180_000);
  const { message } = await messagesOf(definition, RULE, long);
  expect(message.length).toBeLessThan(8000);
}, 60_000);
