/** A query file that cannot be used, with the place where it stops making sense. */
export class QueryFileError extends Error {
  /**
   * @param file path of the file
   * @param line counted from 1
   * @param problem what was found there and what is allowed
   */
  constructor(readonly file: string, readonly line: number, readonly problem: string) {
    super(`${file}:${line}: ${problem}`);
    this.name = 'QueryFileError';
  }
}

/** A text with the place that it was read from. */
export interface SourceText {
  readonly text: string;
  readonly file: string;
  /** Line of the file on which the text starts, counted from 1. */
  readonly line: number;
}
