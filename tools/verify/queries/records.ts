import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { ReadSummary } from '../../../replay/log-files/read-summary';
import { readRecords } from '../../../replay/log-files/records';
import { DAY_MS } from '../../../src/queries/query-window';
import { CASES } from '../../../test/queries/cases';
import { NOW } from '../../../test/queries/cases/case';
import { generateLogs } from '../../generate/generate';
import { DeliveredRecord, Record } from '../athena/delivery';
import { fittingRecord, realRecords } from '../real-records';

const GENERATED = { records: 4000, days: 2, accounts: 2, attack: true, end: NOW.toISOString() };
/** Those that the records are delivered to. */
export const ACCOUNTS = ['111122223333', '222233334444', '333344445555'];
export const REGIONS = ['eu-west-1', 'us-east-1'];
/** Real records are of many years: each is moved to one of the last days, at its time of the day. */
const LAST_DAYS = 3;

/** Records of every kind: real ones, generated ones with an attack in them, those of the queries' cases; some come late, some twice. */
export async function sampleRecords(say: (text: string) => void): Promise<readonly DeliveredRecord[]> {
  const real = (realRecords() ?? []).map(fittingRecord).filter(({ eventTime }) => !Number.isNaN(Date.parse(String(eventTime))));
  say(real.length > 0 ? `${real.length} real records` : 'no real records at hand (they are looked for in ../shared/corpus)');
  const generated = await generate();
  const made = Object.entries(CASES).flatMap(([name, { records }]) => records.map((record, index): Record => ({ eventID: `${name}-${index}`, ...record })));
  say(`${generated.length} generated records, ${made.length} of the queries' cases`);
  return [...real.map(lately), ...generated, ...made].map(complete).flatMap(delivered);
}

async function read(folder: string): Promise<Record[]> {
  const records: Record[] = [];
  for await (const file of readRecords(folder, {}, new ReadSummary())) records.push(...file.records.map(({ record }) => record));
  return records;
}

async function generate(): Promise<Record[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'records-'));
  try {
    await generateLogs({ ...GENERATED, out: folder });
    return await read(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** With an id of its own: among real records from several places an id comes twice, at one time, for different events. */
function lately(record: Record, index: number): Record {
  const time = Date.parse(String(record.eventTime));
  const day = Math.floor(NOW.getTime() / DAY_MS) - 1 - Math.floor(time / DAY_MS) % LAST_DAYS;
  return { ...record, eventID: `real-${index}`, eventTime: `${new Date(day * DAY_MS + time % DAY_MS).toISOString().slice(0, 19)}Z` };
}

/**
 * With what decides where it is delivered: to few accounts and Regions, as the stand-in lists the files of each of them for
 * every day.
 */
function complete(record: Record, index: number): Record {
  const account = String(record.recipientAccountId);
  return { ...record, recipientAccountId: ACCOUNTS.includes(account) ? account : ACCOUNTS[index % ACCOUNTS.length], eventID: record.eventID ?? `record-${index}` };
}

/** Most records come once and soon; now and then one comes a day late, or again in another Region's folder. */
function delivered(record: Record, index: number): DeliveredRecord[] {
  const [usual, other] = record.awsRegion === REGIONS[0] ? REGIONS : [...REGIONS].reverse();
  const deliveredIn = usual;
  if (index % 50 === 0) return [{ record, deliveredIn, deliveredAt: new Date(Date.parse(String(record.eventTime)) + DAY_MS).toISOString() }];
  if (index % 50 === 25) return [{ record, deliveredIn }, { record, deliveredIn: other }];
  return [{ record, deliveredIn }];
}
