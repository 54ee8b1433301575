import { HiveType } from './types';

/** What a value of a record becomes in a table, as JSON that DuckDB reads into the column's type. */
export type Encoder = (value: unknown) => unknown;

/**
 * Encodes as Athena's JSON serde reads: names match whatever their case, what is missing is NULL, and a text column
 * holds a value that is no text as JSON.
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

/** Encodes an object by the given fields; a record is the struct of its columns. */
export function createStructEncoder(fields: readonly { readonly name: string; readonly encode: Encoder }[]): Encoder {
  const byName = new Map<string, { readonly name: string; readonly encode: Encoder } | undefined>();
  const lookUp = (key: string): { readonly name: string; readonly encode: Encoder } | undefined => {
    if (byName.has(key)) return byName.get(key);
    const found = fields.find(({ name }) => name === key.toLowerCase());
    // the keys of records are few; those of hostile input need not be remembered
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

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
