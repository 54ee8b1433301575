import { FieldType } from '../filter-pattern';

/**
 * A column's type, once, for the two dialects that a view in the Glue catalog must agree in: Hive's for the table,
 * Trino's for the view's own text.
 */
export type ColumnType = 'string' | 'boolean' | 'timestamp' | 'bigint' | 'double' | ListType | StructType | MapType;

export interface ListType {
  readonly list: ColumnType;
}

export interface StructType {
  readonly struct: { readonly [field: string]: ColumnType };
}

/** From names to texts: the only map in a record. */
export interface MapType {
  readonly map: 'string';
}

const TRINO_NAMES = { string: 'varchar', boolean: 'boolean', timestamp: 'timestamp(3)', bigint: 'bigint', double: 'double' } as const;

export function hiveType(type: ColumnType): string {
  if (typeof type === 'string') return type;
  if ('list' in type) return `array<${hiveType(type.list)}>`;
  if ('map' in type) return `map<string,${type.map}>`;
  return `struct<${Object.entries(type.struct).map(([name, field]) => `${name.toLowerCase()}:${hiveType(field)}`).join(',')}>`;
}

export function trinoType(type: ColumnType): string {
  if (typeof type === 'string') return TRINO_NAMES[type];
  if ('list' in type) return `array(${trinoType(type.list)})`;
  if ('map' in type) return `map(varchar, ${TRINO_NAMES[type.map]})`;
  return `row(${Object.entries(type.struct).map(([name, field]) => `${name.toLowerCase()} ${trinoType(field)}`).join(', ')})`;
}

/** How the table keeps a field of a record: booleans and free-form JSON as text. */
export function storedType(type: FieldType): ColumnType {
  if (typeof type === 'string') return 'string';
  if ('list' in type) return { list: storedType(type.list) };
  if ('map' in type) return type;
  return { struct: Object.fromEntries(Object.entries(type.struct).map(([name, field]) => [name, storedType(field)])) };
}
