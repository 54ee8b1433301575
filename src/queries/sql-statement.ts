import { QueryFileError, SourceText } from './query-file-error';
import { isIdentifier, isSymbol, isWord, SqlToken, tokenize } from './sql-text';

/** A table that a query reads by an unqualified name that is not defined by a WITH clause of the query. */
export interface RelationReference {
  readonly name: string;
  /** The name that the rest of the query uses. */
  readonly alias: string;
  readonly line: number;
}

export interface WithClause {
  readonly name: string;
  readonly line: number;
}

/** The parts of a SELECT that the library requires. */
export interface SqlStatement {
  /** The statement without a final semicolon. */
  readonly text: string;
  readonly tokens: readonly SqlToken[];
  /** The token WITH at the start of the statement; undefined without WITH clauses. */
  readonly withToken?: SqlToken;
  readonly relations: readonly RelationReference[];
  readonly clauses: readonly WithClause[];
}

const CLAUSE_WORDS = ['select', 'where', 'group', 'having', 'order', 'limit', 'offset', 'fetch', 'window', 'union', 'intersect', 'except'];
const AFTER_TABLE = [
  ...CLAUSE_WORDS, 'join', 'cross', 'inner', 'left', 'right', 'full', 'natural', 'on', 'using', 'tablesample', 'match_recognize', 'for',
];

/** Parses one SELECT. Throws a `QueryFileError` for any other statement. */
export function parseStatement(source: SourceText): SqlStatement {
  const all = tokenize(source);
  const semicolon = all.findIndex((token) => isSymbol(token, ';'));
  if (semicolon >= 0 && semicolon < all.length - 1) {
    const { line, text } = all[semicolon + 1];
    throw new QueryFileError(source.file, line, `a file must contain one statement; got '${text}' after a semicolon`);
  }
  const tokens = semicolon < 0 ? all : all.slice(0, semicolon);
  const end = semicolon < 0 ? source.text.length : all[semicolon].start;
  const text = source.text.slice(0, end) + source.text.slice(end + 1);
  if (!isWord(tokens[0], 'select', 'with')) {
    const [first] = all;
    const found = first ? `'${first.text}'` : 'nothing';
    throw new QueryFileError(source.file, first?.line ?? source.line, `a query must start with SELECT or WITH; got ${found}`);
  }
  const parser = new RelationParser(source.file, tokens);
  parser.parseQuery(new Set());
  return {
    text: text.trimEnd(),
    tokens,
    withToken: isWord(tokens[0], 'with') ? tokens[0] : undefined,
    relations: parser.relations,
    clauses: parser.clauses,
  };
}

/**
 * Finds the tables that a query reads. It recognizes only the positions of tables: after FROM and JOIN, and between the
 * commas of a FROM clause, at every nesting depth.
 */
class RelationParser {
  readonly relations: RelationReference[] = [];
  readonly clauses: WithClause[] = [];
  private position = 0;

  constructor(private readonly file: string, private readonly tokens: readonly SqlToken[]) {}

  /**
   * Parses up to and including the parenthesis that closes this level.
   *
   * @param outer the visible WITH clauses of the outer queries
   * @param tableFirst whether the level starts with a table, unless it starts with a query
   */
  parseQuery(outer: ReadonlySet<string>, tableFirst = false): void {
    const visible = isWord(this.next, 'with') ? this.parseWithClauses(outer) : outer;
    let expectsTable = tableFirst && !isWord(this.next, 'select', 'values');
    // outside a query, FROM belongs to an argument, as in extract(year FROM time)
    let inQuery = expectsTable;
    let inFrom = expectsTable;
    while (this.next) {
      const token = this.take();
      if (isSymbol(token, ')')) return;
      if (isSymbol(token, '(')) {
        this.parseQuery(visible, expectsTable);
        expectsTable = false;
      } else if (expectsTable && isIdentifier(token)) {
        expectsTable = isWord(token, 'lateral');
        if (!expectsTable) this.parseTable(token, visible);
      } else if (isSymbol(token, ',')) {
        expectsTable = inFrom;
      } else if (this.isField()) {
        continue;
      } else if (isWord(token, 'from', 'join') && inQuery && !this.isComparison()) {
        [inFrom, expectsTable] = [true, true];
      } else if (isWord(token, 'table') && isIdentifier(this.next)) {
        expectsTable = true;
      } else if (isWord(token, ...CLAUSE_WORDS)) {
        inQuery ||= isWord(token, 'select');
        inFrom = false;
      }
    }
  }

  private parseWithClauses(outer: ReadonlySet<string>): ReadonlySet<string> {
    const visible = new Set(outer);
    this.take();
    if (isWord(this.next, 'recursive')) throw this.error('WITH RECURSIVE is not supported');
    do {
      const name = this.expect(isIdentifier, 'a name');
      if (isSymbol(this.next, '(')) this.skipParentheses();
      this.expect((token) => isWord(token, 'as'), 'AS');
      this.expect((token) => isSymbol(token, '('), "'('");
      this.parseQuery(visible);
      visible.add(name.text);
      this.clauses.push({ name: name.text, line: name.line });
    } while (this.takeComma());
    if (!isWord(this.next, 'select') && !isSymbol(this.next, '(')) {
      throw this.error(`expected SELECT after the WITH clauses; got ${this.next ? `'${this.next.text}'` : 'the end of the query'}`);
    }
    return visible;
  }

