import { as, parseTrino, Tree } from './syntax';
import { isColumnForEach, readUnnest } from './unnest';
import { isObject } from '../template/json';

/**
 * Rewrites the clauses of a SELECT from `r CROSS JOIN UNNEST(list) AS t(c)` to `(SELECT *, unnest(list) AS c FROM r) AS r`; further such
 * joins stay. DuckDB would join the one with all columns that the list is made of, which for a long list takes much time and memory, and
 * goes through the rows once for the other. `undefined` where that is of no use, or the names would mean something else.
 */
export function flattened(select: Tree): Tree | undefined {
  const relations = (select.from as { readonly expressions: readonly Tree[] } | null | undefined)?.expressions ?? [];
  const joins = (select.joins ?? []) as readonly { readonly this: Tree; readonly kind: string }[];
  if (relations.length !== 1 || joins.length === 0) return undefined;
  const unnests = joins.map((join) => (join.kind === 'Cross' ? readUnnest(join.this) : undefined));
  const [unnest] = unnests;
  if (!unnest || unnests.includes(undefined) || !isColumnForEach(unnest) || unnest.values.every((value) => as('column', value))) return undefined;
  const name = nameOf(relations[0]);
  if (name === undefined || mentions(select, textOfName(unnest.alias))) return undefined;
  const [{ select: template }] = parseTrino('SELECT 1 FROM (SELECT *, unnest(1) AS replay_column FROM replay_table) AS replay_alias');
  const from = (template as Tree).from as { readonly expressions: readonly Tree[] };
  const subquery = as('subquery', from.expressions[0]) as { readonly this: { readonly select: Tree } };
  const inner = subquery.this.select;
  const [star, column] = inner.expressions as readonly Tree[];
  const lists = unnest.values.map((value, index) => (
    { alias: { ...as('alias', column), this: withArgument(as('alias', column)?.this as Tree, value), alias: unnest.columns[index] } }
  ));
  const rows = { ...inner, expressions: [star, ...lists], from: { ...inner.from as Tree, expressions: relations } };
  return { ...select, from: { ...from, expressions: [{ subquery: { ...subquery, this: { select: rows }, alias: name } }] }, joins: joins.slice(1) };
}

function withArgument(call: Tree, argument: Tree): Tree {
  return { function: { ...as('function', call), args: [argument] } };
}

/** What columns of a relation are qualified by. */
function nameOf(relation: Tree): unknown {
  const table = as('table', relation);
  return table ? table.alias ?? table.name : as('subquery', relation)?.alias ?? undefined;
}

/** Whether columns are qualified by a name anywhere in a tree. */
function mentions(tree: unknown, name: string | undefined): boolean {
  if (Array.isArray(tree)) return tree.some((item) => mentions(item, name));
  if (!isObject(tree)) return false;
  return textOfName(tree.table) === name || Object.values(tree).some((value) => mentions(value, name));
}

function textOfName(value: unknown): string | undefined {
  return isObject(value) && typeof value.name === 'string' ? value.name.toLowerCase() : undefined;
}
