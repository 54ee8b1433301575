/** Statements that throw, and that no input of the public API reaches: by the beginning of their file and text, with the reason. */
export const UNREACHED: readonly (readonly [beginning: string, reason: string])[] = [
  ['pattern/tree.ts', 'whoever joins conditions has one'],
  ['pattern/sql-place.ts: throw new PlaceFault("a record is an object, not a list")', 'the parser refuses it first'],
  ['lint/knowledge-text.ts', 'the text is in the package'],
  ['rules/catalog/rule-entry.ts', 'the ids are in the sources'],
  ['notifications/target.ts: throw new ValidationError(`${prop}: target.bind()', 'every factory gives what goes together'],
];
