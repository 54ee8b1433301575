import { PatternSyntaxError } from './errors';

const TOKEN = /[A-Za-z0-9_.*]+|&&|\|\||[<>=!]+|./suy;
const UNRESOLVED = /\$\{Token\[[^\]]*\]\}/y;
const MAX_FOUND = 40;

/** A reading position in a pattern: takes what it is asked for, or says what stands there instead. */
export class Scanner {
  position = 0;

  constructor(readonly text: string) {}

  skipSpace(): void {
    while (this.position < this.text.length && ' \t\r\n'.includes(this.text[this.position])) this.position += 1;
  }

  get atEnd(): boolean {
    return this.position >= this.text.length;
  }

  /** Whether `text` comes next. */
  sees(text: string): boolean {
    return this.text.startsWith(text, this.position);
  }

  /** Takes `text` if it comes next. */
  take(text: string): boolean {
    if (!this.sees(text)) return false;
    this.position += text.length;
    return true;
  }

  /** What a sticky expression matches here, without taking it. */
  peek(expression: RegExp): string | undefined {
    expression.lastIndex = this.position;
    return expression.exec(this.text)?.[0];
  }

  /** Takes what a sticky expression matches here. */
  takeMatch(expression: RegExp): string | undefined {
    const match = this.peek(expression);
    this.position += match?.length ?? 0;
    return match;
  }

  seesToken(): boolean {
    return this.peek(UNRESOLVED) !== undefined;
  }

  /** The error that something else was expected here, with a hint what to write. */
  expected(what: string, hint?: string): PatternSyntaxError {
    return this.error(`found ${this.found()}, expected ${what}${hint ? `; ${hint}` : ''}`);
  }

  /** The same where a single character is what matters. */
  expectedInstead(what: string, hint?: string): PatternSyntaxError {
    const found = this.atEnd ? this.found() : printed(this.text[this.position]);
    return this.error(`found ${found}, expected ${what}${hint ? `; ${hint}` : ''}`);
  }

  /** What stands here, for a message. */
  found(): string {
    if (this.atEnd) return 'the end of the pattern';
    return this.seesToken() ? 'an unresolved token' : printed(this.peek(TOKEN) ?? this.text[this.position]);
  }

  error(problem: string, position = this.position): PatternSyntaxError {
    return new PatternSyntaxError(this.text, position, problem);
  }
}

function printed(token: string): string {
  if (/^[\p{C}\p{Z}]/u.test(token)) return `the character U+${token.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
  if (token === '"') return '\'"\'';
  return token.length > MAX_FOUND ? `"${token.slice(0, MAX_FOUND)}…"` : `"${token}"`;
}
