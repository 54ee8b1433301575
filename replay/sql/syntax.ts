import { Dialect, parse } from '@polyglot-sql/sdk';
import { isObject } from '../template/json';

/**
 * A node of a syntax tree, in the parser's own JSON form: an expression is an object with its kind as the only key.
 * Typed loosely, since the tree is walked and rebuilt by kind alone.
 */
export type Tree = { readonly [key: string]: unknown };

const PLACEHOLDER = /^arg_(\d+)$/;
const templates = new Map<string, Tree>();

/** The syntax tree of each statement of an Athena SQL text. */
export function parseTrino(sql: string): Tree[] {
  const result = parse(sql, Dialect.Trino);
  if (!result.success || !result.ast) throw new Error(result.error ?? 'the query cannot be parsed');
  return result.ast as unknown as Tree[];
}

/** An expression from SQL in which `arg_0`, `arg_1`, … stand for other trees. */
export function createExpression(sql: string, ...args: readonly Tree[]): Tree {
  let template = templates.get(sql);
  if (!template) {
    const [{ select }] = parseTrino(`SELECT ${sql}`);
    [template] = (select as { expressions: Tree[] }).expressions;
    templates.set(sql, template);
  }
  return substitute(template, args) as Tree;
}

/** Puts trees in the places of the columns `arg_0`, `arg_1`, … */
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

/** What a tree is, if it is of a kind. */
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
