import { Dialect, parse } from '@polyglot-sql/sdk';
import { isObject } from '../template/json';

/**
 * A node of a syntax tree in the JSON format of the parser: an expression is an object whose only key is its kind.
 *
 * The type is loose because the tree is traversed and rebuilt only by kind.
 */
export type Tree = { readonly [key: string]: unknown };

const PLACEHOLDER = /^arg_(\d+)$/;
/** Parsed expressions by SQL. Parsing one of them takes about 0.7 ms, and a replay requires some hundred expressions. */
const templates = new Map<string, Tree>();

/** Parses Athena SQL to one syntax tree per statement. */
export function parseTrino(sql: string): Tree[] {
  const result = parse(sql, Dialect.Trino);
  if (!result.success || !result.ast) throw new Error(result.error ?? 'the query cannot be parsed');
  return result.ast as unknown as Tree[];
}

/** Creates an expression from SQL. The columns `arg_0`, `arg_1`, … are replaced with `args`. */
export function createExpression(sql: string, ...args: readonly Tree[]): Tree {
  let template = templates.get(sql);
  if (!template) {
    const [{ select }] = parseTrino(`SELECT ${sql}`);
    [template] = (select as { expressions: Tree[] }).expressions;
    templates.set(sql, template);
  }
  return substitute(template, args) as Tree;
}

/** Replaces the columns `arg_0`, `arg_1`, … with `args`. */
export function substitute(tree: unknown, args: readonly unknown[]): unknown {
  if (Array.isArray(tree)) return tree.map((item) => substitute(item, args));
  if (!isObject(tree)) return tree;
  const placeholder = PLACEHOLDER.exec(readColumnName(tree) ?? '');
  if (placeholder) return args[Number(placeholder[1])];
  return Object.fromEntries(Object.entries(tree).map(([key, value]) => [key, substitute(value, args)]));
}

export function createCall(name: string, ...args: readonly Tree[]): Tree {
  return {
    function: { name, args, distinct: false, trailing_comments: [], use_bracket_syntax: false, no_parens: false, quoted: false },
  };
}

export function createText(value: string): Tree {
  return { literal: { literal_type: 'string', value } };
}

/** Returns the content of a node, or `undefined` if the node is of another kind. */
export function readNode(kind: string, tree: unknown): Tree | undefined {
  return isObject(tree) && isObject(tree[kind]) ? tree[kind] : undefined;
}

export function readText(tree: unknown): string | undefined {
  const literal = readNode('literal', tree);
  return literal?.literal_type === 'string' ? String(literal.value) : undefined;
}

export function readFunctionName(tree: unknown): string | undefined {
  const name = (readNode('function', tree) ?? readNode('aggregate_function', tree))?.name;
  return typeof name === 'string' ? name.toLowerCase() : undefined;
}

function readColumnName(tree: Tree): string | undefined {
  const column = readNode('column', tree);
  const name = column?.table ? undefined : column?.name;
  return isObject(name) ? String(name.name) : undefined;
}
