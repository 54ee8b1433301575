import { changed, Changes, Fields, RuleCase } from './case';

/** A record that matches a rule, and one that differs from it in a single place and does not. */
export interface NearMiss {
  readonly match: Fields;
  readonly miss: Fields;
}

export interface NearMisses {
  readonly pairs: readonly NearMiss[];
  /** Changes after which every match still matches. */
  readonly useless: readonly Changes[];
}

export function nearMissesOf({ matches, misses }: RuleCase, test: (record: Fields) => boolean): NearMisses {
  const found = misses.map((changes) => ({
    changes,
    pairs: matches.map((match) => ({ match, miss: changed(match, changes) })).filter(({ miss }) => !test(miss)),
  }));
  return {
    pairs: found.flatMap(({ pairs }) => pairs),
    useless: found.filter(({ pairs }) => pairs.length === 0).map(({ changes }) => changes),
  };
}
