import { isMap } from './rewrites';
import { readNode, parseTrino, substitute, Tree } from './syntax';
import { isObject } from '../template/json';

interface Unnest {
  readonly values: readonly Tree[];
  readonly ordinality: boolean;
  readonly alias?: unknown;
  readonly columns: readonly unknown[];
}

const ORDINAL = 'replay_ordinal';

/**
 * Rewrites UNNEST in a FROM clause to UNNEST in a SELECT list.
 *
 * In Athena, UNNEST returns one column per field of a row, returns the key and value of a map, and pads the shorter of several arrays.
 * In DuckDB, only UNNEST in a SELECT list supports this.
 */
export function rewriteRelation(tree: Tree): Tree {
  const unnest = readUnnest(tree);
  if (!unnest || isSimple(unnest)) return tree;
  const { values, ordinality, alias, columns } = unnest;
  const selected = renderSelection(values, columns.length - (ordinality ? 1 : 0), ordinality);
  const template = parseRelation(`LATERAL (${selected}) AS replay_alias`);
  const subquery = { ...readNode('subquery', substitute(template, values)), alias: alias ?? null, column_aliases: columns };
  return { subquery };
}

function readUnnest(tree: Tree): Unnest | undefined {
  const aliased = readNode('alias', tree);
  const node = readNode('unnest', aliased ? aliased.this : tree);
  if (!node) return undefined;
  return {
    values: [node.this as Tree, ...(node.expressions ?? []) as Tree[]],
    ordinality: node.with_ordinality === true,
    alias: aliased?.alias ?? node.alias,
    columns: (aliased?.column_aliases ?? []) as unknown[],
  };
}

/** Returns whether UNNEST of one array has the same semantics in both languages. */
function isSimple({ values, ordinality, columns }: Unnest): boolean {
  return values.length === 1 && !ordinality && columns.length === 1;
}

/** Returns whether each array returns one column. Both languages pad the shorter arrays. */
function hasOneColumnPerValue({ values, ordinality, columns }: Unnest): boolean {
  return values.length === columns.length && !ordinality && !values.some(isMap);
}

function renderSelection(values: readonly Tree[], columns: number, ordinality: boolean): string {
  const ordinal = ordinality ? `, generate_subscripts(${isMap(values[0]) ? 'map_keys(arg_0)' : 'arg_0'}, 1)` : '';
  if (values.length === 1 && isMap(values[0])) return `SELECT unnest(map_keys(arg_0)), unnest(map_values(arg_0))${ordinal}`;
  if (values.length > 1 || columns === 1) return `SELECT ${values.map((_, index) => `unnest(arg_${index})`).join(', ')}${ordinal}`;
  const rest = ordinality ? `, ${ORDINAL}` : '';
  return `SELECT replay_row.*${rest} FROM (SELECT unnest(arg_0)${ordinal}) AS replay_rows(replay_row${rest})`;
}

function parseRelation(sql: string): Tree {
  const [{ select }] = parseTrino(`SELECT 1 FROM replay_table CROSS JOIN ${sql}`);
  return (select as { joins: { this: Tree }[] }).joins[0].this;
}

/**
 * Rewrites `r CROSS JOIN UNNEST(list) AS t(c)` in a SELECT to `(SELECT *, unnest(list) AS c FROM r) AS r`. Other such joins do not change.
 *
 * DuckDB executes the first form as a join on all columns of the list, which requires much time and memory for long lists, and the second
 * form as one scan. Returns `undefined` if the rewrite has no benefit or would change the meaning of a name.
 */
export function flattenUnnest(select: Tree): Tree | undefined {
  const relations = (select.from as { readonly expressions: readonly Tree[] } | null | undefined)?.expressions ?? [];
  const joins = (select.joins ?? []) as readonly { readonly this: Tree; readonly kind: string }[];
  if (relations.length !== 1 || joins.length === 0) return undefined;
  const unnests = joins.map((join) => (join.kind === 'Cross' ? readUnnest(join.this) : undefined));
  const [unnest] = unnests;
  if (!unnest || unnests.includes(undefined) || !hasOneColumnPerValue(unnest) || unnest.values.every((value) => readNode('column', value))) return undefined;
  const name = readRelationName(relations[0]);
  if (name === undefined || isMentioned(select, readName(unnest.alias))) return undefined;
  const [{ select: template }] = parseTrino('SELECT 1 FROM (SELECT *, unnest(1) AS replay_column FROM replay_table) AS replay_alias');
  const from = (template as Tree).from as { readonly expressions: readonly Tree[] };
  const subquery = readNode('subquery', from.expressions[0]) as { readonly this: { readonly select: Tree } };
  const inner = subquery.this.select;
  const [star, column] = inner.expressions as readonly Tree[];
  const lists = unnest.values.map((value, index) => (
    { alias: { ...readNode('alias', column), this: replaceArgument(readNode('alias', column)?.this as Tree, value), alias: unnest.columns[index] } }
  ));
  const rows = { ...inner, expressions: [star, ...lists], from: { ...inner.from as Tree, expressions: relations } };
  return { ...select, from: { ...from, expressions: [{ subquery: { ...subquery, this: { select: rows }, alias: name } }] }, joins: joins.slice(1) };
}

function replaceArgument(call: Tree, argument: Tree): Tree {
  return { function: { ...readNode('function', call), args: [argument] } };
}

/** Returns the name that qualifies the columns of a relation. */
function readRelationName(relation: Tree): unknown {
  const table = readNode('table', relation);
  return table ? table.alias ?? table.name : readNode('subquery', relation)?.alias ?? undefined;
}

/** Returns whether a column in a tree is qualified by a name. */
function isMentioned(tree: unknown, name: string | undefined): boolean {
  if (Array.isArray(tree)) return tree.some((item) => isMentioned(item, name));
  if (!isObject(tree)) return false;
  return readName(tree.table) === name || Object.values(tree).some((value) => isMentioned(value, name));
}

function readName(value: unknown): string | undefined {
  return isObject(value) && typeof value.name === 'string' ? value.name.toLowerCase() : undefined;
}
