import { QueryFileError, SourceText } from './query-file-error';

/** A token of SQL; white space and comments are not tokens. */
export interface SqlToken {
  readonly kind: 'word' | 'name' | 'string' | 'number' | 'symbol';
  /**
   * A word in lower case; a quoted name in lower case without its quotes, because Trino compares names in lower case;
   * other tokens unchanged.
   */
  readonly text: string;
  /** Offset of the first character in the text. */
  readonly start: number;
  readonly end: number;
  /** Line of the file. */
  readonly line: number;
}

const LEXEMES = {
  blank: /\s+|--[^\n]*|\/\*[\s\S]*?\*\//,
  open: /\/\*/,
  word: /[A-Za-z_]\w*/,
  name: /"(?:[^"]|"")+"/,
  string: /'(?:[^']|'')*'/,
  number: /\d[\w.]*/,
  symbol: /[^\s'"`]/,
};
const KINDS = Object.keys(LEXEMES);
/**
 * One group for each kind. The groups are numbered, because named groups are several times slower and the queries are parsed
 * at every synth.
 */
const LEXEME = new RegExp(Object.values(LEXEMES).map(({ source }) => `(${source})`).join('|'), 'y');

/** Returns the tokens of a query. Throws a `QueryFileError` if the parentheses are not balanced. */
export function tokenize(source: SourceText): SqlToken[] {
  const tokens: SqlToken[] = [];
  const open: SqlToken[] = [];
  let { line } = source;
  for (let position = 0; position < source.text.length;) {
    LEXEME.lastIndex = position;
    const match = LEXEME.exec(source.text);
    const text = match ? match[0] : source.text[position];
    const kind = match ? KINDS[match.indexOf(text, 1) - 1] : '';
    if (kind === '' || kind === 'open') throw new QueryFileError(source.file, line, describeLexicalError(text));
    const end = position + text.length;
    if (kind !== 'blank') {
      const token = { kind: kind as SqlToken['kind'], text: normalizeToken(kind, text), start: position, end, line };
      if (isSymbol(token, '(')) open.push(token);
      if (isSymbol(token, ')') && !open.pop()) throw new QueryFileError(source.file, line, "')' must have a matching '('");
      tokens.push(token);
    }
    if (text.includes('\n')) line += text.split('\n').length - 1;
    position = end;
  }
  const unclosed = open.pop();
  if (unclosed) throw new QueryFileError(source.file, unclosed.line, "'(' must have a matching ')'");
  return tokens;
}

export function isSymbol(token: SqlToken | undefined, symbol: string): boolean {
  return token?.kind === 'symbol' && token.text === symbol;
}

export function isWord(token: SqlToken | undefined, ...words: readonly string[]): boolean {
  return token?.kind === 'word' && words.includes(token.text);
}

/** Checks whether a token can be the name of a table or a column. */
export function isIdentifier(token: SqlToken | undefined): token is SqlToken {
  return token?.kind === 'word' || token?.kind === 'name';
}

function normalizeToken(kind: string, text: string): string {
  if (kind === 'word') return text.toLowerCase();
  return kind === 'name' ? text.slice(1, -1).replaceAll('""', '"').toLowerCase() : text;
}

function describeLexicalError(text: string): string {
  switch (text) {
    case '`': return 'a quoted name must be in double quotes; got a backtick';
    case '/*': return "the comment must end with '*/'";
    case '"': return 'a quoted name must not be empty, and must end with a double quote';
    default: return 'the string must end with a single quote';
  }
}
