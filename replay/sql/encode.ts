import { HiveType } from './types';
import { isObject } from '../template/json';

/** Converts a value of a record to JSON that DuckDB reads as the type of the column. */
export type Encoder = (value: unknown) => unknown;

/**
 * Creates an encoder with the semantics of the JSON SerDe of Athena.
 *
 * Field names are not case-sensitive. Missing values are NULL. In a string column, other values are stored as JSON.
 */
export function createEncoder(type: HiveType): Encoder {
  switch (type.kind) {
    case 'scalar': return /^(string|varchar|char)\b/.test(type.name) ? encodeText : encodeScalar;
    case 'array': {
      const element = createEncoder(type.element);
      return (value) => Array.isArray(value) ? value.map(element) : null;
    }
    case 'map': {
      const encode = createEncoder(type.value);
      return (value) => isObject(value) ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, encode(item)])) : null;
    }
    case 'struct': return createStructEncoder(type.fields.map((field) => ({ name: field.name, encode: createEncoder(field.type) })));
  }
}

/** Creates an encoder for an object with the given fields. A record is a struct of its columns. */
export function createStructEncoder(fields: readonly { readonly name: string; readonly encode: Encoder }[]): Encoder {
  const byName = new Map<string, { readonly name: string; readonly encode: Encoder } | undefined>();
  const lookUp = (key: string): { readonly name: string; readonly encode: Encoder } | undefined => {
    if (byName.has(key)) return byName.get(key);
    const found = fields.find(({ name }) => name === key.toLowerCase());
    // records have few distinct keys; the limit bounds the memory for hostile input
    if (byName.size < 10_000) byName.set(key, found);
    return found;
  };
  return (value) => {
    if (!isObject(value)) return null;
    const row: Record<string, unknown> = {};
    for (const key in value) {
      const item = value[key];
      if (item === null || item === undefined) continue;
      const field = lookUp(key);
      if (field) row[field.name] = field.encode(item);
    }
    return row;
  };
}

function encodeText(value: unknown): string | null {
  switch (typeof value) {
    case 'string': return value;
    case 'object': return value === null ? null : JSON.stringify(value);
    case 'undefined': return null;
    default: return String(value);
  }
}

function encodeScalar(value: unknown): unknown {
  return typeof value === 'object' ? null : value;
}
