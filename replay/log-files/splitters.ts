/** Cuts text that comes in pieces into the texts of JSON values. */
export interface Splitter {
  push(piece: string): string[];
  /** What is left at the end, and what is wrong with it. */
  end(): { readonly texts: readonly string[]; readonly problem?: string };
}

/** A record is at most some hundred kilobytes; a file that never ends one is something else. */
const MAX_VALUE_LENGTH = 16 * 1024 * 1024;

const [QUOTE, BACKSLASH, COMMA] = ['"', '\\', ','].map((character) => character.charCodeAt(0));
const [OPEN_OBJECT, CLOSE_OBJECT, OPEN_LIST, CLOSE_LIST] = ['{', '}', '[', ']'].map((character) => character.charCodeAt(0));
const SPACE = ' '.charCodeAt(0);
const BYTE_ORDER_MARK = 0xfeff;
const RECORDS_KEY = /"Records"\s*:\s*$/;
const MAX_KEY_LENGTH = 64;
const NO_POSITION = -1;

/** A value on each line. */
export class LineSplitter implements Splitter {
  private rest = '';

  public push(piece: string): string[] {
    const lines = (this.rest + piece).split('\n');
    this.rest = lines.pop() ?? '';
    if (this.rest.length > MAX_VALUE_LENGTH) throw new Error('it has a line that is too long for a record');
    return lines.filter((line) => line.trim() !== '');
  }

  public end(): { readonly texts: readonly string[] } {
    return { texts: this.rest.trim() === '' ? [] : [this.rest] };
  }
}

/** Values one after the other, and in the place of a list or of an object with `Records`, the objects in it. */
export class ValueSplitter implements Splitter {
  private text = '';
  private position = 0;
  /** Where the value that is being read begins, or `NONE`. */
  private start = NO_POSITION;
  private depth = 0;
  /** How deep the values stand that are wanted, or `NONE`. */
  private targetDepth = 0;
  private inString = false;
  private hasInvalidText = false;

  public push(piece: string): string[] {
    const texts: string[] = [];
    this.text += piece;
    // an escape at the end of a piece leaves the position behind that end, past the escaped character
    for (; this.position < this.text.length; this.position += 1) {
      const code = this.text.charCodeAt(this.position);
      if (this.inString) {
        if (code === BACKSLASH) this.position += 1;
        else if (code === QUOTE) this.inString = false;
      } else if (code === QUOTE) {
        this.inString = true;
      } else if (code === OPEN_OBJECT || code === OPEN_LIST) {
        this.open(code);
      } else if (code === CLOSE_OBJECT || code === CLOSE_LIST) {
        this.close(texts);
      } else if (this.depth === 0 && code > SPACE && code !== COMMA && code !== BYTE_ORDER_MARK) {
        this.hasInvalidText = true;
      }
    }
    this.discardBefore(this.start < 0 ? this.text.length : this.start);
    if (this.text.length > MAX_VALUE_LENGTH) throw new Error('it has a value that is too large for a record');
    return texts;
  }

  public end(): { readonly texts: readonly string[]; readonly problem?: string } {
    if (this.depth > 0 || this.inString) return { texts: [], problem: 'it ends in the middle' };
    return this.hasInvalidText ? { texts: [], problem: 'it holds text that is not JSON' } : { texts: [] };
  }

  private open(code: number): void {
    if (this.depth === this.targetDepth && this.start < 0) {
      if (this.depth === 0 && code === OPEN_LIST) this.targetDepth = 1;
      else this.start = this.position;
    } else if (this.targetDepth === 0 && this.depth === 1 && code === OPEN_LIST && this.isAfterRecordsKey()) {
      this.targetDepth = 2;
      this.start = NO_POSITION;
    }
    this.depth += 1;
  }

  private isAfterRecordsKey(): boolean {
    return RECORDS_KEY.test(this.text.slice(Math.max(this.start, this.position - MAX_KEY_LENGTH), this.position));
  }

  private close(texts: string[]): void {
    if (this.depth === 0) {
      this.hasInvalidText = true;
      return;
    }
    this.depth -= 1;
    if (this.depth === this.targetDepth && this.start >= 0) {
      texts.push(this.text.slice(this.start, this.position + 1));
      this.start = NO_POSITION;
    }
    // after a list of records there is nothing to want until the next value
    if (this.depth === 0) this.targetDepth = 0;
    else if (this.depth < this.targetDepth) this.targetDepth = NO_POSITION;
  }

  /** Leaves out the text before a place. */
  private discardBefore(before: number): void {
    const end = Math.min(before, this.text.length);
    this.text = this.text.slice(end);
    this.position -= end;
    if (this.start >= 0) this.start -= end;
  }
}
