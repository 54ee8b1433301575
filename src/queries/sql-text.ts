import { QueryFileError, SourceText } from './query-file';

/** A piece of SQL that is neither space nor comment. */
export interface SqlToken {
  readonly kind: 'word' | 'name' | 'string' | 'number' | 'symbol';
  /** A word in lower case; a quoted name without its quotes, in lower case, as Trino compares it; otherwise as written. */
  readonly text: string;
  /** Where it starts in the text. */
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
/** A group for each kind: by number, as named ones take several times as long, and all queries are read at every synth. */
const LEXEME = new RegExp(Object.values(LEXEMES).map(({ source }) => `(${source})`).join('|'), 'y');

/** The tokens of a query, with its parentheses checked. */
export function tokenize(source: SourceText): SqlToken[] {
  const tokens: SqlToken[] = [];
  const open: SqlToken[] = [];
  let { line } = source;
  for (let position = 0; position < source.text.length;) {
    LEXEME.lastIndex = position;
    const match = LEXEME.exec(source.text);
    const text = match ? match[0] : source.text[position];
    const kind = match ? KINDS[match.indexOf(text, 1) - 1] : '';
    if (kind === '' || kind === 'open') throw new QueryFileError(source.file, line, unfinished(text));
    const end = position + text.length;
    if (kind !== 'blank') {
      const token = { kind: kind as SqlToken['kind'], text: normalised(kind, text), start: position, end, line };
      if (isSymbol(token, '(')) open.push(token);
      if (isSymbol(token, ')') && !open.pop()) throw new QueryFileError(source.file, line, "')' closes nothing");
      tokens.push(token);
    }
    if (text.includes('\n')) line += text.split('\n').length - 1;
    position = end;
  }
  const unclosed = open.pop();
  if (unclosed) throw new QueryFileError(source.file, unclosed.line, "'(' is never closed");
  return tokens;
}

export function isSymbol(token: SqlToken | undefined, symbol: string): boolean {
  return token?.kind === 'symbol' && token.text === symbol;
}

export function isWord(token: SqlToken | undefined, ...words: readonly string[]): boolean {
  return token?.kind === 'word' && words.includes(token.text);
}

/** Whether it can stand for a table or a column. */
export function isIdentifier(token: SqlToken | undefined): token is SqlToken {
  return token?.kind === 'word' || token?.kind === 'name';
}

function normalised(kind: string, text: string): string {
  if (kind === 'word') return text.toLowerCase();
  return kind === 'name' ? text.slice(1, -1).replaceAll('""', '"').toLowerCase() : text;
}

function unfinished(text: string): string {
  switch (text) {
    case '`': return 'a quoted name stands in double quotes; got a backtick';
    case '/*': return 'the comment is never closed';
    case '"': return 'the quoted name is empty or never closed';
    default: return 'the string is never closed';
  }
}
