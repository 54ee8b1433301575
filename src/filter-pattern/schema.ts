import { Segment, Selector } from './ast';

/** The fields of a record, or of an object in it, in the record's own spelling; the table has them in lower case. */
export type RecordSchema = { readonly [field: string]: FieldType };

/**
 * What a field holds, and how the table keeps it:
 *
 * - `string`: a string, as it is
 * - `boolean`: true or false, as the texts `true` and `false`
 * - `json`: anything, as JSON text
 * - `list` and `struct`: arrays and objects, as such; `map`: an object with names that nobody knows before
 */
export type FieldType = 'string' | 'boolean' | 'json' | ListField | StructField | MapField;

export interface ListField {
  readonly list: FieldType;
}

export interface StructField {
  readonly struct: RecordSchema;
}

export interface MapField {
  readonly map: 'string';
}

/** What the schema says about the value that a selector leads to. */
export interface TypedPath {
  readonly type: FieldType;
  /** Whether it is within JSON, where the schema promises nothing. */
  readonly free: boolean;
}

/** Undefined if the selector leads nowhere in any record; a field that the schema does not know may hold anything. */
export function typeAt(selector: Selector, schema: RecordSchema): TypedPath | undefined {
  let path: TypedPath | undefined = { type: { struct: schema }, free: false };
  for (const segment of selector) path = path && stepInto(path, segment);
  return path;
}

/** One step of the way. */
export function stepInto({ type, free }: TypedPath, segment: Segment): TypedPath | undefined {
  if (type === 'json') return { type, free: true };
  if (typeof type === 'string') return undefined;
  if (segment.kind === 'index' || segment.kind === 'any-element') return 'list' in type ? { type: type.list, free } : undefined;
  if ('list' in type) return undefined;
  if ('map' in type) return { type: type.map, free };
  if (segment.kind === 'field' && Object.hasOwn(type.struct, segment.name)) return { type: type.struct[segment.name], free };
  return { type: 'json', free: true };
}
