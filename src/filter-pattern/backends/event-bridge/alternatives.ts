import { Condition, Leaf, Segment, Selector } from '../../ast';
import { requireSupported, UnsupportedError, UnsupportedPatternError } from '../../errors';
import { printPattern, printSelector } from '../../printer';
import { lookUpType, RecordSchema } from '../../schema';
import { Domain, intersectValues, isEmptyValueSet, restrictToDomain, toValueSet, uniteValues, ValueSet } from '../../value-sets/value-set';

/** A field in an event pattern. It is identified by the names on its path, because elements of lists match like their list. */
export interface Field {
  /** The selector as in the condition. */
  readonly selector: string;
  readonly names: readonly string[];
  /** The lists on the path, each by the names on its path. */
  readonly lists: readonly string[];
  readonly domain: Domain;
  /** True if the value is inside JSON, so that it can be of any type. */
  readonly untyped: boolean;
}

/** A field and its possible values. */
export interface Term {
  readonly field: Field;
  readonly values: ValueSet;
  /** A text that is equal for terms with the same meaning. */
  readonly key: string;
}

/** Terms on different fields that must all match, by their selectors. */
export type Alternative = ReadonlyMap<string, Term>;

/** Far more than a pattern has room for, and fast to process. */
const MAX_ALTERNATIVES = 256;

const TARGET = 'EventBridge';

/** Expands a condition into its disjunctive normal form: one alternative must match. Without alternatives, the condition never matches. */
export function expandAlternatives(condition: Condition, schema: RecordSchema): readonly Alternative[] {
  switch (condition.kind) {
    case 'and': return condition.conditions.map((part) => expandAlternatives(part, schema)).reduce((left, right) => multiply(left, right, condition));
    case 'or': return mergeAlternatives(requireFew(condition.conditions.flatMap((part) => expandAlternatives(part, schema)), condition));
    default: return reportUnsupported(condition, () => expandLeaf(condition, schema));
  }
}

/** Runs a step of the rendering and reports an `UnsupportedError` as an `UnsupportedPatternError` with the condition. */
export function reportUnsupported<T>(condition: Condition, render: () => T): T {
  try {
    return render();
  } catch (error) {
    if (!(error instanceof UnsupportedError)) throw error;
    throw new UnsupportedPatternError(printPattern(condition), TARGET, error.message);
  }
}

/** Returns the text that is equal for two fields if EventBridge does not distinguish them. */
function joinPath(names: readonly string[]): string {
  return names.join('.');
}

function createTerm(field: Field, values: ValueSet): Term {
  const key = `${field.selector} ${JSON.stringify(values, (_, value: unknown) => value === Infinity ? 'Infinity' : value)}`;
  return { field, values, key };
}

function expandLeaf(leaf: Leaf, schema: RecordSchema): readonly Alternative[] {
  const field = resolveField(leaf.selector, schema);
  if (!field) return leaf.kind === 'not-exists' ? [new Map()] : [];
  const values = restrictToDomain(requireSupported(toValueSet(leaf)), field.domain);
  return isEmptyValueSet(values) ? [] : [new Map([[field.selector, createTerm(field, values)]])];
}

/** Returns `undefined` if the selector finds nothing in any record. */
function resolveField(selector: Selector, schema: RecordSchema): Field | undefined {
  const names: string[] = [];
  const lists: string[] = [];
  for (const segment of selector) {
    if (segment.kind === 'any-element') lists.push(joinPath(names));
    else names.push(renderName(segment));
  }
  const end = lookUpType(selector, schema);
  if (!end) return undefined;
  const { type, untyped } = end;
  return { selector: printSelector(selector), names, lists, domain: typeof type === 'string' ? type : 'container', untyped };
}

function renderName(segment: Exclude<Segment, { readonly kind: 'any-element' }>): string {
  switch (segment.kind) {
    case 'index': throw new UnsupportedError('a list matches if any element matches, so an index is not supported; use [*] if any element can match');
    case 'any-field': throw new UnsupportedError('fields are selected by name, so .* is not supported');
    case 'field': {
      const { name } = segment;
      if (name.includes('.')) throw new UnsupportedError(`the dot in the name '${name}' is read as a path separator`);
      if (name === '$or') throw new UnsupportedError('the name $or is reserved');
      return name;
    }
  }
}

function multiply(left: readonly Alternative[], right: readonly Alternative[], condition: Condition): readonly Alternative[] {
  const products: Alternative[] = [];
  for (const one of left) {
    for (const other of right) {
      const joined = reportUnsupported(condition, () => joinAlternatives(one, other));
      if (joined) products.push(joined);
      requireFew(products, condition);
    }
  }
  return mergeAlternatives(products);
}

/** Returns `undefined` if no record can match both. */
function joinAlternatives(left: Alternative, right: Alternative): Alternative | undefined {
  const joined = new Map(left);
  for (const [selector, term] of right) {
    const known = joined.get(selector);
    if (!known) {
      joined.set(selector, term);
    } else if (known.key !== term.key) {
      if (term.field.lists.length > 0) {
        throw new UnsupportedError(`one list element must match both tests of ${selector}, whereas in a condition different elements can`);
      }
      const values = requireSupported(intersectValues(known.values, term.values));
      if (isEmptyValueSet(values)) return undefined;
      joined.set(selector, createTerm(term.field, values));
    }
  }
  requireIndependentTerms([...joined.values()]);
  return joined;
}

/** EventBridge requires one element of a list to match all tests of its elements. */
function requireIndependentTerms(terms: readonly Term[]): void {
  terms.forEach(({ field }, index) => {
    for (const { field: other } of terms.slice(index + 1)) {
      if (field.lists.some((list) => other.lists.includes(list))) {
        throw new UnsupportedError(`one list element must match the tests of both ${field.selector} and ${other.selector}, `
          + 'whereas in a condition different elements can');
      }
      if (joinPath(field.names) === joinPath(other.names)) {
        throw new UnsupportedError(`${field.selector} is not distinguished from ${other.selector}`);
      }
    }
  });
}

/** Merges alternatives that differ in only one term. */
function mergeAlternatives(alternatives: readonly Alternative[]): readonly Alternative[] {
  const results: Alternative[] = [];
  for (const alternative of alternatives) {
    let current = alternative;
    for (let index = 0; index < results.length;) {
      const union = mergePair(results[index], current);
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

function mergePair(left: Alternative, right: Alternative): Alternative | undefined {
  if (isSubset(left, right)) return left;
  if (isSubset(right, left)) return right;
  if (left.size !== right.size) return undefined;
  const differing = [...left].filter(([selector, term]) => right.get(selector)?.key !== term.key);
  if (differing.length !== 1) return undefined;
  const [[selector, term]] = differing;
  const other = right.get(selector);
  const values = other && uniteValues(term.values, other.values);
  return values && new Map(left).set(selector, createTerm(term.field, values));
}

/** Returns whether one alternative has only terms of another, so that the other matches no further records. */
function isSubset(left: Alternative, right: Alternative): boolean {
  return [...left].every(([selector, term]) => right.get(selector)?.key === term.key);
}

function requireFew(alternatives: readonly Alternative[], condition: Condition): readonly Alternative[] {
  if (alternatives.length <= MAX_ALTERNATIVES) return alternatives;
  throw new UnsupportedPatternError(printPattern(condition), TARGET, `the condition must have at most ${MAX_ALTERNATIVES} alternatives; got more`);
}
