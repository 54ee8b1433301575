/** A record and its event time in milliseconds since 1970. */
export interface TimedRecord {
  readonly record: Readonly<Record<string, unknown>>;
  readonly time: number;
}

/** Records of a file. The records of a large file are returned in several batches. */
export interface FileRecords {
  readonly path: string;
  readonly records: readonly TimedRecord[];
}

/** A time window with inclusive limits, in milliseconds since 1970. */
export interface TimeWindow {
  readonly from?: number;
  readonly to?: number;
}

const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/;

/**
 * Parses an ISO 8601 time to milliseconds since 1970. The default time zone is UTC.
 *
 * Returns `undefined` if the value is not such a time.
 */
export function parseTime(text: unknown): number | undefined {
  const match = typeof text === 'string' ? TIME.exec(text) : null;
  if (!match) return undefined;
  const time = Date.parse(match[1] === undefined ? `${match[0]}Z` : match[0]);
  return Number.isNaN(time) ? undefined : time;
}
