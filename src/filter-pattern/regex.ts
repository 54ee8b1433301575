/** The same regular expression for the engines that run it. */
export interface RegexForms {
  /** For `new RegExp(…, 'us')`. */
  readonly js: string;
  /** For Trino's and DuckDB's functions. */
  readonly sql: string;
}

/** Why a regular expression is not one of CloudWatch's; `offset` counts from the start of its source. */
export class RegexSyntaxError extends Error {
  constructor(readonly offset: number, reason: string) {
    super(reason);
    this.name = 'RegexFault';
  }
}

const ALLOWED = /[A-Za-z0-9:_#=@/;,\-^$?[\]{}|\\*+.]/;
const SYNTAX = /[\^$\\.*+?()[\]{}|]/;
const CLASS_SYNTAX = /[\\[\]^-]/;
const SHORTHAND = /[dDsSwW]/;
const REPETITION = /\{(\d+)(?:,(\d*))?\}/y;
const MAX_REPETITIONS = 1000;

/**
 * Checks a regular expression (without its `%`) and writes it for each engine.
 *
 * Only what all engines read alike is let through. `.` takes line breaks as well, as `*` in a text does, and `$` stands
 * for the very end, where Java would also stop before a last line break.
 */
export function translateRegex(source: string): RegexForms {
  return new Translator(source).run();
}

/** One character of a class, written for output; `code` is missing for a set such as `\d`. */
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

  run(): RegexForms {
    if (this.source === '') throw this.fault('a regular expression between the percent signs');
    while (this.position < this.source.length) this.next();
    return { js: this.js, sql: this.anyCharacter ? `(?s)${this.sql}` : this.sql };
  }

  private next(): void {
    const char = this.allowedChar();
    switch (char) {
      case '\\': return this.atom(this.escape(SYNTAX).text);
      case '[': return this.atom(this.characterClass());
      case '*': case '+': case '?': return this.repeat(char);
      case '{': return this.repeat(this.repetition());
      case ']': case '}': throw this.fault(`\\${char} (an unpaired "${char}" must be escaped)`);
      case '|': return this.boundary('|', '|');
      case '^': return this.boundary('^', '^');
      case '$': return this.boundary('$', '\\z');
      case '.':
        this.anyCharacter = true;
        return this.atom(this.take('.'));
      default: return this.atom(this.take(char));
    }
  }

  private atom(text: string): void {
    this.js += text;
    this.sql += text;
    this.repeatable = true;
  }

  private boundary(js: string, sql: string): void {
    this.position += 1;
    this.js += js;
    this.sql += sql;
    this.repeatable = false;
  }

  private repeat(quantifier: string): void {
    if (!this.repeatable) throw this.fault(`something to repeat before "${quantifier}"`);
    this.position += quantifier.length;
    this.atom(quantifier);
    if (this.source[this.position] === '?') this.atom(this.take('?'));
    this.repeatable = false;
  }

  private repetition(): string {
    REPETITION.lastIndex = this.position;
    const match = REPETITION.exec(this.source);
    if (!match) throw this.fault('a repetition such as {2}, {2,} or {2,5}, or \\{ for a plain brace');
    const [text, least, most] = match;
    if (Math.max(Number(least), Number(most ?? 0)) > MAX_REPETITIONS) throw this.fault(`at most ${MAX_REPETITIONS} repetitions`);
    if (most && Number(most) < Number(least)) throw this.fault(`a repetition from ${most} to ${least}`);
    return text;
  }

  private characterClass(): string {
    let text = this.take('[');
    if (this.source[this.position] === '^') text += this.take('^');
    const first = this.position;
    while (this.source[this.position] !== ']') {
      if (this.position >= this.source.length) throw this.fault('] to end the character class');
      text += this.classRange();
    }
    if (this.position === first) throw this.fault('a character in the character class');
    return text + this.take(']');
  }

  private classRange(): string {
    const low = this.classItem();
    if (this.source[this.position] !== '-' || this.source[this.position + 1] === ']') return low.text;
    const start = this.position;
    this.position += 1;
    const high = this.classItem();
    if (low.code === undefined || high.code === undefined || high.code < low.code) {
      this.position = start;
      throw this.fault('a range from a lower to a higher character, or \\- for a plain hyphen');
    }
    return `${low.text}-${high.text}`;
  }

  private classItem(): ClassItem {
    if (this.position >= this.source.length) throw this.fault('] to end the character class');
    const char = this.allowedChar();
    if (char === '\\') return this.escape(CLASS_SYNTAX);
    if (char === '[') throw this.fault('\\[ (an opening bracket in a character class must be escaped)');
    this.position += 1;
    return { text: CLASS_SYNTAX.test(char) ? `\\${char}` : char, code: char.charCodeAt(0) };
  }

  private escape(syntax: RegExp): ClassItem {
    const start = this.position;
    this.position += 1;
    if (this.position >= this.source.length) throw this.fault('a character after the backslash');
    const char = this.allowedChar();
    this.position += 1;
    if (SHORTHAND.test(char)) return { text: `\\${char}` };
    if (char === 'x') {
      const hex = /^[0-7][0-9A-Fa-f]/.exec(this.source.slice(this.position));
      if (!hex) throw this.fault('two hexadecimal digits up to 7F after \\x');
      this.position += 2;
      return { text: `\\x${hex[0]}`, code: parseInt(hex[0], 16) };
    }
    if (/[A-Za-z0-9]/.test(char)) {
      this.position = start;
      throw this.fault('\\d, \\D, \\s, \\S, \\w, \\W, \\xhh or an escaped symbol');
    }
    return { text: syntax.test(char) ? `\\${char}` : char, code: char.charCodeAt(0) };
  }

  private take(char: string): string {
    this.position += 1;
    return char;
  }

  private allowedChar(): string {
    const char = this.source[this.position];
    if (ALLOWED.test(char)) return char;
    if (char === '(' || char === ')') throw this.fault('no parentheses, which are not supported in regular expressions');
    throw this.fault('a letter, a digit or one of : _ # = @ / ; , - ^ $ ? [ ] { } | \\ * + . in the regular expression');
  }

  private fault(expected: string): RegexSyntaxError {
    return new RegexSyntaxError(this.position, expected);
  }
}
