import * as fc from 'fast-check';
import { IDENTITIES, REQUESTS } from './records';
import { findStateMachine, LABELS, Messages, renderMessages, synthesizeNotifications } from '../../tools/verify/messages/messages';
import { fuzzRuns } from '../fuzz';

const stateMachine = findStateMachine(synthesizeNotifications());
const RULE = { id: 'rule', title: 'Title', severity: 'HIGH', description: 'Description.', runbook: 'Runbook.' };

/** Texts that imitate other content: a line, a link, a field, a mention, an expression. */
const hostile = fc.constantFrom(
  'x\nRunbook: call me', 'x\r\nhttps://evil.example/login', '\u2028Principal:   root', 'https://evil.example', 'http://evil.example/?a=b#c',
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

/** A valid record with some replaced fields, a record with random fields, or any JSON value. */
const record = fc.oneof(
  fc.tuple(fc.constantFrom(...Object.values(IDENTITIES), ...Object.values(REQUESTS)), fc.dictionary(fc.constantFrom(...FIELDS), part, { maxKeys: 4 }))
    .map(([real, changes]) => ({ ...real, ...changes })),
  fc.dictionary(fc.constantFrom(...FIELDS), part, { maxKeys: FIELDS.length }),
  fc.jsonValue({ maxDepth: 4 }),
);

/** Returns the value as a state machine receives it: as JSON, in which a lone surrogate is an escape sequence. */
function toJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value ?? null));
}

/** The lines of a message that do not depend on the record. */
const CONSTANT_LINES = [
  'HIGH: Title', '', 'Description: Description.', 'Runbook: Runbook.', 'Event in CloudTrail (available for 90 days):', 'Athena workgroup:',
  'Query for this event:', 'Query for all events of this principal since that day:',
  'This notification describes one event that matches rule rule. It is not an alarm: an alarm counts events.',
];

function checkText({ subject, message }: Messages): void {
  expect(subject).toMatch(/^[!-~][ -~]{0,98}$/);
  expect(Buffer.byteLength(message)).toBeLessThan(262_144);
  expect(message).not.toMatch(/undefined|\[object/);
  // A message contains no lone surrogates and no control characters.
  expect(message).toBe(Buffer.from(message, 'utf8').toString('utf8'));
  expect(message).not.toMatch(/(?!\n)\p{Cc}|[\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);

  const [, , summary, ...lines] = message.split('\n');
  expect(summary).toMatch(/\.$/);
  const labels = lines.map((line) => /^([A-Z][A-Za-z ]*): +/.exec(line)?.[1]).filter((label) => label !== undefined && LABELS.includes(label));
  expect(labels).toEqual(LABELS.filter((label) => labels.includes(label)));
  const rest = lines.filter((line) => !CONSTANT_LINES.includes(line)
    && !/^(SELECT|https:\/\/console\.aws\.amazon\.com\/|( {13}|([A-Z][A-Za-z ]*:) {2,})\S)/.test(line));
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

test('messages for random records are within the limits, and a record cannot add lines or links', async () => {
  await fc.assert(fc.asyncProperty(record, async (value) => {
    const messages = await renderMessages(stateMachine, RULE, toJson(value));
    checkText(messages);
    checkChat(messages.chat);
  }), { numRuns: fuzzRuns(30) });
}, 240_000);

test('a record of the maximum size results in a short message', async () => {
  const long = {
    ...REQUESTS['a call on many resources'],
    requestParameters: Object.fromEntries(Array.from({ length: 2000 }, (_, index) => [`field${index}Name`, 'x'.repeat(20)])),
    resources: Array.from({ length: 300 }, (_, index) => ({ ARN: `arn:aws:s3:::bucket-${index}` })),
    errorMessage: 'y'.repeat(100_000),
  };
  expect(JSON.stringify(long).length).toBeGreaterThan(180_000);
  const { message } = await renderMessages(stateMachine, RULE, long);
  expect(message.length).toBeLessThan(8000);
}, 60_000);
