import { Segment, Selector } from './ast';

/** The fields of a record, or of an object in it, in the spelling of the record. The table has them in lowercase. */
export type RecordSchema = { readonly [field: string]: FieldType };

/**
 * The type of a field, and its representation in the table:
 *
 * - `string`: a string, unchanged
 * - `boolean`: true or false, as the strings `true` and `false`
 * - `json`: any value, as JSON text
 * - `list` and `struct`: arrays and objects
 * - `map`: an object with field names that are not known in advance
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

/** The type of the value that a selector finds. */
export interface TypedPath {
  readonly type: FieldType;
  /** True if the value is inside JSON or in a field that is not in the schema, so that it can be of any type. */
  readonly untyped: boolean;
}

/** Returns the type of the value that a selector finds, or `undefined` if it finds nothing in any record. */
export function lookUpType(selector: Selector, schema: RecordSchema): TypedPath | undefined {
  let path: TypedPath | undefined = { type: { struct: schema }, untyped: false };
  for (const segment of selector) path = path && lookUpChild(path, segment);
  return path;
}

function lookUpChild({ type, untyped }: TypedPath, segment: Segment): TypedPath | undefined {
  if (type === 'json') return { type, untyped: true };
  if (typeof type === 'string') return undefined;
  if (segment.kind === 'index' || segment.kind === 'any-element') return 'list' in type ? { type: type.list, untyped } : undefined;
  if ('list' in type) return undefined;
  if ('map' in type) return { type: type.map, untyped };
  if (segment.kind === 'field' && Object.hasOwn(type.struct, segment.name)) return { type: type.struct[segment.name], untyped };
  return { type: 'json', untyped: true };
}
