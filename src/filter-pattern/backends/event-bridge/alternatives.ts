import { Field, resolveField, joinPath } from './field';
import { Condition, Leaf } from '../../ast';
import { PatternRenderError } from '../../errors';
import { printPattern } from '../../printer';
import { RecordSchema } from '../../schema';
import { UnsupportedError } from '../../value-sets/glob-set';
import { intersect, isNothing, restrict, unite, ValueSet, toValueSet } from '../../value-sets/value-set';

/** A field and what it may be. */
export interface Term {
  readonly field: Field;
  readonly values: ValueSet;
}

/** Terms that hold together, each about another field, by their selectors. */
export type Alternative = ReadonlyMap<string, Term>;

/** Far more than fit in a pattern, and quick to work out. */
const MAX_ALTERNATIVES = 256;

export const TARGET = 'an EventBridge pattern';

/** A condition as alternatives, of which one has to hold; no alternative is no record. */
export function expandAlternatives(condition: Condition, schema: RecordSchema): readonly Alternative[] {
  switch (condition.kind) {
    case 'and': return condition.conditions.map((part) => expandAlternatives(part, schema)).reduce((left, right) => product(left, right, condition));
    case 'or': return merged(limited(condition.conditions.flatMap((part) => expandAlternatives(part, schema)), condition));
    default: return withCondition(condition, () => expandTest(condition, schema));
  }
}

/** Runs something that can fail on a condition. */
export function withCondition<T>(condition: Condition, action: () => T): T {
  try {
    return action();
  } catch (fault) {
    if (!(fault instanceof UnsupportedError)) throw fault;
    throw new PatternRenderError(printPattern(condition), TARGET, fault.message);
  }
}

const termKeys = new WeakMap<Term, string>();

/** A text that two terms share if and only if they say the same. */
export function termKey(term: Term): string {
  const known = termKeys.get(term);
  if (known !== undefined) return known;
  const { field, values } = term;
  const key = `${field.selector} ${JSON.stringify(values, (_, value: unknown) => value === Infinity ? 'Infinity' : value)}`;
  termKeys.set(term, key);
  return key;
}

function expandTest(leaf: Leaf, schema: RecordSchema): readonly Alternative[] {
  const field = resolveField(leaf.selector, schema);
  if (!field) return leaf.kind === 'not-exists' ? [new Map()] : [];
  const values = restrict(toValueSet(leaf), field.domain);
  return isNothing(values) ? [] : [new Map([[field.selector, { field, values }]])];
}

function product(left: readonly Alternative[], right: readonly Alternative[], condition: Condition): readonly Alternative[] {
  const both: Alternative[] = [];
  for (const one of left) {
    for (const other of right) {
      const joined = withCondition(condition, () => join(one, other));
      if (joined) both.push(joined);
      limited(both, condition);
    }
  }
  return merged(both);
}

/** Undefined if nothing meets both. */
function join(left: Alternative, right: Alternative): Alternative | undefined {
  const joined = new Map(left);
  for (const [key, term] of right) {
    const known = joined.get(key);
    if (!known) {
      joined.set(key, term);
    } else if (termKey(known) !== termKey(term)) {
      if (term.field.lists.length > 0) {
        throw new UnsupportedError(`it would want one element to meet both tests of ${term.field.selector}`);
      }
      const values = intersect(known.values, term.values);
      if (isNothing(values)) return undefined;
      joined.set(key, { field: term.field, values });
    }
  }
  requireIndependentTerms([...joined.values()]);
  return joined;
}

/** EventBridge wants what it is asked about elements of one list to be true of one element. */
function requireIndependentTerms(terms: readonly Term[]): void {
  terms.forEach(({ field }, index) => {
    for (const { field: other } of terms.slice(index + 1)) {
      if (field.lists.some((list) => other.lists.includes(list))) {
        throw new UnsupportedError(`it would want one element to meet the tests of both ${field.selector} and ${other.selector}`);
      }
      if (joinPath(field.names) === joinPath(other.names)) {
        throw new UnsupportedError(`it cannot tell ${field.selector} from ${other.selector}`);
      }
    }
  });
}

/** Takes alternatives together that differ in one term. */
function merged(alternatives: readonly Alternative[]): readonly Alternative[] {
  const results: Alternative[] = [];
  for (const alternative of alternatives) {
    let current = alternative;
    for (let index = 0; index < results.length;) {
      const union = mergedPair(results[index], current);
      if (union) {
        results.splice(index, 1);
        current = union;
        index = 0;
      } else {
        index += 1;
      }
    }
    results.push(current);
  }
  return results;
}

function mergedPair(left: Alternative, right: Alternative): Alternative | undefined {
  if (isSubset(left, right)) return left;
  if (isSubset(right, left)) return right;
  if (left.size !== right.size) return undefined;
  const differing = [...left].filter(([key, term]) => !right.has(key) || termKey(right.get(key)!) !== termKey(term));
  if (differing.length !== 1) return undefined;
  const [[key, term]] = differing;
  const other = right.get(key);
  const values = other && unite(term.values, other.values);
  return values && new Map(left).set(key, { field: term.field, values });
}

/** Whether all that one alternative asks is asked by another too, so that the other adds nothing to it. */
function isSubset(left: Alternative, right: Alternative): boolean {
  return [...left].every(([key, term]) => right.has(key) && termKey(right.get(key)!) === termKey(term));
}

function limited(alternatives: readonly Alternative[], condition: Condition): readonly Alternative[] {
  if (alternatives.length <= MAX_ALTERNATIVES) return alternatives;
  throw new PatternRenderError(printPattern(condition), TARGET, `it takes more than ${MAX_ALTERNATIVES} alternatives`);
}
