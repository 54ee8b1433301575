import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { gunzipSync } from 'node:zlib';

/** A record of the corpus, and where in it it stands. */
export interface RealRecord {
  readonly place: string;
  readonly record: Readonly<Record<string, unknown>>;
}

/** So many records of each kind are enough to read. */
const OF_A_KIND = 3;

/** All records below a folder, in the order of their places. */
export function realRecords(folder: string): readonly RealRecord[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  return names.flatMap((name) => recordsOf(path.join(folder, name)).map((record, index) => ({ place: `${path.basename(name)} ${index + 1}`, record })));
}

/** A few of each kind: type of identity, type of event, whether it failed, and what else the sentences tell apart. */
export function someOfEachKind(records: readonly RealRecord[]): readonly RealRecord[] {
  const seen = new Map<string, number>();
  return records.filter(({ record }) => {
    const kind = kindOf(record);
    seen.set(kind, (seen.get(kind) ?? 0) + 1);
    return seen.get(kind)! <= OF_A_KIND;
  });
}

function kindOf({ userIdentity, eventType, eventName, errorCode, eventCategory }: RealRecord['record']): string {
  const identity = (typeof userIdentity === 'object' && userIdentity !== null ? userIdentity : {}) as Record<string, unknown>;
  const session = JSON.stringify(identity).includes('AWSReservedSSO_') ? 'Identity Center' : '';
  return [identity.type, session, identity.invokedBy !== undefined, eventType, eventCategory, eventName === 'ConsoleLogin', errorCode !== undefined].join(' ');
}

function recordsOf(file: string): Readonly<Record<string, unknown>>[] {
  if (file.endsWith('.json.gz')) return JSON.parse(gunzipSync(readFileSync(file)).toString('utf8')).Records;
  if (!file.endsWith('.ndjson')) return [];
  const lines = readFileSync(file, 'utf8').split('\n').filter((line) => line !== '');
  // A labelled record stands beside its label.
  return lines.map((line) => JSON.parse(line)).map((line) => line.event ?? line);
}
