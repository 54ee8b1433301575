/** The numbers between two bounds. */
export interface Interval {
  readonly low: number;
  readonly high: number;
  readonly lowOpen: boolean;
  readonly highOpen: boolean;
}

/** Intervals in ascending order that do not touch; `unclear` if only their decimal texts tell which numbers belong to it. */
export type NumberSet = readonly Interval[] | 'unclear';

export const NO_NUMBERS: readonly Interval[] = [];
export const ALL_NUMBERS: readonly Interval[] = [{ low: -Infinity, high: Infinity, lowOpen: true, highOpen: true }];

export function numbersEqual(value: number): readonly Interval[] {
  return [{ low: value, high: value, lowOpen: false, highOpen: false }];
}

export function numbersWhere(operator: '<' | '<=' | '>' | '>=', value: number): readonly Interval[] {
  return operator === '<' || operator === '<='
    ? [{ low: -Infinity, high: value, lowOpen: true, highOpen: operator === '<' }]
    : [{ low: value, high: Infinity, lowOpen: operator === '>', highOpen: true }];
}

export function otherNumbers(set: NumberSet): NumberSet {
  if (set === 'unclear') return set;
  const bounds = [{ at: -Infinity, open: true }, ...set.flatMap(({ low, high, lowOpen, highOpen }) => [
    { at: low, open: !lowOpen }, { at: high, open: !highOpen },
  ]), { at: Infinity, open: true }];
  const gaps: Interval[] = [];
  for (let index = 0; index < bounds.length; index += 2) {
    const [from, to] = [bounds[index], bounds[index + 1]];
    gaps.push({ low: from.at, high: to.at, lowOpen: from.open, highOpen: to.open });
  }
  return gaps.filter(isFilled);
}

export function intersectNumbers(left: NumberSet, right: NumberSet): NumberSet {
  if (left.length === 0 || right.length === 0) return NO_NUMBERS;
  if (isAllNumbers(left)) return right;
  if (isAllNumbers(right)) return left;
  if (left === 'unclear' || right === 'unclear') return 'unclear';
  return left.flatMap((one) => right.map((other) => ({ ...higherLow(one, other), ...lowerHigh(one, other) })))
    .filter(isFilled).sort((one, other) => one.low - other.low);
}

/** What is in neither is in no union. */
export function uniteNumbers(left: NumberSet, right: NumberSet): NumberSet {
  if (left.length === 0 || isAllNumbers(right)) return right;
  if (right.length === 0 || isAllNumbers(left)) return left;
  return otherNumbers(intersectNumbers(otherNumbers(left), otherNumbers(right)));
}

export function isAllNumbers(set: NumberSet): boolean {
  return set !== 'unclear' && set.length === 1 && set[0].low === -Infinity && set[0].high === Infinity;
}

function isFilled({ low, high, lowOpen, highOpen }: Interval): boolean {
  return low < high || (low === high && !lowOpen && !highOpen);
}

function higherLow(one: Interval, other: Interval): Pick<Interval, 'low' | 'lowOpen'> {
  const { low, lowOpen } = one.low > other.low || (one.low === other.low && one.lowOpen) ? one : other;
  return { low, lowOpen };
}

function lowerHigh(one: Interval, other: Interval): Pick<Interval, 'high' | 'highOpen'> {
  const { high, highOpen } = one.high < other.high || (one.high === other.high && one.highOpen) ? one : other;
  return { high, highOpen };
}
