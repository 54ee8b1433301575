import { convertRegexToGlobs, GlobSet, hasText, intersectTexts, isExactGlob, NO_TEXTS, toGlob, uniteTexts } from './glob-set';
import {
  ALL_NUMBERS, complementNumbers, createInterval, createPoint, intersectNumbers, NO_NUMBERS, NumberSet, uniteNumbers,
} from './number-set';
import { Comparison, Leaf, NumberOperand, Operator } from '../ast';
import { UnsupportedError } from '../errors';

/** The values of one field for which a condition matches. Objects and lists are never values. */
export interface ValueSet {
  readonly absent: boolean;
  readonly null: boolean;
  readonly true: boolean;
  readonly false: boolean;
  readonly numbers: NumberSet;
  readonly texts: GlobSet;
}

/** The possible values of a field according to the schema. `container` is an object or a list. */
export type Domain = 'string' | 'boolean' | 'json' | 'container';

const EMPTY: ValueSet = { absent: false, null: false, true: false, false: false, numbers: NO_NUMBERS, texts: NO_TEXTS };
/** A glob with only the characters of numbers. */
const NUMERIC_GLOB = /^[-+0-9.e*]*$/;

/** Returns the values for which a test matches, or an error if its regular expression cannot be expressed with wildcards. */
export function toValueSet(leaf: Leaf): ValueSet | UnsupportedError {
  switch (leaf.kind) {
    case 'compare': return toComparedValues(leaf);
    case 'not-exists': return { ...EMPTY, absent: true };
    case 'is': switch (leaf.state) {
      case 'null': return { ...EMPTY, null: true };
      case 'true': return { ...EMPTY, true: true, texts: { kind: 'some', globs: ['true'] } };
      case 'false': return { ...EMPTY, false: true, texts: { kind: 'some', globs: ['false'] } };
    }
  }
}

/** Removes the values that a field cannot have. */
export function restrictToDomain(set: ValueSet, domain: Domain): ValueSet {
  switch (domain) {
    case 'json': return set;
    case 'string': return { ...set, true: false, false: false, numbers: NO_NUMBERS };
    case 'boolean': {
      const globs = ['true', 'false'].filter((text) => hasText(set.texts, text));
      return { ...set, numbers: NO_NUMBERS, texts: { kind: 'some', globs } };
    }
    case 'container': return { ...EMPTY, absent: set.absent, null: set.null };
  }
}

/** Returns the intersection, or an error if it cannot be expressed. */
export function intersectValues(left: ValueSet, right: ValueSet): ValueSet | UnsupportedError {
  const texts = intersectTexts(left.texts, right.texts);
  return texts instanceof UnsupportedError ? texts : {
    absent: left.absent && right.absent,
    null: left.null && right.null,
    true: left.true && right.true,
    false: left.false && right.false,
    numbers: intersectNumbers(left.numbers, right.numbers),
    texts,
  };
}

/** Returns the union, or `undefined` if it cannot be expressed. */
export function uniteValues(left: ValueSet, right: ValueSet): ValueSet | undefined {
  const texts = uniteTexts(left.texts, right.texts);
  return texts && {
    absent: left.absent || right.absent,
    null: left.null || right.null,
    true: left.true || right.true,
    false: left.false || right.false,
    numbers: uniteNumbers(left.numbers, right.numbers),
    texts,
  };
}

export function isEmptyValueSet(set: ValueSet): boolean {
  return !set.absent && !set.null && !set.true && !set.false && set.numbers.length === 0 && hasNoText(set.texts);
}

function hasNoText({ kind, globs }: GlobSet): boolean {
  return kind === 'some' ? globs.length === 0 : globs.includes('*');
}

function toComparedValues({ operator, operand }: Comparison): ValueSet | UnsupportedError {
  switch (operand.kind) {
    case 'text': return toMatchingScalars([toGlob(operand.text)], operator);
    case 'regex': {
      const globs = convertRegexToGlobs(operand.source);
      return globs instanceof UnsupportedError ? globs : toMatchingScalars(globs, operator);
    }
    case 'number': return toComparedNumbers(operand, operator);
  }
}

/** Returns the scalars whose text matches any of the globs, or none of them for `!=`. */
function toMatchingScalars(globs: readonly string[], operator: Operator): ValueSet {
  const isEqual = operator === '=';
  const texts: GlobSet = { kind: isEqual ? 'some' : 'all-but', globs };
  const numbers = globs.map(toMatchingNumbers).reduce(uniteNumbers, NO_NUMBERS);
  return {
    absent: false,
    null: false,
    true: hasText(texts, 'true'),
    false: hasText(texts, 'false'),
    numbers: isEqual ? numbers : complementNumbers(numbers),
    texts: hasNoText(texts) ? NO_TEXTS : texts,
  };
}

function toMatchingNumbers(glob: string): NumberSet {
  if (glob === '*') return ALL_NUMBERS;
  if (isExactGlob(glob)) return String(Number(glob)) === glob && Number.isFinite(Number(glob)) ? createPoint(Number(glob)) : NO_NUMBERS;
  return NUMERIC_GLOB.test(glob) ? 'unclear' : NO_NUMBERS;
}

function toComparedNumbers({ source }: NumberOperand, operator: Operator): ValueSet {
  const value = Number(source);
  switch (operator) {
    case '=': return { ...EMPTY, numbers: createPoint(value), texts: { kind: 'some', globs: [source] } };
    case '!=': return {
      ...EMPTY, true: true, false: true, numbers: complementNumbers(createPoint(value)), texts: { kind: 'all-but', globs: [source] },
    };
    default: return { ...EMPTY, numbers: createInterval(operator, value) };
  }
}
