import { Segment, Selector } from '../../ast';
import { UnsupportedError } from '../../errors';
import { FieldType, RecordSchema } from '../../schema';

/** A reference to a value in the table. */
export type ColumnRef = TypedColumnRef | JsonRef;

/** A column, a field of a column, or an element of a list. `element` is true for the variable of a lambda expression. */
export interface TypedColumnRef {
  readonly kind: 'column';
  readonly sql: string;
  readonly type: Exclude<FieldType, 'json'>;
  readonly element: boolean;
}

/** A value inside JSON. `path` is empty for the complete JSON document. */
export interface JsonRef {
  readonly kind: 'json';
  readonly sql: string;
  readonly path: string;
  readonly element: boolean;
}

/** Renders a test of one value, or returns an error if the value cannot have the tested type. */
export type RenderTest = (ref: ColumnRef) => string | UnsupportedError;

/**
 * Renders a boolean expression for the values that a selector finds. With wildcards, the expression is true if the test is true
 * for any element or field. Throws an `UnsupportedError` if the table has no such value.
 */
export function renderSelector(selector: Selector, schema: RecordSchema, renderTest: RenderTest): string {
  const sql = new SelectorRenderer(selector, renderTest).render(schema);
  if (sql instanceof UnsupportedError) throw sql;
  return sql;
}

/** Renders the text of a scalar. It is NULL for all other values. */
export function renderText(ref: ColumnRef): string {
  return ref.kind === 'json' ? `json_extract_scalar(${ref.sql}, ${renderJsonPath(ref)})` : ref.sql;
}

/** Renders the JSON of a value inside JSON. It is NULL if the value does not exist, and the JSON null for a null. */
export function renderJson(ref: JsonRef): string {
  return `json_extract(${ref.sql}, ${renderJsonPath(ref)})`;
}

/** Joins boolean expressions into one that can be an operand of another expression. */
export function joinSql(connective: 'AND' | 'OR', parts: readonly string[]): string {
  return parts.length === 1 ? parts[0] : `(${parts.join(` ${connective} `)})`;
}

