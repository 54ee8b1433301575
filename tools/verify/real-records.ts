import { existsSync, readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { FieldType, StructField } from '../../src/filter-pattern';
import { EVENT_SCHEMA } from '../../src/filter-pattern/event-schema';

export interface Json {
  readonly [name: string]: unknown;
}

/** The folder of real records, which are not part of the repository. */
export const CORPUS = path.join(__dirname, '..', '..', '..', 'shared', 'corpus');
const RECORD: StructField = { struct: EVENT_SCHEMA };

/** Reads all real records or those of a subfolder. Returns undefined if the folder does not exist. */
export function readRealRecords(folder = ''): Json[] | undefined {
  if (!existsSync(CORPUS)) return undefined;
  const root = path.join(CORPUS, folder);
  return readdirSync(root, { recursive: true, encoding: 'utf8' }).sort().flatMap((name): Json[] => {
    const file = path.join(root, name);
    if (name.endsWith('.json.gz')) return (JSON.parse(gunzipSync(readFileSync(file)).toString('utf8')) as { Records: Json[] }).Records;
    if (!name.endsWith('.ndjson')) return [];
    return readFileSync(file, 'utf8').split('\n').filter((line) => line.trim() !== '').map((line) => {
      const value = JSON.parse(line) as Json;
      return isObject(value.event) ? value.event : value;
    });
  });
}

/** Removes the values that CloudTrail does not write, because some of the real records contain placeholders. */
export function fitRecord(record: Json): Json {
  return fitValue(record, RECORD) as Json;
}

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Removes the values that the type does not allow. */
function fitValue(value: unknown, type: FieldType): unknown {
  if (type === 'json') return value;
  // null is allowed only for request parameters and response elements, and within them.
  if (value === null) return undefined;
  if (type === 'string') return typeof value === 'string' ? value : undefined;
  if (type === 'boolean') return value === true || value === false || value === 'true' || value === 'false' ? value : undefined;
  if ('list' in type) return Array.isArray(value) ? value.map((element) => fitValue(element, type.list)).filter((element) => element !== undefined) : undefined;
  if (!isObject(value)) return undefined;
  const findType = (name: string): FieldType | undefined => {
    if ('map' in type) return type.map;
    if (Object.hasOwn(type.struct, name)) return type.struct[name];
    // A name that differs only in case is another field with the same column.
    return Object.keys(type.struct).some((known) => known.toLowerCase() === name.toLowerCase()) ? undefined : 'json';
  };
  return Object.fromEntries(Object.entries(value).flatMap(([name, field]): [string, unknown][] => {
    const known = findType(name);
    // A column with JSON text is an object in each record.
    const kept = known && (known === 'json' && type === RECORD && !isObject(field) && field !== null ? undefined : fitValue(field, known));
    return kept === undefined ? [] : [[name, kept]];
  }));
}
