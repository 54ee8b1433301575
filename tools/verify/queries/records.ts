import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { ReadSummary } from '../../../replay/log-files/read-summary';
import { readRecords } from '../../../replay/log-files/records';
import { DAY_MS } from '../../../src/queries/query-window';
import { CASES } from '../../../test/queries/cases';
import { NOW } from '../../../test/queries/cases/case';
import { generateLogs } from '../../generate/generate';
import { DeliveredRecord, Record } from '../athena/log-objects';
import { fitRecord, readRealRecords } from '../real-records';

const GENERATED = { records: 4000, days: 2, accounts: 2, attack: true, end: NOW.toISOString() };
/** The accounts of the log files. */
export const ACCOUNTS = ['111122223333', '222233334444', '333344445555'];
export const REGIONS = ['eu-west-1', 'us-east-1'];
/** Real records are several years old. They are moved to the last days. */
const LAST_DAYS = 3;

/** Returns real records, generated records with an attack, and the records of the query cases. Some are delivered late or twice. */
export async function createRecords(log: (text: string) => void): Promise<readonly DeliveredRecord[]> {
  const real = (readRealRecords() ?? []).map(fitRecord).filter(({ eventTime }) => !Number.isNaN(Date.parse(String(eventTime))));
  log(real.length > 0 ? `${real.length} real records` : 'no real records in ../shared/corpus');
  const generated = await generate();
  const made = Object.entries(CASES).flatMap(([name, { records }]) => records.map((record, index): Record => ({ eventID: `${name}-${index}`, ...record })));
  log(`${generated.length} generated records, ${made.length} from query cases`);
  return [...real.map(moveToRecentDay), ...generated, ...made].map(addPartition).flatMap(deliver);
}

async function readAll(folder: string): Promise<Record[]> {
  const records: Record[] = [];
  for await (const file of readRecords(folder, {}, new ReadSummary())) records.push(...file.records.map(({ record }) => record));
  return records;
}

async function generate(): Promise<Record[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'records-'));
  try {
    await generateLogs({ ...GENERATED, out: folder });
    return await readAll(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Also sets a unique ID, because records from several sources can have the same ID. */
function moveToRecentDay(record: Record, index: number): Record {
  const time = Date.parse(String(record.eventTime));
  const day = Math.floor(NOW.getTime() / DAY_MS) - 1 - Math.floor(time / DAY_MS) % LAST_DAYS;
  return { ...record, eventID: `real-${index}`, eventTime: `${new Date(day * DAY_MS + time % DAY_MS).toISOString().slice(0, 19)}Z` };
}

/** Sets an ID, and one of a few accounts, because Trino lists the objects of each account and Region for each day. */
function addPartition(record: Record, index: number): Record {
  const account = String(record.recipientAccountId);
  return { ...record, recipientAccountId: ACCOUNTS.includes(account) ? account : ACCOUNTS[index % ACCOUNTS.length], eventID: record.eventID ?? `record-${index}` };
}

/** Most records are delivered once and within minutes, some a day late or also to the folder of another Region. */
function deliver(record: Record, index: number): DeliveredRecord[] {
  const [usual, other] = record.awsRegion === REGIONS[0] ? REGIONS : [...REGIONS].reverse();
  const deliveredIn = usual;
  if (index % 50 === 0) return [{ record, deliveredIn, deliveredAt: new Date(Date.parse(String(record.eventTime)) + DAY_MS).toISOString() }];
  if (index % 50 === 25) return [{ record, deliveredIn }, { record, deliveredIn: other }];
  return [{ record, deliveredIn }];
}
