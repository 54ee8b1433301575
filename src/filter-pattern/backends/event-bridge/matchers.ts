import { Assumptions } from '../assumptions';
import { Term } from './alternatives';
import { UnsupportedError, isExact, GlobSet } from '../../value-sets/glob-set';
import { Interval, isAllNumbers, NumberSet } from '../../value-sets/number-set';

/** What can stand in the list of a field: a value, or an object with a word of EventBridge's. */
export type Matcher = string | boolean | null | { readonly [word: string]: unknown };

const MAX_NUMBER = 5e9;
const MAX_DIGITS = 15;
/** EventBridge compares what it takes for an address as one, so `::1` would be `0:0::1` too. */
const ADDRESS = /^(?:\d+\.\d+\.\d+\.\d+|[0-9a-fA-F:]*:[0-9a-fA-F:]*)$/;

/** The list for a field: what it is has to match one of them. */
export function renderMatchers({ field, values }: Term, assumptions: Assumptions): readonly Matcher[] {
  const { selector, domain, free } = field;
  const { texts, numbers } = values;
  const excluding = texts.kind === 'all-but' && texts.globs.length > 0;
  if (free || domain === 'json') assumptions.add(selector, 'list', 'dotted-name');
  if (values.absent && (free || domain === 'json')) assumptions.add(selector, 'object');
  if (values.absent && domain === 'container') throw new UnsupportedError(`it asks for plain values only, and ${selector} is none`);
  if (values.absent && domain === 'json' && !free) throw new UnsupportedError(`it asks for plain values only, and ${selector} can be an object`);
  if (excluding && !values.null) assumptions.add(selector, 'null');
  const matchers: Matcher[] = [...textMatchers(texts)];
  if (values.null) matchers.push(null);
  if (values.absent) matchers.push({ exists: false });
  if (excluding && domain === 'json') {
    requireAllElse(term(texts), values.true && values.false, isAllNumbers(numbers));
    return matchers;
  }
  if (values.true) matchers.push(true);
  if (values.false) matchers.push(false);
  const numeric = numberMatchers(numbers);
  if (numeric.some(({ numeric: [operator] }) => operator !== '=')) assumptions.add(selector, 'large-number');
  return [...matchers, ...numeric];
}

/** `anything-but` lets all but the texts pass, whatever it is. */
function requireAllElse(excluded: string, booleans: boolean, numbers: boolean): void {
  if (!booleans) throw new UnsupportedError(`it cannot exclude true or false, which ${excluded} means as well as the text`);
  if (!numbers) throw new UnsupportedError(`it cannot exclude numbers, which ${excluded} means as well as texts, together with texts`);
}

function term({ globs }: GlobSet): string {
  return globs.map((glob) => `"${glob}"`).join(' or ');
}

function textMatchers(set: GlobSet): readonly Matcher[] {
  if (set.kind === 'some') return set.globs.map(textMatcher);
  if (set.globs.length === 0) return [{ prefix: '' }];
  return [{ 'anything-but': excludedTexts(set.globs) }];
}

function textMatcher(glob: string): Matcher {
  if (glob === '*') return { prefix: '' };
  if (isExact(glob)) return ADDRESS.test(glob) ? { wildcard: glob } : glob;
  if (isPrefix(glob)) return { prefix: glob.slice(0, -1) };
  if (isSuffix(glob)) return { suffix: glob.slice(1) };
  return { wildcard: escapeWildcard(glob) };
}

function excludedTexts(globs: readonly string[]): unknown {
  if (globs.every(isExact)) return listed(globs);
  if (globs.every(isPrefix)) return { prefix: listed(globs.map((glob) => glob.slice(0, -1))) };
  if (globs.every(isSuffix)) return { suffix: listed(globs.map((glob) => glob.slice(1))) };
  return { wildcard: listed(globs.map(escapeWildcard)) };
}

function listed(texts: readonly string[]): unknown {
  return texts.length === 1 ? texts[0] : texts;
}

/** A quote at the end would be taken for the end of the text. */
function isPrefix(glob: string): boolean {
  return /^[^*]+\*$/s.test(glob) && !glob.endsWith('"*');
}

function isSuffix(glob: string): boolean {
  return /^\*[^*]+$/s.test(glob) && !glob.startsWith('*"');
}

function escapeWildcard(glob: string): string {
  return glob.replaceAll('\\', '\\\\');
}

interface NumberMatcher {
  readonly numeric: readonly (string | number)[];
  readonly [word: string]: unknown;
}

function numberMatchers(numbers: NumberSet): readonly NumberMatcher[] {
  if (numbers === 'unclear') throw new UnsupportedError('its wildcards match texts only, and the condition means the digits of a number too');
  return numbers.map((interval) => ({ numeric: range(interval) }));
}

function range({ low, high, lowOpen, highOpen }: Interval): readonly (string | number)[] {
  for (const bound of [low, high]) requireComparable(bound);
  if (low === high) return ['=', low];
  if (low === -Infinity && high === Infinity) return ['>=', -MAX_NUMBER, '<=', MAX_NUMBER];
  return [
    ...low === -Infinity ? [] : [lowOpen ? '>' : '>=', low],
    ...high === Infinity ? [] : [highOpen ? '<' : '<=', high],
  ];
}

function requireComparable(bound: number): void {
  if (!Number.isFinite(bound)) return;
  const digits = bound.toExponential().replace(/e.*$/, '').replace(/[-.]/g, '').length;
  if (Math.abs(bound) > MAX_NUMBER || digits > MAX_DIGITS) {
    throw new UnsupportedError(`it compares numbers between -5,000,000,000 and 5,000,000,000 with up to ${MAX_DIGITS} digits; got ${bound}`);
  }
}
