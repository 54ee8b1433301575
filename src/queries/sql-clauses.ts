import { isSymbol, isWord, SqlToken } from './sql-text';

const CLAUSES = ['select', 'from', 'where', 'group', 'having', 'order', 'limit', 'offset', 'fetch', 'window', 'union', 'intersect', 'except'];

/** A query, or something in parentheses that is part of one. */
interface Level {
  readonly isQuery: boolean;
  clause: string;
}

/** For each token, the word that begins the clause it stands in: the clause of the innermost query around it. */
export function clausesOf(tokens: readonly SqlToken[]): string[] {
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