  private parseTable(first: SqlToken, visible: ReadonlySet<string>): void {
    if (isSymbol(this.next, '(')) return;
    let qualified = false;
    while (isSymbol(this.next, '.')) {
      qualified = true;
      this.take();
      this.take('a name');
    }
    const alias = this.parseAlias() ?? first.text;
    if (!qualified && !visible.has(first.text)) this.relations.push({ name: first.text, alias, line: first.line });
  }

  private parseAlias(): string | undefined {
    if (isWord(this.next, 'as')) this.take();
    else if (!isIdentifier(this.next) || isWord(this.next, ...AFTER_TABLE)) return undefined;
    return this.take('an alias').text;
  }

  private skipParentheses(): void {
    let depth = 0;
    do {
      const token = this.take("')'");
      if (isSymbol(token, '(')) depth += 1;
      if (isSymbol(token, ')')) depth -= 1;
    } while (depth > 0);
  }

  /** Checks whether the last token is a field name, as in `t.window`. */
  private isField(): boolean {
    return isSymbol(this.tokens[this.position - 2], '.');
  }

  /** Checks whether the last token is the FROM of IS DISTINCT FROM. */
  private isComparison(): boolean {
    return isWord(this.tokens[this.position - 2], 'distinct');
  }

  private get next(): SqlToken | undefined {
    return this.tokens[this.position];
  }

  private take(expected = 'a token'): SqlToken {
    const token = this.next;
    if (!token) throw this.error(`expected ${expected}; got the end of the query`);
    this.position += 1;
    return token;
  }

  private takeComma(): boolean {
    if (!isSymbol(this.next, ',')) return false;
    this.position += 1;
    return true;
  }

  private expect(test: (token: SqlToken) => boolean, expected: string): SqlToken {
    const token = this.take(`${expected} in the WITH clause`);
    if (!test(token)) throw this.error(`expected ${expected} in the WITH clause; got '${token.text}'`, token);
    return token;
  }

  private error(problem: string, token = this.next ?? this.tokens[this.tokens.length - 1]): QueryFileError {
    return new QueryFileError(this.file, token.line, problem);
  }
}

const CLAUSES = ['select', 'from', 'where', 'group', 'having', 'order', 'limit', 'offset', 'fetch', 'window', 'union', 'intersect', 'except'];

/** A query, or an expression in parentheses inside a query. */
interface Level {
  readonly isQuery: boolean;
  clause: string;
}

/** Returns, for each token, the keyword of its clause in the innermost query that contains it. */
export function listClauses(tokens: readonly SqlToken[]): string[] {
  const levels: Level[] = [{ isQuery: true, clause: '' }];
  return tokens.map((token, index) => {
    const level = levels[levels.length - 1];
    const previous = tokens[index - 1];
    if (isSymbol(token, '(')) {
      const isQuery = isWord(tokens[index + 1], 'select', 'with', 'values');
      // the WHERE of an aggregate function is not the WHERE of the query
      const inherited = isWord(previous, 'filter') ? 'filter' : level.clause;
      levels.push({ isQuery, clause: isQuery ? '' : inherited });
    } else if (isSymbol(token, ')')) {
      levels.pop();
    } else if (level.isQuery && isWord(token, ...CLAUSES) && !isSymbol(previous, '.') && !isComparison(token, previous)) {
      level.clause = token.text;
    }
    return levels[levels.length - 1].clause;
  });
}

/** Checks whether a token is the FROM of IS DISTINCT FROM. */
function isComparison(token: SqlToken, previous?: SqlToken): boolean {
  return isWord(token, 'from') && isWord(previous, 'distinct');
}

const END_OF_LIST = ['from', 'where', 'group', 'having', 'order', 'limit', 'offset', 'fetch', 'union', 'intersect', 'except'];

/**
 * Returns the names of the result columns: the last word of each item between SELECT and FROM, and an empty string for an
 * item without a name. Returns undefined if the names are not in the text, as with `*`.
 */
export function parseResultColumns(tokens: readonly SqlToken[]): string[] | undefined {
  const items = splitSelectItems(tokens);
  if (items.length === 0 || items.some((item) => isSymbol(item.at(-1), '*'))) return undefined;
  return items.map((item) => {
    const last = item.at(-1);
    return isIdentifier(last) && !(isWord(last, 'end', 'true', 'false', 'null') && !isWord(item.at(-2), 'as')) ? last.text : '';
  });
}

/** Splits the first SELECT outside parentheses into its items. */
function splitSelectItems(tokens: readonly SqlToken[]): SqlToken[][] {
  const items: SqlToken[][] = [];
  let depth = 0;
  for (const [index, token] of tokens.entries()) {
    const previous = tokens[index - 1];
    if (isSymbol(token, ')')) depth -= 1;
    const outside = depth === 0 && !isSymbol(previous, '.');
    if (isSymbol(token, '(')) depth += 1;
    if (items.length === 0) {
      if (outside && isWord(token, 'select')) items.push([]);
    } else if (outside && isWord(token, ...END_OF_LIST) && !isComparison(token, previous)) {
      return items;
    } else if (outside && isSymbol(token, ',')) {
      items.push([]);
    } else {
      items[items.length - 1].push(token);
    }
  }
  return items;
}
