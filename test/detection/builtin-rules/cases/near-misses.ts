import { changed, Changes, Fields, RuleCase } from './case';

/** A record that matches a rule, and a record that differs from it in one field and does not match. */
export interface NearMiss {
  readonly match: Fields;
  readonly miss: Fields;
}

export interface NearMisses {
  readonly pairs: readonly NearMiss[];
  /** Changes after which every record still matches. */
  readonly ineffective: readonly Changes[];
}

export function findNearMisses({ matches, misses }: RuleCase, test: (record: Fields) => boolean): NearMisses {
  const found = misses.map((changes) => ({
    changes,
    pairs: matches.map((match) => ({ match, miss: changed(match, changes) })).filter(({ miss }) => !test(miss)),
  }));
  return {
    pairs: found.flatMap(({ pairs }) => pairs),
    ineffective: found.filter(({ pairs }) => pairs.length === 0).map(({ changes }) => changes),
  };
}
