import { readFileSync, readdirSync } from 'node:fs';
import * as path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { formatLines, Record } from '../../verify/athena/log-objects';

/** A log file in the form that the local Athena environment reads. */
export interface LogObject {
  readonly key: string;
  readonly body: Buffer;
}

/** The generator creates a file every five minutes. Real files contain more records. */
const HOURS_PER_FILE = 2;

/** Combines the generated files of two hours per account and Region, so that the files have a realistic size. */
export function* createLogObjects(folder: string): Iterable<LogObject> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.json.gz')).sort();
  let current = '';
  let records: Record[] = [];
  for (const file of files) {
    const { day, hour } = /_(?<day>\d{8})T(?<hour>\d\d)/.exec(file)!.groups!;
    const name = path.basename(file).replace(/_\d{8}T.*/, `_${day}T${String(Math.floor(Number(hour) / HOURS_PER_FILE) * HOURS_PER_FILE).padStart(2, '0')}00Z_bench.json.gz`);
    const key = path.join(path.dirname(file), name);
    if (key !== current && current !== '') yield createLogObject(current, records);
    if (key !== current) [current, records] = [key, []];
    records.push(...(JSON.parse(gunzipSync(readFileSync(path.join(folder, file))).toString('utf8')) as { Records: Record[] }).Records);
  }
  if (current !== '') yield createLogObject(current, records);
}

function createLogObject(key: string, records: readonly Record[]): LogObject {
  return { key, body: gzipSync(formatLines({ key, records })) };
}
