import { QueryFileError, SourceText } from './query-file';
import { isIdentifier, isSymbol, isWord, SqlToken, tokenize } from './sql-text';

/** A table that a query reads by a plain name that none of its own WITH clauses defines. */
export interface RelationUse {
  readonly name: string;
  /** The name by which the rest of the query calls it. */
  readonly alias: string;
  readonly line: number;
}

export interface NamedClause {
  readonly name: string;
  readonly line: number;
}

/** One SELECT, as far as the library has to know it. */
export interface SqlStatement {
  /** Without a final semicolon. */
  readonly text: string;
  readonly tokens: readonly SqlToken[];
  /** The word WITH at its start, if there is one. */
  readonly ownWith?: SqlToken;
  readonly relations: readonly RelationUse[];
  readonly clauses: readonly NamedClause[];
}

const CLAUSE_WORDS = ['select', 'where', 'group', 'having', 'order', 'limit', 'offset', 'fetch', 'window', 'union', 'intersect', 'except'];
const AFTER_TABLE = [
  ...CLAUSE_WORDS, 'join', 'cross', 'inner', 'left', 'right', 'full', 'natural', 'on', 'using', 'tablesample', 'match_recognize', 'for',
];

/** Reads one SELECT; fails on anything else. */
export function parseStatement(source: SourceText): SqlStatement {
  const all = tokenize(source);
  const semicolon = all.findIndex((token) => isSymbol(token, ';'));
  if (semicolon >= 0 && semicolon < all.length - 1) {
    const { line, text } = all[semicolon + 1];
    throw new QueryFileError(source.file, line, `a file holds one statement; got another after a semicolon: '${text}'`);
  }
  const tokens = semicolon < 0 ? all : all.slice(0, semicolon);
  const end = semicolon < 0 ? source.text.length : all[semicolon].start;
  const text = source.text.slice(0, end) + source.text.slice(end + 1);
  if (!isWord(tokens[0], 'select', 'with')) {
    const [first] = all;
    const found = first ? `'${first.text}'` : 'nothing';
    throw new QueryFileError(source.file, first?.line ?? source.line, `a query starts with SELECT or WITH; got ${found}`);
  }
  const reader = new RelationReader(source.file, tokens);
  reader.readQuery(new Set());
  return {
    text: text.trimEnd(),
    tokens,
    ownWith: isWord(tokens[0], 'with') ? tokens[0] : undefined,
    relations: reader.relations,
    clauses: reader.clauses,
  };
}

/**
 * Finds the tables that a query reads. It knows where a table can stand, not the whole language: after FROM and JOIN and
 * between the commas of a FROM clause, at every depth.
 */
class RelationReader {
  readonly relations: RelationUse[] = [];
  readonly clauses: NamedClause[] = [];
  private position = 0;

  constructor(private readonly file: string, private readonly tokens: readonly SqlToken[]) {}

  /**
   * Reads up to the parenthesis that closes this level, which is taken too.
   *
   * @param outer the WITH clauses that can be seen from outside
   * @param tableFirst whether what was opened is a table in parentheses, unless a query begins there
   */
  readQuery(outer: ReadonlySet<string>, tableFirst = false): void {
    const visible = isWord(this.next, 'with') ? this.readClauses(outer) : outer;
    let expectsTable = tableFirst && !isWord(this.next, 'select', 'values');
    // without a SELECT, FROM is an argument's, as in extract(year FROM time)
    let inQuery = expectsTable;
    let inFrom = expectsTable;
    while (this.next) {
      const token = this.take();
      if (isSymbol(token, ')')) return;
      if (isSymbol(token, '(')) {
        this.readQuery(visible, expectsTable);
        expectsTable = false;
      } else if (expectsTable && isIdentifier(token)) {
        expectsTable = isWord(token, 'lateral');
        if (!expectsTable) this.readTable(token, visible);
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

  private readClauses(outer: ReadonlySet<string>): ReadonlySet<string> {
    const visible = new Set(outer);
    this.take();
    if (isWord(this.next, 'recursive')) throw this.error('WITH RECURSIVE cannot be joined to the clauses that the library puts in front');
    do {
      const name = this.expect(isIdentifier, 'a name');
      if (isSymbol(this.next, '(')) this.skipParentheses();
      this.expect((token) => isWord(token, 'as'), 'AS');
      this.expect((token) => isSymbol(token, '('), "'('");
      this.readQuery(visible);
      visible.add(name.text);
      this.clauses.push({ name: name.text, line: name.line });
    } while (this.takeComma());
    if (!isWord(this.next, 'select') && !isSymbol(this.next, '(')) {
      throw this.error(`expected SELECT after the WITH clauses; got ${this.next ? `'${this.next.text}'` : 'the end of the query'}`);
    }
    return visible;
  }

  private readTable(first: SqlToken, visible: ReadonlySet<string>): void {
    if (isSymbol(this.next, '(')) return;
    let qualified = false;
    while (isSymbol(this.next, '.')) {
      qualified = true;
      this.take();
      this.take('a name');
    }
    const alias = this.readAlias() ?? first.text;
    if (!qualified && !visible.has(first.text)) this.relations.push({ name: first.text, alias, line: first.line });
  }

  private readAlias(): string | undefined {
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

  /** Whether the word just taken is a field's name, as in `t.window`. */
  private isField(): boolean {
    return isSymbol(this.tokens[this.position - 2], '.');
  }

  /** Whether the FROM just taken is that of IS DISTINCT FROM. */
  private isComparison(): boolean {
    return isWord(this.tokens[this.position - 2], 'distinct');
  }

  private get next(): SqlToken | undefined {
    return this.tokens[this.position];
  }

  private take(expected = 'more'): SqlToken {
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

/** A query, or something in parentheses that is part of one. */
interface Level {
  readonly isQuery: boolean;
  clause: string;
}

/** For each token, the word that begins the clause it stands in: the clause of the innermost query around it. */
export function listClauses(tokens: readonly SqlToken[]): string[] {
  const levels: Level[] = [{ isQuery: true, clause: '' }];
  return tokens.map((token, index) => {
    const level = levels[levels.length - 1];
    const previous = tokens[index - 1];
    if (isSymbol(token, '(')) {
      const isQuery = isWord(tokens[index + 1], 'select', 'with', 'values');
      // an aggregate's own WHERE is not the query's
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

/** Whether a FROM is that of IS DISTINCT FROM. */
function isComparison(token: SqlToken, previous?: SqlToken): boolean {
  return isWord(token, 'from') && isWord(previous, 'distinct');
}
