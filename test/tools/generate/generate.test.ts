import * as path from 'node:path';
import { generate, inFolder, Logs } from './read-logs';
import { asText } from '../../../replay/template/json';
import { generateLogs } from '../../../tools/generate/generate';

jest.setTimeout(60_000);

const FOLDER = /^AWSLogs\/(\d{12})\/CloudTrail\/([a-z0-9-]+)\/(\d{4})\/(\d{2})\/(\d{2})\//;
const NAME = new RegExp(`${FOLDER.source}\\1_CloudTrail_\\2_\\3\\4\\5T\\d{4}Z_[A-Za-z0-9]{16}\\.json\\.gz$`);
const RECORDS = 6_000;

let logs: Logs;

beforeAll(async () => {
  logs = await generate({ records: RECORDS, days: 2, accounts: 2, attack: true });
});

const bytes = ({ files }: Logs): string[] => files.map(({ path: name, content }) => `${name} ${content.toString('base64')}`);

describe('the same bytes', () => {
  const options = { records: 1_500, accounts: 2, attack: true };

  test('come from the same seed', async () => {
    expect(bytes(await generate({ ...options, seed: 4 }))).toEqual(bytes(await generate({ ...options, seed: 4 })));
  });

  test('do not come from another seed', async () => {
    const [one, other] = [await generate({ ...options, seed: 4 }), await generate({ ...options, seed: 5 })];
    expect(one.files.map(({ path: name }) => name)).not.toEqual(other.files.map(({ path: name }) => name));
    const ids = new Set(one.records.map(({ eventID }) => eventID));
    expect(other.records.filter(({ eventID }) => ids.has(eventID))).toEqual([]);
  });
});

describe('the layout', () => {
  test('is that of a delivery', () => {
    for (const { path: name } of logs.files) expect(name.split(path.sep).join('/')).toMatch(NAME);
  });

  test('has each record below its account, and below its Region', () => {
    for (const { path: name, records } of logs.files) {
      const [, account, region] = NAME.exec(name.split(path.sep).join('/')) ?? [];
      for (const record of records) expect([record.recipientAccountId, record.awsRegion]).toEqual([account, region]);
    }
  });

  test('has records of global services in us-east-1', () => {
    const global = logs.records.filter(({ eventSource }) => eventSource === 'iam.amazonaws.com' || eventSource === 'signin.amazonaws.com');
    expect(global.length).toBeGreaterThan(50);
    expect(new Set(global.map(({ awsRegion }) => awsRegion))).toEqual(new Set(['us-east-1']));
  });

  test('has a record some minutes after it happened, but for a few that come the day after and a few that come twice', () => {
    const delays = logs.files.flatMap(({ path: name, records }) => (
      records.map((record) => ({ record, delay: parseDeliveryTime(name) - parseTime(record.eventTime) }))
    ));
    const late = delays.filter(({ record }) => record.addendum !== undefined);
    expect(late).toHaveLength(logs.result.late);
    expect(late.length).toBeGreaterThan(5);
    const slow = delays.filter(({ record, delay }) => record.addendum === undefined && delay > 5 * 60_000);
    expect(slow).toHaveLength(logs.result.repeated);
    expect(delays.every(({ delay }) => delay >= 0)).toBe(true);
  });

  test('has late records in the folder of the day after', () => {
    for (const { path: name, records } of logs.files) {
      for (const record of records.filter(({ addendum }) => addendum !== undefined)) {
        expect(formatDay(parseDeliveryTime(name))).toBe(formatDay(computeNextSlot(parseTime(record.eventTime)) + 86_400_000));
      }
    }
  });
});

describe('records', () => {
  test('are as many as were asked for', () => {
    expect(logs.records).toHaveLength(RECORDS);
    expect(logs.result.records).toBe(RECORDS);
    expect(logs.result.files).toBe(logs.files.length);
    expect(logs.result.bytes).toBe(logs.files.reduce((sum, { content }) => sum + content.length, 0));
  });

  test.each([1, 2, 499, 500, 1_000, 1_001, 1_002, 2_002, 2_003])('are %d where that was asked for', async (records) => {
    const few = await generate({ records });
    expect(few.records).toHaveLength(records);
    expect(few.result.late).toBe(Math.floor((records - few.result.repeated) / 500));
    expect(few.result.repeated).toBe(Math.floor(records / 1_001));
  });

  test('have an id of their own, but for those that are delivered twice', () => {
    const texts = new Map<string, string[]>();
    for (const record of logs.records) {
      const id = String(record.eventID);
      texts.set(id, [...texts.get(id) ?? [], JSON.stringify(record)]);
    }
    const repeated = [...texts.values()].filter((same) => same.length > 1);
    expect(repeated).toHaveLength(logs.result.repeated);
    expect(repeated.length).toBeGreaterThan(3);
    for (const same of repeated) expect(new Set(same).size).toBe(1);
  });

  test('lie in the window', () => {
    const times = logs.records.map(({ eventTime }) => parseTime(eventTime));
    expect(logs.result.window).toEqual({ from: '2026-03-10T00:00:00Z', to: '2026-03-12T00:00:00Z' });
    expect(Math.min(...times)).toBeGreaterThanOrEqual(Date.parse(logs.result.window.from));
    expect(Math.max(...times)).toBeLessThan(Date.parse(logs.result.window.to));
  });
});

test('a folder that has logs already is refused', async () => {
  await inFolder(async (out) => {
    const options = { records: 10, days: 1, accounts: 1, out };
    await generateLogs(options);
    const there = path.join(out, 'AWSLogs');
    await expect(generateLogs(options)).rejects.toThrow(`out must be a folder without logs; '${there}' is already there`);
  });
});

function parseTime(value: unknown): number {
  return Date.parse(asText(value) ?? '');
}

function parseDeliveryTime(name: string): number {
  const [, year, month, day, hour, minute] = /_(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})Z_/.exec(name) ?? [];
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:00Z`);
}

function computeNextSlot(time: number): number {
  return Math.floor(time / 300_000) * 300_000 + 300_000;
}

function formatDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
