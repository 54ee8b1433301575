import { mkdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { familyOfRecord } from '../../../replay/log-files/families';
import { Json } from '../real-records';

/**
 * Writes records to a log file. Each record gets a unique ID and a time, because they can be missing or duplicate. Records that CloudTrail
 * delivers to other folders are excluded, because `detections` does not read them.
 */
export function writeRecords(records: readonly Json[], folder: string): string {
  mkdirSync(folder, { recursive: true });
  const events = records.filter((record) => familyOfRecord(record) === 'CloudTrail');
  const lines = events.map((record, index) => JSON.stringify({ ...record, eventID: `record-${index}`, eventTime: getTime(record) }));
  writeFileSync(path.join(folder, 'records.ndjson'), lines.join('\n'));
  return folder;
}

function getTime({ eventTime }: Json): string {
  return typeof eventTime === 'string' && !Number.isNaN(Date.parse(eventTime)) ? eventTime : '2026-01-01T00:00:00Z';
}
