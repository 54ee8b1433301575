import { generate, Logs } from './read-logs';
import { RECOMMENDED } from '../../../src/detection/builtin-rules/recommended';
import { compilePattern, parsePattern } from '../../../src/filter-pattern';
import { selectUnusedRegion } from '../../../tools/generate/attack';

jest.setTimeout(60_000);

const INTRUDER = '192.0.2.66';
const FIVE_MINUTES = 300_000;
/** What the incident is to be found by. */
const SEEN = [
  'root-usage', 'console-login-without-mfa', 'console-login-failures', 'unauthorized-call-burst', 'trail-tampering',
  'config-recorder-stopped', 'guardduty-disabled', 'security-hub-disabled', 'flow-logs-deleted', 'kms-key-deletion',
  'admin-policy-attached', 'access-key-created', 'login-profile-changed', 'mfa-device-removed', 'trust-policy-changed',
  'public-access-block-removed', 'bucket-lifecycle-deletes-soon', 'snapshot-made-public', 'snapshot-shared', 'secrets-read-by-user',
  'parameters-decrypted-by-user', 'admin-port-open-to-world', 'user-data-read-in-bulk', 'gpu-instances-started', 'organization-left',
];

let quiet: Logs;
let attacked: Logs;

beforeAll(async () => {
  quiet = await generate({ records: 30_000, days: 3 });
  attacked = await generate({ records: 5_000, accounts: 2, attack: true });
});

/** The most matches of a rule in any five minutes that an alarm looks at. */
function peak({ records }: Logs, pattern: string): number {
  const matches = compilePattern(parsePattern(pattern));
  const counts = new Map<number, number>();
  for (const record of records.filter(matches)) {
    const period = Math.floor(Date.parse(String(record.eventTime)) / FIVE_MINUTES);
    counts.set(period, (counts.get(period) ?? 0) + 1);
  }
  return Math.max(0, ...counts.values());
}

describe('without an attack', () => {
  test('the result has none, and nobody comes from its address', () => {
    expect(quiet.result.attack).toEqual([]);
    expect(quiet.records.filter(({ sourceIPAddress }) => sourceIPAddress === INTRUDER)).toEqual([]);
  });

  test.each(RECOMMENDED)('$id stays quiet', ({ pattern, threshold = 1 }) => {
    expect(peak(quiet, pattern)).toBeLessThan(threshold);
  });

  test('some calls are denied, and pipelines change policies', () => {
    expect(quiet.records.some(({ errorCode }) => errorCode === 'AccessDenied')).toBe(true);
    expect(quiet.records.some(({ errorCode }) => errorCode === 'Client.UnauthorizedOperation')).toBe(true);
    expect(quiet.records.some(({ eventName }) => eventName === 'PutRolePolicy')).toBe(true);
  });
});

describe('with an attack', () => {
  test.each(SEEN)('%s is seen', (wanted) => {
    const { pattern = '', threshold = 1 } = RECOMMENDED.find(({ id }) => id === wanted) ?? {};
    expect(peak(attacked, pattern)).toBeGreaterThanOrEqual(threshold);
  });

  test('the result lists what the intruder did, in order of time', () => {
    const { attack } = attacked.result;
    expect(attack.length).toBeGreaterThan(200);
    const records = new Map(attacked.records.map((record) => [record.eventID, record]));
    for (const { eventID, eventTime, eventName } of attack) expect(records.get(eventID)).toMatchObject({ eventID, eventTime, eventName });
    expect(attack.map(({ eventTime }) => eventTime)).toEqual(attack.map(({ eventTime }) => eventTime).sort());
    expect(attack[0].eventName).toBe('GetCallerIdentity');
  });

  test('it takes about three hours of the last day, in the first account', () => {
    const { attack, accounts, window } = attacked.result;
    const [first, last] = [attack[0], attack[attack.length - 1]].map(({ eventTime }) => Date.parse(eventTime));
    expect((last - first) / 3_600_000).toBeCloseTo(3, 0);
    expect(Date.parse(window.to) - last).toBeLessThan(86_400_000);
    const ids = new Set(attack.map(({ eventID }) => eventID));
    const records = attacked.records.filter(({ eventID }) => ids.has(String(eventID)));
    expect(new Set(records.map(({ recipientAccountId }) => recipientAccountId))).toEqual(new Set([accounts[0]]));
  });

  test('everything that comes from its address is listed', () => {
    const ids = new Set(attacked.result.attack.map(({ eventID }) => eventID));
    const fromThere = attacked.records.filter(({ sourceIPAddress }) => sourceIPAddress === INTRUDER);
    expect(fromThere.length).toBeGreaterThan(200);
    expect(fromThere.filter(({ eventID }) => !ids.has(String(eventID)))).toEqual([]);
  });

  test('machines are started where nobody works', () => {
    const there = attacked.records.filter(({ awsRegion }) => awsRegion === 'ap-southeast-2');
    expect(there.filter(({ eventName }) => eventName === 'RunInstances').length).toBeGreaterThan(3);
    expect(there.filter(({ sourceIPAddress }) => sourceIPAddress !== INTRUDER)).toEqual([]);
  });

  test('the user of the leaked key is known from before, from elsewhere', () => {
    const own = quiet.records.filter(({ userIdentity }) => JSON.stringify(userIdentity).includes('user/report-exporter'));
    expect(own.length).toBeGreaterThan(10);
  });
});

test('a quiet Region is one that is not in use, where there is one', () => {
  expect(selectUnusedRegion(['eu-west-1'])).toBe('ap-southeast-2');
  expect(selectUnusedRegion(['ap-southeast-2'])).toBe('sa-east-1');
  expect(selectUnusedRegion(['ap-southeast-2', 'sa-east-1', 'ca-central-1', 'ap-northeast-2'])).toBe('ap-northeast-2');
});

test('fewer records than the attack has are refused', async () => {
  const message = /^records must be at least \d{3} with an attack, which has as many; got 100$/;
  await expect(generate({ records: 100, attack: true })).rejects.toThrow(message);
});
