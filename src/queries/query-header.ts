import { QueryFileError } from './query-file-error';

const REQUIRED_KEYS = ['title', 'question', 'relations', 'window', 'columns', 'interpretation'] as const;
const OPTIONAL_KEYS = ['baseline', 'parameter', 'rules'] as const;
const KEYS: readonly string[] = [...REQUIRED_KEYS, ...OPTIONAL_KEYS];
const REPEATABLE_KEY = 'parameter';

const ENTRY = /^-- (?<key>[A-Za-z][\w-]*): *(?<value>.*)$/;
const CONTINUATION = /^-- {2,}(?<value>\S.*)$/;

export type HeaderKey = (typeof REQUIRED_KEYS)[number] | (typeof OPTIONAL_KEYS)[number];

/** A `-- key: value` entry, including its continuation lines. */
export interface HeaderEntry {
  readonly key: HeaderKey;
  readonly value: string;
  /** Line of the file. */
  readonly line: number;
}

/** The comment at the start of a query file, which documents the query. */
export class QueryHeader {
  /** Parses the lines before the first line that is not a comment. */
  static parse(file: string, lines: readonly string[]): QueryHeader {
    const end = lines.findIndex((line) => !line.startsWith('--'));
    const length = end < 0 ? lines.length : end;
    const entries: HeaderEntry[] = [];
    lines.slice(0, length).forEach((text, index) => parseLine(entries, file, index + 1, text.trimEnd()));
    return new QueryHeader(file, entries, length);
  }

  private constructor(readonly file: string, private readonly entries: readonly HeaderEntry[], readonly lineCount: number) {
    for (const entry of entries) {
      if (entry.value === '') throw new QueryFileError(file, entry.line, `'${entry.key}' must not be empty`);
    }
    const missing = REQUIRED_KEYS.filter((key) => !this.optional(key));
    if (missing.length > 0) throw new QueryFileError(file, 1, `the header must have ${missing.map((key) => `'${key}'`).join(', ')}`);
  }

  optional(key: HeaderKey): HeaderEntry | undefined {
    return this.all(key)[0];
  }

  required(key: (typeof REQUIRED_KEYS)[number]): HeaderEntry {
    return this.all(key)[0];
  }

  all(key: HeaderKey): readonly HeaderEntry[] {
    return this.entries.filter((entry) => entry.key === key);
  }

  /** Returns the comma-separated items of a value, which must be unique and pass the test. */
  list(key: HeaderKey, test: (item: string) => boolean, allowed: string): string[] {
    const entry = this.optional(key);
    if (!entry) return [];
    const items = entry.value.split(',').map((item) => item.trim());
    items.forEach((item, index) => {
      if (!test(item)) throw new QueryFileError(this.file, entry.line, `'${key}' must list ${allowed}; got '${item}'`);
      if (items.indexOf(item) !== index) throw new QueryFileError(this.file, entry.line, `'${key}' must not repeat an item; got '${item}' twice`);
    });
    return items;
  }

  /** Returns a number of whole days, such as 7 for `7d`. */
  days(entry: HeaderEntry): number {
    const days = Number(/^([1-9]\d{0,4})d$/.exec(entry.value)?.[1]);
    if (Number.isNaN(days)) {
      throw new QueryFileError(this.file, entry.line, `'${entry.key}' must be whole days, at least 1, such as 7d; got '${entry.value}'`);
    }
    return days;
  }
}

function parseLine(entries: HeaderEntry[], file: string, line: number, text: string): void {
  const continuation = CONTINUATION.exec(text)?.groups;
  const last = entries.at(-1);
  if (continuation && last) {
    entries[entries.length - 1] = { ...last, value: `${last.value} ${continuation.value}`.trim() };
    return;
  }
  const { key, value } = ENTRY.exec(text)?.groups ?? {};
  if (key === undefined) {
    throw new QueryFileError(file, line, `a header line must be '-- key: value', or '--   text' to continue the previous line; got '${text}'`);
  }
  if (!KEYS.includes(key)) throw new QueryFileError(file, line, `the key must be one of ${KEYS.join(', ')}; got '${key}'`);
  if (key !== REPEATABLE_KEY && entries.some((entry) => entry.key === key)) {
    throw new QueryFileError(file, line, `'${key}' must be set once; got it twice`);
  }
  entries.push({ key: key as HeaderKey, value, line });
}
