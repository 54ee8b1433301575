import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { gunzipSync } from 'node:zlib';

interface Line {
  readonly event?: Record<string, unknown>;
}

/**
 * Writes all records of a folder, captured, labelled or delivered, into one file, each with an id of its own and a time:
 * some come with values left out, and the same id can come twice.
 */
export function copyWithOwnIds(from: string, to: string): string {
  mkdirSync(to, { recursive: true });
  const records = readdirSync(from, { recursive: true, encoding: 'utf8' }).flatMap((name) => recordsOf(path.join(from, name)));
  const lines = records.map((record, index) => JSON.stringify({ ...record, eventID: `record-${index}`, eventTime: timeOf(record) }));
  writeFileSync(path.join(to, 'records.ndjson'), lines.join('\n'));
  return to;
}

function recordsOf(file: string): Record<string, unknown>[] {
  if (file.endsWith('.json.gz')) return JSON.parse(gunzipSync(readFileSync(file)).toString('utf8')).Records;
  if (!file.endsWith('.ndjson')) return [];
  const lines = readFileSync(file, 'utf8').split('\n').filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line)).map((line: Line & Record<string, unknown>) => line.event ?? line);
}

function timeOf({ eventTime }: Record<string, unknown>): string {
  return typeof eventTime === 'string' && !Number.isNaN(Date.parse(eventTime)) ? eventTime : '2026-01-01T00:00:00Z';
}
