/*
 * Renders a condition as an EventBridge event pattern for the `detail` of events, which is the record.
 *
 * The pattern has the meaning of the evaluator for records that conform to the schema and to the returned assumptions.
 * Differences of EventBridge, and how they are handled:
 *
 * - A field has one list of matchers, and one of them must match. Two tests of one field are therefore rendered as their intersection.
 *   Tests joined with || are rendered as alternatives below one `$or`, or as one list if they test the same field.
 * - Lists are transparent: `a.b` is the field `b` of the object `a` and of each element of the list `a`. Where the schema does
 *   not specify lists, an assumption excludes them. In EventBridge, one element must match several tests of the elements of a
 *   list; in a condition, different elements can match them. Such conditions, and tests of an element by index, are not supported.
 * - Objects are transparent too: only scalars, including null, exist.
 * - `prefix`, `suffix`, and `wildcard` match only strings. The string `5` is not a number. `anything-but` matches every other
 *   value: true, false, numbers, and null. The possible values of each type are therefore computed first.
 */
import { Alternative, expandAlternatives, reportUnsupported, Term } from './alternatives';
import { requiresReadOnlyEvents, selectDetailTypes } from './detail-types';
import { Condition } from '../../ast';
import { UnsupportedError } from '../../errors';
import { RecordSchema } from '../../schema';
import { GlobSet, isExactGlob } from '../../value-sets/glob-set';
import { Interval, isAllNumbers, NumberSet } from '../../value-sets/number-set';
import { Assumption, Assumptions } from '../assumptions';

/** An event pattern and the requirements for the rule with it. */
export interface EventPattern {
  /** The `EventPattern` of the rule. */
  readonly pattern: JsonObject;
  /** True if the pattern can match read-only events, which requires the state `ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS`. */
  readonly readOnlyEvents: boolean;
  readonly assumptions: readonly Assumption[];
}

export interface JsonObject {
  readonly [name: string]: unknown;
}

/** An element of the list of a field: a value, or an object with a comparison operator. */
type Matcher = string | boolean | null | { readonly [operator: string]: unknown };

interface Branch {
  [name: string]: readonly Matcher[] | readonly Branch[] | Branch;
}

/** The default quota for the length of an event pattern. */
const MAX_LENGTH = 2048;

/** Names that EventBridge rejects below `$or`. */
const RESERVED_BELOW_OR = new Set([
  'exactly', 'equals-ignore-case', 'prefix', 'suffix', 'anything-but', 'exists', 'wildcard', 'numeric', 'cidr', 'regex', 'not-wildcard',
  'not-equals-ignore-case', 'date-after', 'date-on-or-after', 'date-before', 'date-on-or-before', 'in-date-range', 'ip-address-in-range',
  'ip-address-not-in-range',
]);

const MAX_NUMBER = 5e9;
const MAX_DIGITS = 15;
/** EventBridge compares a text that looks like an IP address as an address, so that `::1` would also match `0:0::1`. */
const ADDRESS = /^(?:\d+\.\d+\.\d+\.\d+|[0-9a-fA-F:]*:[0-9a-fA-F:]*)$/;

/** Renders a condition. Throws an `UnsupportedPatternError` with the condition that EventBridge cannot express. */
export function renderEventPattern(condition: Condition, schema: RecordSchema): EventPattern {
  const alternatives = expandAlternatives(condition, schema);
  return reportUnsupported(condition, () => renderAlternatives(alternatives));
}

function renderAlternatives(alternatives: readonly Alternative[]): EventPattern {
  if (alternatives.length === 0) throw new UnsupportedError('the condition never matches');
  const assumptions = new Assumptions();
  const detail = renderDetail(alternatives, assumptions);
  const pattern = {
    // only AWS can send events with such a source
    'source': [{ prefix: 'aws.' }],
    'detail-type': selectDetailTypes(alternatives),
    ...Object.keys(detail).length > 0 && { detail },
  };
  const json = JSON.stringify(pattern);
  if (json.length > MAX_LENGTH) throw new UnsupportedError(`the event pattern must have at most ${MAX_LENGTH} characters; got ${json.length}`);
  return { pattern: JSON.parse(json) as JsonObject, readOnlyEvents: requiresReadOnlyEvents(alternatives), assumptions: assumptions.all };
}

/** Renders the terms that all alternatives have, and the other terms of each below `$or`. */
function renderDetail(alternatives: readonly Alternative[], assumptions: Assumptions): Branch {
  const terms = alternatives.map((alternative) => new Map([...alternative.values()].map((term) => [term.key, term])));
  const shared = new Set([...terms[0].keys()].filter((key) => terms.every((others) => others.has(key))));
  const renderBranch = (all: ReadonlyMap<string, Term>, isIncluded: (key: string) => boolean): Branch => {
    const branch = createBranch();
    for (const [key, term] of all) if (isIncluded(key)) addMatchers(branch, term, renderMatchers(term, assumptions));
    return branch;
  };
  const detail = renderBranch(terms[0], (key) => shared.has(key));
  if (terms.length === 1) return detail;
  for (const all of terms) requireAllowedNames([...all].filter(([key]) => !shared.has(key)).flatMap(([, { field }]) => field.names));
  detail.$or = terms.map((all) => renderBranch(all, (key) => !shared.has(key)));
  return detail;
}

