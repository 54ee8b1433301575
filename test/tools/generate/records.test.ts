import { generate } from './read-logs';
import { asObject, asText, JsonObject } from '../../../replay/template/json';
import { EVENT_FIELDS } from '../../../src/filter-pattern/event-schema';

jest.setTimeout(60_000);

const ALWAYS = [
  'eventVersion', 'userIdentity', 'eventTime', 'eventSource', 'eventName', 'awsRegion', 'sourceIPAddress', 'userAgent', 'requestParameters',
  'responseElements', 'eventID', 'readOnly', 'eventType', 'managementEvent', 'recipientAccountId', 'eventCategory',
];
const DOCUMENTATION = /^(192\.0\.2|198\.51\.100|203\.0\.113)\.\d{1,3}$/;
const SERVICE = /^[a-z0-9.-]+\.amazonaws\.com$/;

let records: readonly JsonObject[];

beforeAll(async () => {
  ({ records } = await generate({ records: 12_000, attack: true }));
});

test('have all required fields', () => {
  expect(records.filter((record) => !ALWAYS.every((name) => name in record))).toEqual([]);
});

test('have only known fields', () => {
  const known = new Set(EVENT_FIELDS.map(({ name }) => name));
  expect([...new Set(records.flatMap((record) => Object.keys(record)))].filter((name) => !known.has(name))).toEqual([]);
});

test('have identities with only known fields', () => {
  const field = EVENT_FIELDS.find(({ name }) => name === 'userIdentity');
  const { struct } = field?.type as { struct: object };
  const known = new Set(Object.keys(struct));
  const seen = new Set(records.flatMap(({ userIdentity }) => Object.keys(asObject(userIdentity))));
  expect([...seen].filter((name) => !known.has(name))).toEqual([]);
});

test('have all types of identities', () => {
  expect(new Set(records.map(({ userIdentity }) => asText(asObject(userIdentity).type)))).toEqual(new Set([
    'AssumedRole', 'AWSService', 'IAMUser', 'Root', 'AWSAccount', 'IdentityCenterUser', 'SAMLUser', 'WebIdentityUser', undefined,
  ]));
});

test('have all types of events', () => {
  expect(new Set(records.map(({ eventType }) => eventType))).toEqual(new Set(['AwsApiCall', 'AwsServiceEvent', 'AwsConsoleSignIn']));
});

test('have service names or documentation addresses as source addresses', () => {
  const addresses = [...new Set(records.map(({ sourceIPAddress }) => String(sourceIPAddress)))];
  expect(addresses.filter((address) => !DOCUMENTATION.test(address) && !SERVICE.test(address))).toEqual([]);
  expect(addresses.filter((address) => DOCUMENTATION.test(address)).length).toBeGreaterThan(10);
});

test('have a text as sessionCredentialFromConsole', () => {
  const values = records.map(({ sessionCredentialFromConsole }) => sessionCredentialFromConsole);
  expect(new Set(values)).toEqual(new Set(['true', undefined]));
});

test('have TLS details only for direct requests', () => {
  const withTls = records.filter(({ tlsDetails }) => tlsDetails !== undefined);
  expect(withTls.filter(({ sourceIPAddress }) => SERVICE.test(String(sourceIPAddress)))).toEqual([]);
  expect(withTls.length).toBeGreaterThan(records.length / 3);
});

test('have no response if the request failed', () => {
  const failed = records.filter(({ errorCode }) => errorCode !== undefined);
  expect(failed.length).toBeGreaterThan(100);
  for (const { responseElements, errorMessage } of failed) {
    expect(responseElements).toBeNull();
    expect(typeof errorMessage).toBe('string');
  }
});

test('have no request parameters if the request was denied, except in EC2 and S3', () => {
  const denied = records.filter(({ errorCode }) => errorCode === 'AccessDenied' || errorCode === 'Client.UnauthorizedOperation');
  expect(new Set(denied.map(({ eventSource }) => eventSource)).size).toBeGreaterThan(10);
  for (const { eventSource, requestParameters } of denied) {
    if (eventSource !== 'ec2.amazonaws.com' && eventSource !== 's3.amazonaws.com') expect(requestParameters).toBeNull();
  }
});

test('have sessions that started before', () => {
  const sessions = records.filter(({ userIdentity }) => asObject(userIdentity).sessionContext !== undefined);
  expect(sessions.length).toBeGreaterThan(records.length / 3);
  const getContext = ({ userIdentity }: JsonObject): JsonObject => asObject(asObject(userIdentity).sessionContext);
  const getStart = (record: JsonObject): unknown => asObject(getContext(record).attributes).creationDate;
  expect(sessions.filter((record) => !(String(getStart(record)) <= String(record.eventTime)))).toEqual([]);
});

test('have access keys that contain EXAMPLE', () => {
  const keys = JSON.stringify(records).match(/\bA(KIA|SIA)[A-Z0-9]{16}\b/g) ?? [];
  expect(keys.length).toBeGreaterThan(1_000);
  expect([...new Set(keys)].filter((key) => !/^A(KIA|SIA)EXAMPLE/.test(key))).toEqual([]);
});