export function quoteString(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

class SelectorRenderer {
  private lambdas = 0;

  constructor(private readonly selector: Selector, private readonly renderTest: RenderTest) {}

  render(schema: RecordSchema): string | UnsupportedError {
    const [first] = this.selector;
    if (first.kind === 'field') return this.renderField(schema, first.name, quoteIdentifier, 1);
    if (first.kind === 'any-field') return this.renderAnyField(schema, quoteIdentifier, 1);
    return new UnsupportedError('a record is an object, not a list');
  }

  /** Renders the remaining selector from a depth, for a value. */
  private renderFrom(ref: ColumnRef, depth: number): string | UnsupportedError {
    if (depth === this.selector.length) return this.renderTest(ref);
    const segment = this.selector[depth];
    if (ref.kind === 'json') return this.renderInJson(ref, segment, depth + 1);
    const { sql, type } = ref;
    if (typeof type === 'string') return new UnsupportedError(`${sql} is a string, which has no fields or elements`);
    if ('list' in type) return this.renderInList(sql, type.list, segment, depth + 1);
    if (segment.kind === 'index' || segment.kind === 'any-element') return new UnsupportedError(`${sql} is an object, not a list`);
    if ('map' in type) return this.renderInMap(sql, type.map, segment, depth + 1);
    const renderName = (name: string): string => `${sql}.${quoteIdentifier(name)}`;
    if (segment.kind === 'any-field') return this.renderAnyField(type.struct, renderName, depth + 1);
    return this.renderField(type.struct, segment.name, renderName, depth + 1);
  }

  private renderField(schema: RecordSchema, name: string, renderName: (name: string) => string, depth: number): string | UnsupportedError {
    if (Object.hasOwn(schema, name)) return this.renderFrom(createColumnRef(renderName(name), schema[name]), depth);
    const similar = Object.keys(schema).find((known) => known.toLowerCase() === name.toLowerCase());
    return new UnsupportedError(`the table has no field '${name}'${similar ? `; did you mean '${similar}'?` : ''}`);
  }

  /** Fields that the remaining selector does not apply to cannot match, so they are omitted. */
  private renderAnyField(schema: RecordSchema, renderName: (name: string) => string, depth: number): string | UnsupportedError {
    const all = Object.entries(schema).map(([name, type]) => this.renderFrom(createColumnRef(renderName(name), type), depth));
    const parts = all.filter((part) => typeof part === 'string');
    return parts.length === 0 ? new UnsupportedError('the selector applies to no field of the table') : joinSql('OR', parts);
  }

  private renderInList(sql: string, type: FieldType, segment: Segment, depth: number): string | UnsupportedError {
    if (segment.kind === 'index') return this.renderFrom(createColumnRef(`element_at(${sql}, ${segment.index + 1})`, type), depth);
    if (segment.kind === 'any-element') return this.renderAnyElement(sql, type, depth);
    return new UnsupportedError(`${sql} is a list; add [0] or [*]`);
  }

  private renderInMap(sql: string, type: 'string', segment: Segment, depth: number): string | UnsupportedError {
    if (segment.kind === 'field') return this.renderFrom(createColumnRef(`element_at(${sql}, ${quoteString(segment.name)})`, type), depth);
    return this.renderAnyElement(`map_values(${sql})`, type, depth);
  }

  private renderInJson(ref: JsonRef, segment: Segment, depth: number): string | UnsupportedError {
    switch (segment.kind) {
      case 'field': return this.renderFrom({ ...ref, path: ref.path + renderJsonPathStep(segment.name), element: false }, depth);
      case 'index': return this.renderFrom({ ...ref, path: ref.path + renderJsonPathStep(segment.index), element: false }, depth);
      case 'any-element': return this.renderAnyElement(`TRY_CAST(${renderJson(ref)} AS array(json))`, 'json', depth);
      case 'any-field': return this.renderAnyElement(`map_values(TRY_CAST(${renderJson(ref)} AS map(varchar, json)))`, 'json', depth);
    }
  }

  private renderAnyElement(list: string, type: FieldType, depth: number): string | UnsupportedError {
    this.lambdas += 1;
    const variable = this.lambdas === 1 ? 'x' : `x${this.lambdas}`;
    const test = this.renderFrom(createColumnRef(variable, type, true), depth);
    return typeof test === 'string' ? `cardinality(filter(${list}, ${variable} -> ${test})) > 0` : test;
  }
}

function createColumnRef(sql: string, type: FieldType, element = false): ColumnRef {
  return type === 'json' ? { kind: 'json', sql, path: '', element } : { kind: 'column', sql, type, element };
}

const PLAIN_IDENTIFIER = /^[a-z_][a-z0-9_]*$/;
const PLAIN_JSON_NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** Words that Trino does not accept as a name without quotes. */
const RESERVED_WORDS = new Set((
  'alter and as between by case cast constraint create cross cube current_catalog current_date current_path current_role current_schema '
  + 'current_time current_timestamp current_user deallocate delete describe distinct drop else end escape except execute exists extract '
  + 'false for from full group grouping having in inner insert intersect into is join json_array json_exists json_object json_query '
  + 'json_table json_value left like listagg localtime localtimestamp natural normalize not null on or order outer prepare recursive '
  + 'right rollup select skip table then trim true uescape union unnest using values when where with'
).split(' '));

/** Returns the name of a column, or of a field of a column: the name in the record in lowercase. */
function quoteIdentifier(name: string): string {
  const lower = name.toLowerCase();
  return PLAIN_IDENTIFIER.test(lower) && !RESERVED_WORDS.has(lower) ? lower : `"${lower.replaceAll('"', '""')}"`;
}

function renderJsonPath({ path }: JsonRef): string {
  return quoteString(`$${path}`);
}

function renderJsonPathStep(step: string | number): string {
  if (typeof step === 'number') return `[${step}]`;
  return PLAIN_JSON_NAME.test(step) ? `.${step}` : `["${step.replace(/["\\]/g, '\\$&')}"]`;
}
