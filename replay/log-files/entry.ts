/** A record, and when it happened, in milliseconds since 1970. */
export interface Entry {
  readonly record: Readonly<Record<string, unknown>>;
  readonly time: number;
}

/** Records of a file; a large file's come in several parts. */
export interface FileEntries {
  readonly path: string;
  readonly entries: readonly Entry[];
}

/** The time that is looked at, both ends included, in milliseconds since 1970. */
export interface Window {
  readonly from?: number;
  readonly to?: number;
}
