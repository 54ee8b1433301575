import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import * as fc from 'fast-check';
import { hyphenated, line } from './texts';
import { call, Gen, literal } from './value';
import { QueryPack } from 'cdk-cloudtrail-analytics';

const folders = new Map<string, string>();
let root: string | undefined;

process.on('exit', () => {
  if (root) rmSync(root, { recursive: true, force: true });
});

/** Writes files to a folder, the same folder for the same files; returns its path. */
export function writeQueryFolder(files: Readonly<Record<string, string>>): string {
  const key = JSON.stringify(files);
  const known = folders.get(key);
  if (known) return known;
  root ??= mkdtempSync(path.join(tmpdir(), 'queries-'));
  const folder = path.join(root, String(folders.size));
  mkdirSync(folder);
  for (const [file, content] of Object.entries(files)) writeFileSync(path.join(folder, file), content);
  folders.set(key, folder);
  return folder;
}

const HEADER = { title: 'A title', question: 'Why?', relations: 'activity', window: '1d', columns: 'time', interpretation: 'Read it.' };

/** Returns a query file with a complete header. `keys` replaces keys of the header; `more` contains further lines of it. */
export function formatQueryFile(sql: string, keys: Readonly<Record<string, string>> = {}, more: readonly string[] = []): string {
  return [...Object.entries({ ...HEADER, ...keys }).map(([key, value]) => `-- ${key}: ${value}`), ...more, sql].join('\n');
}

const SELECTS: readonly (readonly [sql: string, keys: Readonly<Record<string, string>>, more: readonly string[]])[] = [
  ['SELECT time FROM activity', {}, []],
  ['SELECT time, actor FROM activity WHERE error IS NOT NULL ORDER BY time LIMIT 10', { columns: 'time, actor' }, []],
  ['WITH recent AS (SELECT time FROM activity)\nSELECT time FROM recent', {}, []],
  ['SELECT a.time FROM activity a CROSS JOIN parameters p WHERE a.event = p.wanted', {}, ['-- parameter: wanted text = CreateUser — The event']],
  ['SELECT time FROM detections', { relations: 'detections', rules: 'root-usage' }, []],
];

/** A pack of query files. */
export function customQueries(windowDays: number): Gen<QueryPack> {
  return fc.tuple(hyphenated(3, 30), hyphenated(3, 30), fc.constantFrom(...SELECTS), line, fc.integer({ min: 1, max: windowDays }))
    .map(([id, query, [sql, keys, more], title, count]) => {
      const directory = writeQueryFolder({ [`${query}.sql`]: formatQueryFile(sql, { ...keys, title, window: `${count}d` }, more) });
      return call('QueryPack.fromDirectory', QueryPack.fromDirectory, literal(`custom-${id}`), literal(directory));
    });
}
