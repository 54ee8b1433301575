/** A regular expression in the syntax of each engine that runs it. */
export interface RegexForms {
  /** For `new RegExp(…, 'us')`. */
  readonly js: string;
  /** For the functions of Trino and DuckDB. */
  readonly sql: string;
}

/** The error for a regular expression that CloudWatch Logs does not support. `offset` counts from the start of its source. */
export class RegexSyntaxError extends Error {
  constructor(readonly offset: number, reason: string) {
    super(reason);
    this.name = 'RegexSyntaxError';
  }
}

const ALLOWED = /[A-Za-z0-9:_#=@/;,\-^$?[\]{}|\\*+.]/;
const SYNTAX = /[\^$\\.*+?()[\]{}|]/;
const CLASS_SYNTAX = /[\\[\]^-]/;
const SHORTHAND = /[dDsSwW]/;
const REPETITION = /\{(\d+)(?:,(\d*))?\}/y;
const MAX_REPETITIONS = 1000;

/**
 * Validates a regular expression, without its `%`, and translates it for each engine.
 *
 * Only syntax that has the same meaning in all engines is accepted. `.` also matches line breaks, in the same way as `*` in a
 * text. `$` matches only the end of the text, whereas in Java it also matches before a final line break.
 */
export function translateRegex(source: string): RegexForms {
  return new Translator(source).translate();
}

/** One character of a class, escaped for output. `code` is undefined for a set such as `\d`. */
interface ClassItem {
  readonly text: string;
  readonly code?: number;
}

class Translator {
  private position = 0;
  private js = '';
  private sql = '';
  private repeatable = false;
  private anyCharacter = false;

  constructor(private readonly source: string) {}

  translate(): RegexForms {
    if (this.source === '') throw this.createError('a regular expression between the percent signs');
    while (this.position < this.source.length) this.translateNext();
    return { js: this.js, sql: this.anyCharacter ? `(?s)${this.sql}` : this.sql };
  }

  private translateNext(): void {
    const char = this.readAllowedChar();
    switch (char) {
      case '\\': return this.appendAtom(this.parseEscape(SYNTAX).text);
      case '[': return this.appendAtom(this.parseClass());
      case '*': case '+': case '?': return this.appendQuantifier(char);
      case '{': return this.appendQuantifier(this.parseRepetition());
      case ']': case '}': throw this.createError(`\\${char} (an unpaired "${char}" must be escaped)`);
      case '|': return this.appendBoundary('|', '|');
      case '^': return this.appendBoundary('^', '^');
      case '$': return this.appendBoundary('$', '\\z');
      case '.':
        this.anyCharacter = true;
        return this.appendAtom(this.take('.'));
      default: return this.appendAtom(this.take(char));
    }
  }

  private appendAtom(text: string): void {
    this.js += text;
    this.sql += text;
    this.repeatable = true;
  }

  private appendBoundary(js: string, sql: string): void {
    this.position += 1;
    this.js += js;
    this.sql += sql;
    this.repeatable = false;
  }

  private appendQuantifier(quantifier: string): void {
    if (!this.repeatable) throw this.createError(`something to repeat before "${quantifier}"`);
    this.position += quantifier.length;
    this.appendAtom(quantifier);
    if (this.source[this.position] === '?') this.appendAtom(this.take('?'));
    this.repeatable = false;
  }

  private parseRepetition(): string {
    REPETITION.lastIndex = this.position;
    const match = REPETITION.exec(this.source);
    if (!match) throw this.createError('a repetition such as {2}, {2,} or {2,5}, or \\{ for a plain brace');
    const [text, least, most] = match;
    if (Math.max(Number(least), Number(most ?? 0)) > MAX_REPETITIONS) throw this.createError(`at most ${MAX_REPETITIONS} repetitions`);
    if (most && Number(most) < Number(least)) throw this.createError(`a repetition from ${most} to ${least}`);
    return text;
  }

  private parseClass(): string {
    let text = this.take('[');
    if (this.source[this.position] === '^') text += this.take('^');
    const first = this.position;
    while (this.source[this.position] !== ']') {
      if (this.position >= this.source.length) throw this.createError('] to end the character class');
      text += this.parseClassRange();
    }
    if (this.position === first) throw this.createError('a character in the character class');
    return text + this.take(']');
  }

  private parseClassRange(): string {
    const low = this.parseClassItem();
    if (this.source[this.position] !== '-' || this.source[this.position + 1] === ']') return low.text;
    const start = this.position;
    this.position += 1;
    const high = this.parseClassItem();
    if (low.code === undefined || high.code === undefined || high.code < low.code) {
      this.position = start;
      throw this.createError('a range from a lower to a higher character, or \\- for a plain hyphen');
    }
    return `${low.text}-${high.text}`;
  }

  private parseClassItem(): ClassItem {
    if (this.position >= this.source.length) throw this.createError('] to end the character class');
    const char = this.readAllowedChar();
    if (char === '\\') return this.parseEscape(CLASS_SYNTAX);
    if (char === '[') throw this.createError('\\[ (an opening bracket in a character class must be escaped)');
    this.position += 1;
    return { text: CLASS_SYNTAX.test(char) ? `\\${char}` : char, code: char.charCodeAt(0) };
  }

  private parseEscape(syntax: RegExp): ClassItem {
    const start = this.position;
    this.position += 1;
    if (this.position >= this.source.length) throw this.createError('a character after the backslash');
    const char = this.readAllowedChar();
    this.position += 1;
    if (SHORTHAND.test(char)) return { text: `\\${char}` };
    if (char === 'x') {
      const hex = /^[0-7][0-9A-Fa-f]/.exec(this.source.slice(this.position));
      if (!hex) throw this.createError('two hexadecimal digits up to 7F after \\x');
      this.position += 2;
      return { text: `\\x${hex[0]}`, code: parseInt(hex[0], 16) };
    }
    if (/[A-Za-z0-9]/.test(char)) {
      this.position = start;
      throw this.createError('\\d, \\D, \\s, \\S, \\w, \\W, \\xhh or an escaped symbol');
    }
    return { text: syntax.test(char) ? `\\${char}` : char, code: char.charCodeAt(0) };
  }

  private take(char: string): string {
    this.position += 1;
    return char;
  }

  private readAllowedChar(): string {
    const char = this.source[this.position];
    if (ALLOWED.test(char)) return char;
    if (char === '(' || char === ')') throw this.createError('no parentheses, which are not supported in regular expressions');
    throw this.createError('a letter, a digit or one of : _ # = @ / ; , - ^ $ ? [ ] { } | \\ * + . in the regular expression');
  }

  private createError(expected: string): RegexSyntaxError {
    return new RegexSyntaxError(this.position, expected);
  }
}
