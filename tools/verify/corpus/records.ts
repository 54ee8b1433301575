import { mkdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { detectFormatOfRecord } from '../../../replay/log-files/formats';
import { Json } from '../real-records';

/**
 * Writes records into one log file, each with an id of its own and a time: some come with values left out, and an id can come twice.
 * Those that are delivered to folders of their own are left out, as `detections` does not read them.
 */
export function writeWithOwnIds(records: readonly Json[], folder: string): string {
  mkdirSync(folder, { recursive: true });
  const events = records.filter((record) => detectFormatOfRecord(record) === 'CloudTrail');
  const lines = events.map((record, index) => JSON.stringify({ ...record, eventID: `record-${index}`, eventTime: timeOf(record) }));
  writeFileSync(path.join(folder, 'records.ndjson'), lines.join('\n'));
  return folder;
}

function timeOf({ eventTime }: Json): string {
  return typeof eventTime === 'string' && !Number.isNaN(Date.parse(eventTime)) ? eventTime : '2026-01-01T00:00:00Z';
}
