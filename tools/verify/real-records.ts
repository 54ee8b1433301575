import { existsSync, readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { FieldType, StructField } from '../../src/filter-pattern';
import { EVENT_SCHEMA } from '../../src/filter-pattern/event-schema';

export interface Json {
  readonly [name: string]: unknown;
}

/** Real records are no part of the project; they may lie beside it. */
export const CORPUS = path.join(__dirname, '..', '..', '..', 'shared', 'corpus');
const RECORD: StructField = { struct: EVENT_SCHEMA };

/** Real records, delivered, captured or labelled, if they are at hand; all of them, or those of a folder. */
export function realRecords(folder = ''): Json[] | undefined {
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

/** A record without what CloudTrail would not write: some of the real records are templates with words for values. */
export function fittingRecord(record: Json): Json {
  return fitted(record, RECORD) as Json;
}

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value without what its type does not allow. */
function fitted(value: unknown, type: FieldType): unknown {
  if (type === 'json') return value;
  // a null stands for no parameters or no answer, and within these, but for nothing else
  if (value === null) return undefined;
  if (type === 'string') return typeof value === 'string' ? value : undefined;
  if (type === 'boolean') return value === true || value === false || value === 'true' || value === 'false' ? value : undefined;
  if ('list' in type) return Array.isArray(value) ? value.map((element) => fitted(element, type.list)).filter((element) => element !== undefined) : undefined;
  if (!isObject(value)) return undefined;
  const fieldType = (name: string): FieldType | undefined => {
    if ('map' in type) return type.map;
    if (Object.hasOwn(type.struct, name)) return type.struct[name];
    // a name that differs in case only is the same column, but another field
    return Object.keys(type.struct).some((known) => known.toLowerCase() === name.toLowerCase()) ? undefined : 'json';
  };
  return Object.fromEntries(Object.entries(value).flatMap(([name, field]): [string, unknown][] => {
    const known = fieldType(name);
    // what is JSON text in a column of its own is an object in every record
    const kept = known && (known === 'json' && type === RECORD && !isObject(field) && field !== null ? undefined : fitted(field, known));
    return kept === undefined ? [] : [[name, kept]];
  }));
}
