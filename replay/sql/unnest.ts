import { isMap } from './rewrites';
import { as, parseTrino, substitute, Tree } from './syntax';

export interface Unnest {
  readonly values: readonly Tree[];
  readonly ordinality: boolean;
  readonly alias?: unknown;
  readonly columns: readonly unknown[];
}

const ORDINAL = 'replay_ordinal';

/**
 * Rewrites what stands in a FROM clause. Athena's UNNEST gives a column for each field of a row and for key and value
 * of a map, and pads the shorter of several arrays; DuckDB's UNNEST in a SELECT list can do all of it.
 */
export function rewriteRelation(tree: Tree): Tree {
  const unnest = readUnnest(tree);
  if (!unnest || isPlain(unnest)) return tree;
  const { values, ordinality, alias, columns } = unnest;
  const selected = selection(values, columns.length - (ordinality ? 1 : 0), ordinality);
  const template = relation(`LATERAL (${selected}) AS replay_alias`);
  const subquery = { ...as('subquery', substitute(template, values)), alias: alias ?? null, column_aliases: columns };
  return { subquery };
}

export function readUnnest(tree: Tree): Unnest | undefined {
  const aliased = as('alias', tree);
  const node = as('unnest', aliased ? aliased.this : tree);
  if (!node) return undefined;
  return {
    values: [node.this as Tree, ...(node.expressions ?? []) as Tree[]],
    ordinality: node.with_ordinality === true,
    alias: aliased?.alias ?? node.alias,
    columns: (aliased?.column_aliases ?? []) as unknown[],
  };
}

/** One array of values that are taken as they are: the same in both. */
function isPlain({ values, ordinality, columns }: Unnest): boolean {
  return values.length === 1 && !ordinality && columns.length === 1;
}

/** Arrays of values that each give one column; the shorter are padded in both. */
export function isColumnForEach({ values, ordinality, columns }: Unnest): boolean {
  return values.length === columns.length && !ordinality && !values.some(isMap);
}

function selection(values: readonly Tree[], columns: number, ordinality: boolean): string {
  const ordinal = ordinality ? `, generate_subscripts(${isMap(values[0]) ? 'map_keys(arg_0)' : 'arg_0'}, 1)` : '';
  if (values.length === 1 && isMap(values[0])) return `SELECT unnest(map_keys(arg_0)), unnest(map_values(arg_0))${ordinal}`;
  if (values.length > 1 || columns === 1) return `SELECT ${values.map((_, index) => `unnest(arg_${index})`).join(', ')}${ordinal}`;
  const rest = ordinality ? `, ${ORDINAL}` : '';
  return `SELECT replay_row.*${rest} FROM (SELECT unnest(arg_0)${ordinal}) AS replay_rows(replay_row${rest})`;
}

function relation(sql: string): Tree {
  const [{ select }] = parseTrino(`SELECT 1 FROM replay_table CROSS JOIN ${sql}`);
  return (select as { joins: { this: Tree }[] }).joins[0].this;
}

