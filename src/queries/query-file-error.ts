/** An error in a query file, with the file and the line. */
export class QueryFileError extends Error {
  /**
   * @param file path of the file
   * @param line line of the file, counted from 1
   * @param problem the requirement and the value that violates it
   */
  constructor(readonly file: string, readonly line: number, readonly problem: string) {
    super(`${file}:${line}: ${problem}`);
    this.name = 'QueryFileError';
  }
}

/** A text with the location from which it was read. */
export interface SourceText {
  readonly text: string;
  readonly file: string;
  /** Line of the file on which the text starts, counted from 1. */
  readonly line: number;
}
