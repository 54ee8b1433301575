import { as, functionName, textOf, Tree } from './syntax';
import { isObject } from '../template/json';

/** Texts by column, of a relation that is one row of constants. */
type Constants = ReadonlyMap<string, Tree>;
type Scope = ReadonlyMap<string, Constants>;

interface Cte {
  readonly alias: Tree;
  readonly this: Tree;
}

/**
 * Puts texts of a CTE such as `parameters AS (SELECT 'a|b' AS tools)` in the place of `p.tools` where it is a regular
 * expression: DuckDB compiles a constant one once, and others anew for each row.
 */
export function withConstantPatterns(statement: Tree): Tree {
  const ctes = ((as('with', as('select', statement))?.ctes ?? []) as readonly Cte[]).flatMap(({ alias, this: query }) => {
    const constants = constantsOf(query);
    return constants.size > 0 ? [[nameOf(alias) ?? '', constants] as const] : [];
  });
  return ctes.length > 0 ? rewrite(statement, new Map(ctes), new Map(), false) as Tree : statement;
}

function constantsOf(query: Tree): Constants {
  const select = as('select', query);
  if (!select || select.from || select.where_clause) return new Map();
  return new Map((select.expressions as readonly Tree[]).flatMap((expression) => {
    const aliased = as('alias', expression);
    const value = aliased?.this as Tree | undefined;
    const text = textOf(value) ?? textOf(as('cast', value)?.this);
    return aliased && value && text !== undefined ? [[nameOf(aliased.alias) ?? '', value] as const] : [];
  }));
}

function rewrite(tree: unknown, ctes: Scope, scope: Scope, isInPattern: boolean): unknown {
  if (Array.isArray(tree)) return tree.map((item) => rewrite(item, ctes, scope, isInPattern));
  if (!isObject(tree)) return tree;
  const column = isInPattern ? as('column', tree) : undefined;
  const constant = column && scope.get(nameOf(column.table) ?? '')?.get(nameOf(column.name) ?? '');
  if (constant) return constant;
  const inner = tree.select === undefined ? scope : scopeOf(as('select', tree) ?? {}, ctes, scope);
  const isPattern = isInPattern || functionName(tree)?.startsWith('regexp_') === true;
  return Object.fromEntries(Object.entries(tree).map(([key, value]) => [key, rewrite(value, ctes, inner, isPattern)]));
}

/** What is in scope outside, and the relations of a SELECT, which hide others of their names. */
function scopeOf(select: Tree, ctes: Scope, outside: Scope): Scope {
  const scope = new Map(outside);
  const from = (select.from as { readonly expressions: readonly Tree[] } | null | undefined)?.expressions ?? [];
  const joined = ((select.joins ?? []) as readonly { readonly this: Tree }[]).map(({ this: relation }) => relation);
  for (const relation of [...from, ...joined]) {
    const [node] = Object.values(relation).filter(isObject);
    const table = as('table', relation);
    const name = nameOf(node?.alias) ?? nameOf(table?.name);
    if (name === undefined) continue;
    const constants = table && !table.schema ? ctes.get(nameOf(table.name) ?? '') : undefined;
    if (constants) scope.set(name, constants);
    else scope.delete(name);
  }
  return scope;
}

function nameOf(identifier: unknown): string | undefined {
  return isObject(identifier) && typeof identifier.name === 'string' ? identifier.name.toLowerCase() : undefined;
}
