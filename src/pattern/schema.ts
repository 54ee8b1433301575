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
