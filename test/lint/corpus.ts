import { existsSync, readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { gunzipSync } from 'node:zlib';

/** Real records, which are not part of the project. They can be in a folder next to it. */
const CORPUS = path.join(__dirname, '..', '..', '..', 'shared', 'corpus');

export const HAS_CORPUS = existsSync(CORPUS);

export interface Line {
  readonly eventSource: string;
  readonly eventName: string;
  readonly event?: Line;
  /** The expected result of a labeled record. A record that must not match can have an invented event source. */
  readonly expected?: boolean;
}

function readLines(file: string): readonly Line[] {
  if (file.endsWith('.json.gz')) return JSON.parse(gunzipSync(readFileSync(file)).toString('utf8')).Records;
  if (!file.endsWith('.ndjson')) return [];
  return readFileSync(file, 'utf8').split('\n').filter((line) => line !== '').map((line) => JSON.parse(line));
}

/** Returns the records, except for records that must match no rule, because these are invented. */
export function readCorpusRecords(): readonly Line[] {
  const lines = readdirSync(CORPUS, { recursive: true, encoding: 'utf8' }).flatMap((name) => readLines(path.join(CORPUS, name)));
  return lines.filter(({ expected }) => expected !== false).map((line) => line.event ?? line);
}
