/** The numbers between two bounds. */
export interface Interval {
  readonly low: number;
  readonly high: number;
  readonly lowOpen: boolean;
  readonly highOpen: boolean;
}

/** Disjoint intervals in ascending order, or `unclear` if the decimal representation decides which numbers are in the set. */
export type NumberSet = readonly Interval[] | 'unclear';

export const NO_NUMBERS: readonly Interval[] = [];
export const ALL_NUMBERS: readonly Interval[] = [{ low: -Infinity, high: Infinity, lowOpen: true, highOpen: true }];

export function createPoint(value: number): readonly Interval[] {
  return [{ low: value, high: value, lowOpen: false, highOpen: false }];
}

export function createInterval(operator: '<' | '<=' | '>' | '>=', value: number): readonly Interval[] {
  return operator === '<' || operator === '<='
    ? [{ low: -Infinity, high: value, lowOpen: true, highOpen: operator === '<' }]
    : [{ low: value, high: Infinity, lowOpen: operator === '>', highOpen: true }];
}

export function complementNumbers(set: NumberSet): NumberSet {
  if (set === 'unclear') return set;
  const bounds = [{ at: -Infinity, open: true }, ...set.flatMap(({ low, high, lowOpen, highOpen }) => [
    { at: low, open: !lowOpen }, { at: high, open: !highOpen },
  ]), { at: Infinity, open: true }];
  const gaps: Interval[] = [];
  for (let index = 0; index < bounds.length; index += 2) {
    const [from, to] = [bounds[index], bounds[index + 1]];
    gaps.push({ low: from.at, high: to.at, lowOpen: from.open, highOpen: to.open });
  }
  return gaps.filter(isNonEmpty);
}

export function intersectNumbers(left: NumberSet, right: NumberSet): NumberSet {
  if (left.length === 0 || right.length === 0) return NO_NUMBERS;
  if (isAllNumbers(left)) return right;
  if (isAllNumbers(right)) return left;
  if (left === 'unclear' || right === 'unclear') return 'unclear';
  return left.flatMap((one) => right.map((other) => ({ ...findHigherLow(one, other), ...findLowerHigh(one, other) })))
    .filter(isNonEmpty).sort((one, other) => one.low - other.low);
}

/** Returns the union: the complement of the intersection of both complements. */
export function uniteNumbers(left: NumberSet, right: NumberSet): NumberSet {
  if (left.length === 0 || isAllNumbers(right)) return right;
  if (right.length === 0 || isAllNumbers(left)) return left;
  return complementNumbers(intersectNumbers(complementNumbers(left), complementNumbers(right)));
}

export function isAllNumbers(set: NumberSet): boolean {
  return set !== 'unclear' && set.length === 1 && set[0].low === -Infinity && set[0].high === Infinity;
}

function isNonEmpty({ low, high, lowOpen, highOpen }: Interval): boolean {
  return low < high || (low === high && !lowOpen && !highOpen);
}

function findHigherLow(one: Interval, other: Interval): Pick<Interval, 'low' | 'lowOpen'> {
  const { low, lowOpen } = one.low > other.low || (one.low === other.low && one.lowOpen) ? one : other;
  return { low, lowOpen };
}

function findLowerHigh(one: Interval, other: Interval): Pick<Interval, 'high' | 'highOpen'> {
  const { high, highOpen } = one.high < other.high || (one.high === other.high && one.highOpen) ? one : other;
  return { high, highOpen };
}
