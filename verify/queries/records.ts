import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { Findings, readRecords } from '../../replay/log-files/records';
import { generateLogs } from '../../replay/generate/generate';
import { CASES } from '../../test/queries/cases';
import { DeliveredRecord, Record } from '../athena/delivery';

/** Real records are no part of the project; they may lie beside it. */
const CORPUS = path.join(__dirname, '..', '..', '..', 'shared', 'corpus');
const GENERATED = { records: 4000, days: 2, accounts: 2, attack: true };
const ACCOUNT = '111122223333';
const REGION = 'us-east-1';
const DAY_MS = 86_400_000;

/** Records of every kind: real ones, generated ones with an attack in them, those of the queries' cases; some come late, some twice. */
export async function sampleRecords(say: (text: string) => void): Promise<readonly DeliveredRecord[]> {
  const real = existsSync(CORPUS) ? await read(CORPUS) : [];
  say(real.length > 0 ? `${real.length} real records` : `no real records at ${CORPUS}`);
  const generated = await generate();
  const made = Object.entries(CASES).flatMap(([name, { records }]) => records.map((record, index): Record => ({ eventID: `${name}-${index}`, ...record })));
  say(`${generated.length} generated records, ${made.length} of the queries' cases`);
  return [...real, ...generated, ...made].map(complete).flatMap(delivered);
}

function read(folder: string): Promise<Record[]> {
  return Array.fromAsync(readRecords(folder, {}, new Findings())).then((files) => files.flatMap(({ entries }) => entries.map(({ record }) => record)));
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

/** With what decides where it is delivered; some real records come without. */
function complete(record: Record, index: number): Record {
  const account = typeof record.recipientAccountId === 'string' && /^\d{12}$/.test(record.recipientAccountId) ? record.recipientAccountId : ACCOUNT;
  const region = typeof record.awsRegion === 'string' && /^[a-z]{2}(-[a-z]+)+-\d$/.test(record.awsRegion) ? record.awsRegion : REGION;
  return { ...record, recipientAccountId: account, awsRegion: region, eventID: record.eventID ?? `record-${index}` };
}

/** Most records come once and soon; now and then one comes a day late, or again in another Region's folder. */
function delivered(record: Record, index: number): DeliveredRecord[] {
  if (index % 50 === 0) return [{ record, deliveredAt: new Date(Date.parse(String(record.eventTime)) + DAY_MS).toISOString() }];
  if (index % 50 === 25) return [{ record }, { record, deliveredIn: REGION }];
  return [{ record }];
}
