import { PatternSyntaxError } from './errors';

const TOKEN = /[A-Za-z0-9_.*]+|&&|\|\||[<>=!]+|./suy;
const UNRESOLVED = /\$\{Token\[[^\]]*\]\}/y;
const MAX_FOUND = 40;

/** A position in the text of a pattern, with functions to consume the text and to report an unexpected one. */
export class Scanner {
  position = 0;

  constructor(readonly text: string) {}

  skipWhitespace(): void {
    while (this.position < this.text.length && ' \t\r\n'.includes(this.text[this.position])) this.position += 1;
  }

  get atEnd(): boolean {
    return this.position >= this.text.length;
  }

  /** Returns whether the remaining text starts with `text`. */
  startsWith(text: string): boolean {
    return this.text.startsWith(text, this.position);
  }

  /** Consumes `text` if the remaining text starts with it. */
  take(text: string): boolean {
    if (!this.startsWith(text)) return false;
    this.position += text.length;
    return true;
  }

  /** Returns the match of a sticky expression at this position, without consuming it. */
  peek(expression: RegExp): string | undefined {
    expression.lastIndex = this.position;
    return expression.exec(this.text)?.[0];
  }

  /** Consumes the match of a sticky expression at this position. */
  takeMatch(expression: RegExp): string | undefined {
    const match = this.peek(expression);
    this.position += match?.length ?? 0;
    return match;
  }

  isAtUnresolvedToken(): boolean {
    return this.peek(UNRESOLVED) !== undefined;
  }

  /** Creates an error about the next token, with an optional hint for the correction. */
  createExpectedError(expected: string, hint?: string): PatternSyntaxError {
    return this.createError(`found ${this.describeNext()}, expected ${expected}${hint ? `; ${hint}` : ''}`);
  }

  /** Creates an error about the next character. */
  createExpectedCharError(expected: string, hint?: string): PatternSyntaxError {
    const found = this.atEnd ? this.describeNext() : quoteToken(this.text[this.position]);
    return this.createError(`found ${found}, expected ${expected}${hint ? `; ${hint}` : ''}`);
  }

  /** Describes the next token for a message. */
  describeNext(): string {
    if (this.atEnd) return 'the end of the pattern';
    return this.isAtUnresolvedToken() ? 'an unresolved token' : quoteToken(this.peek(TOKEN) ?? this.text[this.position]);
  }

  createError(problem: string, position = this.position): PatternSyntaxError {
    return new PatternSyntaxError(this.text, position, problem);
  }
}

function quoteToken(token: string): string {
  if (/^[\p{C}\p{Z}]/u.test(token)) return `the character U+${token.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
  if (token === '"') return '\'"\'';
  return token.length > MAX_FOUND ? `"${token.slice(0, MAX_FOUND)}…"` : `"${token}"`;
}
