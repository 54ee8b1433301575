import { readNode, readFunctionName, readText, Tree } from './syntax';
import { isObject } from '../template/json';

/** The text constants of a relation with one row, by column name. */
type Constants = ReadonlyMap<string, Tree>;
type Scope = ReadonlyMap<string, Constants>;

interface Cte {
  readonly alias: Tree;
  readonly this: Tree;
}

/**
 * Replaces a regular expression that is a column of a CTE, such as `p.tools` of `parameters AS (SELECT 'a|b' AS tools)`, with the constant.
 *
 * DuckDB compiles a constant regular expression once, and any other regular expression for each row.
 */
export function inlineConstantPatterns(statement: Tree): Tree {
  const ctes = ((readNode('with', readNode('select', statement))?.ctes ?? []) as readonly Cte[]).flatMap(({ alias, this: query }) => {
    const constants = readConstants(query);
    return constants.size > 0 ? [[readName(alias) ?? '', constants] as const] : [];
  });
  return ctes.length > 0 ? rewrite(statement, new Map(ctes), new Map(), false) as Tree : statement;
}

function readConstants(query: Tree): Constants {
  const select = readNode('select', query);
  if (!select || select.from || select.where_clause) return new Map();
  return new Map((select.expressions as readonly Tree[]).flatMap((expression) => {
    const aliased = readNode('alias', expression);
    const value = aliased?.this as Tree | undefined;
    const text = readText(value) ?? readText(readNode('cast', value)?.this);
    return aliased && value && text !== undefined ? [[readName(aliased.alias) ?? '', value] as const] : [];
  }));
}

function rewrite(tree: unknown, ctes: Scope, scope: Scope, isInPattern: boolean): unknown {
  if (Array.isArray(tree)) return tree.map((item) => rewrite(item, ctes, scope, isInPattern));
  if (!isObject(tree)) return tree;
  const column = isInPattern ? readNode('column', tree) : undefined;
  const constant = column && scope.get(readName(column.table) ?? '')?.get(readName(column.name) ?? '');
  if (constant) return constant;
  const inner = tree.select === undefined ? scope : createScope(readNode('select', tree) ?? {}, ctes, scope);
  const isPattern = isInPattern || readFunctionName(tree)?.startsWith('regexp_') === true;
  return Object.fromEntries(Object.entries(tree).map(([key, value]) => [key, rewrite(value, ctes, inner, isPattern)]));
}

/** Returns the scope of a SELECT: the outer scope and its own relations, which hide outer relations with the same name. */
function createScope(select: Tree, ctes: Scope, outside: Scope): Scope {
  const scope = new Map(outside);
  const from = (select.from as { readonly expressions: readonly Tree[] } | null | undefined)?.expressions ?? [];
  const joined = ((select.joins ?? []) as readonly { readonly this: Tree }[]).map(({ this: relation }) => relation);
  for (const relation of [...from, ...joined]) {
    const [node] = Object.values(relation).filter(isObject);
    const table = readNode('table', relation);
    const name = readName(node?.alias) ?? readName(table?.name);
    if (name === undefined) continue;
    const constants = table && !table.schema ? ctes.get(readName(table.name) ?? '') : undefined;
    if (constants) scope.set(name, constants);
    else scope.delete(name);
  }
  return scope;
}

function readName(identifier: unknown): string | undefined {
  return isObject(identifier) && typeof identifier.name === 'string' ? identifier.name.toLowerCase() : undefined;
}
