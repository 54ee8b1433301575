/** For each record, in their order, 1 if it matches and 0 if not. */
export type Matches = Uint8Array;

export function matchRecords<T>(records: readonly T[], test: (record: T) => boolean): Matches {
  return Uint8Array.from(records, (record) => Number(test(record)));
}

export function countMatches(matches: Matches): number {
  return matches.reduce((sum, match) => sum + match, 0);
}

/** Positions of the records that one says another thing of than the other. */
export function findDifferences(one: Matches, other: Matches): number[] {
  const found: number[] = [];
  one.forEach((match, index) => {
    if (match !== other[index]) found.push(index);
  });
  return found;
}
