import { existsSync, readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { gunzipSync } from 'node:zlib';

/** Real records are no part of the project; they may lie beside it. */
const CORPUS = path.join(__dirname, '..', '..', '..', 'shared', 'corpus');

export const HAS_CORPUS = existsSync(CORPUS);

export interface Line {
  readonly eventSource: string;
  readonly eventName: string;
  readonly event?: Line;
  /** Of a labelled record: one that must not match has another service on purpose. */
  readonly expected?: boolean;
}

function linesOf(file: string): readonly Line[] {
  if (file.endsWith('.json.gz')) return JSON.parse(gunzipSync(readFileSync(file)).toString('utf8')).Records;
  if (!file.endsWith('.ndjson')) return [];
  return readFileSync(file, 'utf8').split('\n').filter((line) => line !== '').map((line) => JSON.parse(line));
}

/** The records, but for those that are to match no rule: these are made up. */
export function corpusRecords(): readonly Line[] {
  const lines = readdirSync(CORPUS, { recursive: true, encoding: 'utf8' }).flatMap((name) => linesOf(path.join(CORPUS, name)));
  return lines.filter(({ expected }) => expected !== false).map((line) => line.event ?? line);
}
