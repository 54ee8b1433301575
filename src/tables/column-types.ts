import { FieldType } from '../filter-pattern';

/** The type of a column. It is rendered for Hive, in the table, and for Trino, in the text of a view; both must be the same. */
export type ColumnType = 'string' | 'boolean' | 'timestamp' | 'bigint' | 'double' | ListType | StructType | MapType;

export interface ListType {
  readonly list: ColumnType;
}

export interface StructType {
  readonly struct: { readonly [field: string]: ColumnType };
}

/** A map of strings, the only type of map in a record. */
export interface MapType {
  readonly map: 'string';
}

const TRINO_NAMES = { string: 'varchar', boolean: 'boolean', timestamp: 'timestamp(3)', bigint: 'bigint', double: 'double' } as const;

export function renderHiveType(type: ColumnType): string {
  if (typeof type === 'string') return type;
  if ('list' in type) return `array<${renderHiveType(type.list)}>`;
  if ('map' in type) return `map<string,${type.map}>`;
  return `struct<${Object.entries(type.struct).map(([name, field]) => `${name.toLowerCase()}:${renderHiveType(field)}`).join(',')}>`;
}

export function renderTrinoType(type: ColumnType): string {
  if (typeof type === 'string') return TRINO_NAMES[type];
  if ('list' in type) return `array(${renderTrinoType(type.list)})`;
  if ('map' in type) return `map(varchar, ${TRINO_NAMES[type.map]})`;
  return `row(${Object.entries(type.struct).map(([name, field]) => `${name.toLowerCase()} ${renderTrinoType(field)}`).join(', ')})`;
}

/** Converts the type of a field to the type of its column. Columns contain booleans and JSON objects as strings. */
export function toColumnType(type: FieldType): ColumnType {
  if (typeof type === 'string') return 'string';
  if ('list' in type) return { list: toColumnType(type.list) };
  if ('map' in type) return type;
  return { struct: Object.fromEntries(Object.entries(type.struct).map(([name, field]) => [name, toColumnType(field)])) };
}
