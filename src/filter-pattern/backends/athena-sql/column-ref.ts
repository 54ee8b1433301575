import { jsonPathStep, sqlIdentifier, sqlString } from './sql-text';
import { Segment, Selector } from '../../ast';
import { FieldType, RecordSchema } from '../../schema';

/** Where a value is in the table. */
export type ColumnRef = TypedColumnRef | JsonRef;

/** A column, a field of one, or an element of a list; `element` if it is the variable of a lambda. */
export interface TypedColumnRef {
  readonly kind: 'column';
  readonly sql: string;
  readonly type: Exclude<FieldType, 'json'>;
  readonly element: boolean;
}

/** A value inside JSON; `path` is empty for the JSON itself. */
export interface JsonRef {
  readonly kind: 'json';
  readonly sql: string;
  readonly path: string;
  readonly element: boolean;
}

/** Why a selector has no place in the table. */
export class UnsupportedSelectorError extends Error {}

/**
 * A boolean expression for what a selector finds: `leaf` says it for one place; for wildcards the expression asks
 * whether any element or field does.
 */
export function renderSelected(selector: Selector, schema: RecordSchema, leaf: (place: ColumnRef) => string): string {
  return new Walk(selector, leaf).from(schema);
}

/** The text of a scalar, NULL for whatever is none. */
export function renderText(place: ColumnRef): string {
  if (place.kind === 'json') return `json_extract_scalar(${place.sql}, ${jsonPath(place)})`;
  if (typeof place.type === 'string') return place.sql;
  const what = 'list' in place.type ? 'a list: write [0] or [*] after it' : 'an object: name one of its fields';
  throw new UnsupportedSelectorError(`it never holds, as the value is ${what}`);
}

/** The JSON of a place inside JSON: NULL if there is nothing, JSON's null for a null. */
export function renderJson(place: JsonRef): string {
  return `json_extract(${place.sql}, ${jsonPath(place)})`;
}

/** Joins boolean expressions into one that can stand beside others. */
export function joinSql(connective: 'AND' | 'OR', parts: readonly string[]): string {
  return parts.length === 1 ? parts[0] : `(${parts.join(` ${connective} `)})`;
}

function jsonPath({ path }: JsonRef): string {
  return sqlString(`$${path}`);
}

class Walk {
  private lambdas = 0;

  constructor(private readonly selector: Selector, private readonly leaf: (place: ColumnRef) => string) {}

  from(schema: RecordSchema): string {
    const [first] = this.selector;
    if (first.kind === 'field') return this.at(createColumnRef(sqlIdentifier(first.name), field(schema, first.name)), 1);
    if (first.kind === 'any-field') return this.anyOf(schema, sqlIdentifier, 1);
    throw new UnsupportedSelectorError('a record is an object, not a list');
  }

  private at(here: ColumnRef, depth: number): string {
    if (depth === this.selector.length) return this.leaf(here);
    const segment = this.selector[depth];
    if (here.kind === 'json') return this.insideJson(here, segment, depth + 1);
    const { sql, type } = here;
    if (typeof type === 'string') throw new UnsupportedSelectorError(`${sql} is a text, it has no fields or elements`);
    if ('list' in type) return this.insideList(sql, type.list, segment, depth + 1);
    if (segment.kind === 'index' || segment.kind === 'any-element') throw new UnsupportedSelectorError(`${sql} is an object, not a list`);
    if ('map' in type) return this.insideMap(sql, type.map, segment, depth + 1);
    if (segment.kind === 'any-field') return this.anyOf(type.struct, (name) => `${sql}.${sqlIdentifier(name)}`, depth + 1);
    return this.at(createColumnRef(`${sql}.${sqlIdentifier(segment.name)}`, field(type.struct, segment.name)), depth + 1);
  }

  private insideList(sql: string, type: FieldType, segment: Segment, depth: number): string {
    if (segment.kind === 'index') return this.at(createColumnRef(`element_at(${sql}, ${segment.index + 1})`, type), depth);
    if (segment.kind === 'any-element') return this.anyElement(sql, depth, (variable) => createColumnRef(variable, type, true));
    throw new UnsupportedSelectorError(`${sql} is a list: write [0] or [*] after it`);
  }

  private insideMap(sql: string, type: 'string', segment: Segment, depth: number): string {
    if (segment.kind === 'field') return this.at(createColumnRef(`element_at(${sql}, ${sqlString(segment.name)})`, type), depth);
    return this.anyElement(`map_values(${sql})`, depth, (variable) => createColumnRef(variable, type, true));
  }

  private insideJson(here: JsonRef, segment: Segment, depth: number): string {
    const element = (variable: string) => createColumnRef(variable, 'json', true);
    switch (segment.kind) {
      case 'field': return this.at({ ...here, path: here.path + jsonPathStep(segment.name), element: false }, depth);
      case 'index': return this.at({ ...here, path: here.path + jsonPathStep(segment.index), element: false }, depth);
      case 'any-element': return this.anyElement(`TRY_CAST(${renderJson(here)} AS array(json))`, depth, element);
      case 'any-field': return this.anyElement(`map_values(TRY_CAST(${renderJson(here)} AS map(varchar, json)))`, depth, element);
    }
  }

  private anyElement(list: string, depth: number, element: (variable: string) => ColumnRef): string {
    this.lambdas += 1;
    const variable = this.lambdas === 1 ? 'x' : `x${this.lambdas}`;
    return `cardinality(filter(${list}, ${variable} -> ${this.at(element(variable), depth)})) > 0`;
  }

  /** The fields that the rest of the selector does not fit cannot hold a match, so they are left out. */
  private anyOf(schema: RecordSchema, sql: (name: string) => string, depth: number): string {
    const parts: string[] = [];
    for (const [name, type] of Object.entries(schema)) {
      try {
        parts.push(this.at(createColumnRef(sql(name), type), depth));
      } catch (fault) {
        if (!(fault instanceof UnsupportedSelectorError)) throw fault;
      }
    }
    if (parts.length === 0) throw new UnsupportedSelectorError('no field fits it');
    return joinSql('OR', parts);
  }
}

function createColumnRef(sql: string, type: FieldType, element = false): ColumnRef {
  return type === 'json' ? { kind: 'json', sql, path: '', element } : { kind: 'column', sql, type, element };
}

function field(schema: RecordSchema, name: string): FieldType {
  if (Object.hasOwn(schema, name)) return schema[name];
  const alike = Object.keys(schema).find((known) => known.toLowerCase() === name.toLowerCase());
  throw new UnsupportedSelectorError(`the table has no field '${name}'${alike ? `, did you mean '${alike}'?` : ''}`);
}
