/** A record, and when it happened, in milliseconds since 1970. */
export interface TimedRecord {
  readonly record: Readonly<Record<string, unknown>>;
  readonly time: number;
}

/** Records of a file; a large file's come in several parts. */
export interface FileRecords {
  readonly path: string;
  readonly records: readonly TimedRecord[];
}

/** The time that is looked at, both ends included, in milliseconds since 1970. */
export interface TimeWindow {
  readonly from?: number;
  readonly to?: number;
}

const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/;

/** Milliseconds since 1970 of a time in ISO 8601, in UTC unless it names a zone; `undefined` for what is no such time. */
export function parseTime(text: unknown): number | undefined {
  const match = typeof text === 'string' ? TIME.exec(text) : null;
  if (!match) return undefined;
  const time = Date.parse(match[1] === undefined ? `${match[0]}Z` : match[0]);
  return Number.isNaN(time) ? undefined : time;
}
