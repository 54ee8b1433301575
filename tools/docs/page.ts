/** A page of documentation that is made from the code. */
export interface Page {
  /** Within `docs`. */
  readonly file: string;
  readonly markdown: () => string;
}