/** Creates an object without inherited properties such as `constructor`, which can be names of fields. */
function createBranch(): Branch {
  return Object.create(null) as Branch;
}

function addMatchers(branch: Branch, { field }: Term, matchers: readonly Matcher[]): void {
  const names = [...field.names];
  const last = names.pop()!;
  let current = branch;
  for (const name of names) {
    const next = current[name] ?? createBranch();
    if (isMatchers(next)) throw createNestingError(field.selector);
    current[name] = next;
    current = next;
  }
  if (last in current) throw createNestingError(field.selector);
  current[last] = matchers;
}

function isMatchers(value: Branch[string]): value is readonly Matcher[] | readonly Branch[] {
  return Array.isArray(value);
}

function createNestingError(selector: string): Error {
  return new UnsupportedError(`a test of ${selector} cannot be combined with a test of a field that contains it or that it contains`);
}

function requireAllowedNames(names: readonly string[]): void {
  const reserved = names.find((name) => RESERVED_BELOW_OR.has(name));
  if (reserved !== undefined) throw new UnsupportedError(`the field name '${reserved}' is not supported below $or`);
}

function renderMatchers({ field, values }: Term, assumptions: Assumptions): readonly Matcher[] {
  const { selector, domain, untyped } = field;
  const { texts, numbers } = values;
  const isExcluding = texts.kind === 'all-but' && texts.globs.length > 0;
  if (untyped || domain === 'json') assumptions.add(selector, 'list', 'dotted-name');
  if (values.absent) {
    if (untyped || domain === 'json') assumptions.add(selector, 'object');
    if (domain === 'container') throw new UnsupportedError(`only the absence of a scalar can be tested, and ${selector} is an object or a list`);
    if (domain === 'json' && !untyped) throw new UnsupportedError(`only the absence of a scalar can be tested, and ${selector} can be an object`);
  }
  if (isExcluding && !values.null) assumptions.add(selector, 'null');
  const matchers: Matcher[] = [...renderTexts(texts)];
  if (values.null) matchers.push(null);
  if (values.absent) matchers.push({ exists: false });
  if (isExcluding && domain === 'json') {
    requireOnlyTextsExcluded(values);
    return matchers;
  }
  if (values.true) matchers.push(true);
  if (values.false) matchers.push(false);
  const ranges = renderNumbers(numbers);
  if (ranges.some(([operator]) => operator !== '=')) assumptions.add(selector, 'large-number');
  return [...matchers, ...ranges.map((range) => ({ numeric: range }))];
}

/** `anything-but` matches every value, of any type, except the excluded texts. */
function requireOnlyTextsExcluded({ texts, numbers, ...booleans }: Term['values']): void {
  const excluded = texts.globs.map((glob) => `"${glob}"`).join(' or ');
  const others = !booleans.true || !booleans.false ? 'booleans' : !isAllNumbers(numbers) ? 'numbers' : undefined;
  if (others) throw new UnsupportedError(`the ${others} that ${excluded} matches in addition to strings cannot be excluded`);
}

function renderTexts(set: GlobSet): readonly Matcher[] {
  if (set.kind === 'some') return set.globs.map(renderGlob);
  if (set.globs.length === 0) return [{ prefix: '' }];
  return [{ 'anything-but': renderExcludedGlobs(set.globs) }];
}

function renderGlob(glob: string): Matcher {
  if (glob === '*') return { prefix: '' };
  if (isExactGlob(glob)) return ADDRESS.test(glob) ? { wildcard: glob } : glob;
  if (isPrefix(glob)) return { prefix: glob.slice(0, -1) };
  if (isSuffix(glob)) return { suffix: glob.slice(1) };
  return { wildcard: escapeWildcard(glob) };
}

function renderExcludedGlobs(globs: readonly string[]): unknown {
  if (globs.every(isExactGlob)) return unwrapSingle(globs);
  if (globs.every(isPrefix)) return { prefix: unwrapSingle(globs.map((glob) => glob.slice(0, -1))) };
  if (globs.every(isSuffix)) return { suffix: unwrapSingle(globs.map((glob) => glob.slice(1))) };
  return { wildcard: unwrapSingle(globs.map(escapeWildcard)) };
}

function unwrapSingle(texts: readonly string[]): unknown {
  return texts.length === 1 ? texts[0] : texts;
}

/** EventBridge would read a quote at the end as the end of the text. */
function isPrefix(glob: string): boolean {
  return /^[^*]+\*$/s.test(glob) && !glob.endsWith('"*');
}

function isSuffix(glob: string): boolean {
  return /^\*[^*]+$/s.test(glob) && !glob.startsWith('*"');
}

function escapeWildcard(glob: string): string {
  return glob.replaceAll('\\', '\\\\');
}

type NumericRange = readonly (string | number)[];

function renderNumbers(numbers: NumberSet): readonly NumericRange[] {
  if (numbers === 'unclear') throw new UnsupportedError('wildcards match only strings, and the condition also matches the digits of numbers');
  return numbers.map(renderInterval);
}

function renderInterval({ low, high, lowOpen, highOpen }: Interval): NumericRange {
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
    throw new UnsupportedError(`numbers must be from -5,000,000,000 to 5,000,000,000, with up to ${MAX_DIGITS} digits; got ${bound}`);
  }
}
