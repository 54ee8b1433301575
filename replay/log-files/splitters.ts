/** Splits text that arrives in chunks into the texts of JSON values. */
export interface Splitter {
  push(chunk: string): string[];
  /** Returns the remaining texts, and the problem with the text if there is one. */
  end(): { readonly texts: readonly string[]; readonly problem?: string };
}

/** Records have at most some hundred kilobytes. A file with a longer value is not a log file. */
const MAX_VALUE_LENGTH = 16 * 1024 * 1024;

const [QUOTE, BACKSLASH, COMMA] = ['"', '\\', ','].map((character) => character.charCodeAt(0));
const [OPEN_OBJECT, CLOSE_OBJECT, OPEN_LIST, CLOSE_LIST] = ['{', '}', '[', ']'].map((character) => character.charCodeAt(0));
const SPACE = ' '.charCodeAt(0);
const BYTE_ORDER_MARK = 0xfeff;
const RECORDS_KEY = /"Records"\s*:\s*$/;
const MAX_KEY_LENGTH = 64;
const NO_POSITION = -1;

/** Splits text with one JSON value per line. */
export class LineSplitter implements Splitter {
  private rest = '';

  public push(chunk: string): string[] {
    const lines = (this.rest + chunk).split('\n');
    this.rest = lines.pop() ?? '';
    if (this.rest.length > MAX_VALUE_LENGTH) throw new Error('a line exceeds the maximum length of a record');
    return lines.filter((line) => line.trim() !== '');
  }

  public end(): { readonly texts: readonly string[] } {
    return { texts: this.rest.trim() === '' ? [] : [this.rest] };
  }
}

/** Splits a sequence of JSON values. Returns the elements of an array, and the elements of `Records` of an object. */
export class ValueSplitter implements Splitter {
  private text = '';
  private position = 0;
  /** Start of the current value, or `NO_POSITION`. */
  private start = NO_POSITION;
  private depth = 0;
  /** Nesting depth of the values to return, or `NO_POSITION`. */
  private targetDepth = 0;
  private inString = false;
  private hasInvalidText = false;

  public push(chunk: string): string[] {
    const texts: string[] = [];
    this.text += chunk;
    // after an escape at the end of a chunk, the position is behind the end of the text
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
    if (this.text.length > MAX_VALUE_LENGTH) throw new Error('a value exceeds the maximum length of a record');
    return texts;
  }

  public end(): { readonly texts: readonly string[]; readonly problem?: string } {
    if (this.depth > 0 || this.inString) return { texts: [], problem: 'the file is truncated' };
    return this.hasInvalidText ? { texts: [], problem: 'the file contains text that is not JSON' } : { texts: [] };
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
    // ignore the rest of the value after the array of records
    if (this.depth === 0) this.targetDepth = 0;
    else if (this.depth < this.targetDepth) this.targetDepth = NO_POSITION;
  }

  /** Removes the text before a position. */
  private discardBefore(before: number): void {
    const end = Math.min(before, this.text.length);
    this.text = this.text.slice(end);
    this.position -= end;
    if (this.start >= 0) this.start -= end;
  }
}
