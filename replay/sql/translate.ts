import { Dialect, generate, init, tokenize, transpile } from '@polyglot-sql/sdk';
import { inlineConstantPatterns } from './constants';
import { rewriteExpression } from './rewrites';
import { readNode, createExpression, readFunctionName, parseTrino, Tree } from './syntax';
import { flattenUnnest, rewriteRelation } from './unnest';
import { isObject } from '../template/json';

/** Typed literals that the parser does not support. */
const ADDRESS_LITERAL = /^(IPADDRESS|IPPREFIX)$/i;
const QUOTE = '\''.charCodeAt(0);

/** Translates Athena SQL to DuckDB SQL, and replaces functions that return the current time with a fixed time. */
export class Translator {
  /** Loads the parser and creates a translator. */
  public static async create(now: Date): Promise<Translator> {
    await init();
    return new Translator(new CurrentTime(now));
  }

  private constructor(private readonly currentTime: CurrentTime) {}

  /**
   * Translates one statement to DuckDB SQL.
   *
   * Throws an error if the text does not contain exactly one statement, or if the statement cannot be translated.
   */
  public translate(sql: string): string {
    const statements = parseTrino(castAddressLiterals(sql));
    if (statements.length !== 1) throw new Error(`the query must be one statement; got ${statements.length}`);
    const rewritten = this.rewrite(inlineConstantPatterns(statements[0]));
    const generated = generate([rewritten] as unknown as Parameters<typeof generate>[0], Dialect.Trino);
    const [athena] = generated.sql ?? [];
    if (!generated.success || athena === undefined) throw new Error(generated.error ?? 'the query cannot be printed');
    const transpiled = transpile(athena, Dialect.Trino, Dialect.DuckDB);
    const [duckDb] = transpiled.sql ?? [];
    if (!transpiled.success || duckDb === undefined) throw new Error(transpiled.error ?? 'the query cannot be translated');
    return duckDb;
  }

  private rewrite(tree: Tree): Tree;
  private rewrite(tree: unknown): unknown;
  private rewrite(tree: unknown): unknown {
    if (Array.isArray(tree)) return tree.map((item) => this.rewrite(item));
    if (!isObject(tree)) return tree;
    const children = Object.fromEntries(Object.entries(tree).map(([key, value]) => [key, this.rewrite(value)]));
    const relations = rewriteRelations(children);
    return Object.keys(relations).length === 1 ? rewriteExpression(this.currentTime.rewrite(relations)) : quoteName(relations);
  }
}

/** Rewrites the relations in `from` and `joins` of a SELECT. */
function rewriteRelations(tree: Tree): Tree {
  const given = readNode('select', tree);
  if (!given) return tree;
  const select = flattenUnnest(given) ?? given;
  const from = select.from as { readonly expressions: readonly Tree[] } | null | undefined;
  const joins = (select.joins ?? []) as readonly { readonly this: Tree }[];
  return {
    select: {
      ...select,
      from: from ? { ...from, expressions: from.expressions.map(rewriteRelation) } : from,
      joins: joins.map((join) => ({ ...join, this: rewriteRelation(join.this) })),
    },
  };
}

/** Quotes a name, because some names are reserved in only one of the two languages. Both languages ignore the case of quoted names. */
function quoteName(tree: Tree): Tree {
  const isName = typeof tree.name === 'string' && tree.quoted === false && !('args' in tree);
  return isName ? { ...tree, quoted: true } : tree;
}

/** Replaces literals such as `IPADDRESS '10.0.0.1'` with casts. */
function castAddressLiterals(sql: string): string {
  if (!/\bIP(ADDRESS|PREFIX)\b/i.test(sql)) return sql;
  const tokens = tokenize(sql, Dialect.Trino).tokens ?? [];
  const bytes = Buffer.from(sql, 'utf8');
  const parts: Buffer[] = [];
  let position = 0;
  tokens.forEach((token, index) => {
    const next = tokens[index + 1];
    if (!ADDRESS_LITERAL.test(token.text) || !next || bytes[next.span.start] !== QUOTE) return;
    parts.push(bytes.subarray(position, token.span.start), Buffer.from('CAST('), bytes.subarray(next.span.start, next.span.end));
    parts.push(Buffer.from(` AS ${token.text})`));
    position = next.span.end;
  });
  return Buffer.concat([...parts, bytes.subarray(position)]).toString('utf8');
}

/** Replaces functions that return the current time with a fixed time. */
class CurrentTime {
  private readonly replacements: Readonly<Record<string, Tree>>;

  constructor(now: Date) {
    const [date, time] = now.toISOString().slice(0, -1).split('T');
    const zoned = createExpression(`CAST('${date} ${time}+00:00' AS TIMESTAMP(3) WITH TIME ZONE)`);
    const timeOfDay = createExpression(`CAST('${time}' AS TIME)`);
    this.replacements = {
      now: zoned,
      current_timestamp: zoned,
      current_date: createExpression(`CAST('${date}' AS DATE)`),
      current_time: timeOfDay,
      localtime: timeOfDay,
      localtimestamp: createExpression(`CAST('${date} ${time}' AS TIMESTAMP(3))`),
      current_timezone: createExpression('\'UTC\''),
    };
  }

  public rewrite(tree: Tree): Tree {
    const name = readFunctionName(tree) ?? Object.keys(tree)[0];
    return Object.hasOwn(this.replacements, name) ? this.replacements[name] : tree;
  }
}
