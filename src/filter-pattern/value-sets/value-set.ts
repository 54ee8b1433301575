import { Comparison, Leaf, NumberOperand, Operator } from '../ast';
import { toGlob, hasText, intersectTexts, isExact, NO_TEXTS, regexGlobs, GlobSet, uniteTexts } from './glob-set';
import { ALL_NUMBERS, intersectNumbers, NO_NUMBERS, numbersEqual, NumberSet, numbersWhere, otherNumbers, uniteNumbers } from './number-set';

/** What one field may be for a condition to hold; objects and lists never are. */
export interface ValueSet {
  readonly absent: boolean;
  readonly null: boolean;
  readonly true: boolean;
  readonly false: boolean;
  readonly numbers: NumberSet;
  readonly texts: GlobSet;
}

/** What a field can be, by the schema: `container` is an object or a list. */
export type Domain = 'string' | 'boolean' | 'json' | 'container';

const NOTHING: ValueSet = { absent: false, null: false, true: false, false: false, numbers: NO_NUMBERS, texts: NO_TEXTS };
/** What a number is written with. */
const NUMERIC_GLOB = /^[-+0-9.e*]*$/;

/** The values for which a test holds. */
export function toValueSet(leaf: Leaf): ValueSet {
  switch (leaf.kind) {
    case 'compare': return comparedValues(leaf);
    case 'not-exists': return { ...NOTHING, absent: true };
    case 'is': switch (leaf.state) {
      case 'null': return { ...NOTHING, null: true };
      case 'true': return { ...NOTHING, true: true, texts: { kind: 'some', globs: ['true'] } };
      case 'false': return { ...NOTHING, false: true, texts: { kind: 'some', globs: ['false'] } };
    }
  }
}

/** Drops what cannot be there. */
export function restrict(set: ValueSet, domain: Domain): ValueSet {
  switch (domain) {
    case 'json': return set;
    case 'string': return { ...set, true: false, false: false, numbers: NO_NUMBERS };
    case 'boolean': return { ...set, numbers: NO_NUMBERS, texts: { kind: 'some', globs: ['true', 'false'].filter((text) => hasText(set.texts, text)) } };
    case 'container': return { ...NOTHING, absent: set.absent, null: set.null };
  }
}

export function intersect(left: ValueSet, right: ValueSet): ValueSet {
  return {
    absent: left.absent && right.absent,
    null: left.null && right.null,
    true: left.true && right.true,
    false: left.false && right.false,
    numbers: intersectNumbers(left.numbers, right.numbers),
    texts: intersectTexts(left.texts, right.texts),
  };
}

/** Undefined if the union cannot be told. */
export function unite(left: ValueSet, right: ValueSet): ValueSet | undefined {
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

export function isNothing(set: ValueSet): boolean {
  return !set.absent && !set.null && !set.true && !set.false && set.numbers.length === 0 && isNoText(set.texts);
}

function isNoText({ kind, globs }: GlobSet): boolean {
  return kind === 'some' ? globs.length === 0 : globs.includes('*');
}

function comparedValues({ operator, operand }: Comparison): ValueSet {
  switch (operand.kind) {
    case 'text': return scalarsMatching([toGlob(operand.text)], operator);
    case 'regex': return scalarsMatching(regexGlobs(operand.source), operator);
    case 'number': return numberValues(operand, operator);
  }
}

/** The scalars whose text matches one of the globs, or with `!=` none. */
function scalarsMatching(globs: readonly string[], operator: Operator): ValueSet {
  const wanted = operator === '=';
  const texts: GlobSet = { kind: wanted ? 'some' : 'all-but', globs };
  const numbers = globs.map(numbersMatching).reduce(uniteNumbers, NO_NUMBERS);
  return {
    absent: false,
    null: false,
    true: hasText(texts, 'true'),
    false: hasText(texts, 'false'),
    numbers: wanted ? numbers : otherNumbers(numbers),
    texts: isNoText(texts) ? NO_TEXTS : texts,
  };
}

function numbersMatching(glob: string): NumberSet {
  if (glob === '*') return ALL_NUMBERS;
  if (isExact(glob)) return String(Number(glob)) === glob && Number.isFinite(Number(glob)) ? numbersEqual(Number(glob)) : NO_NUMBERS;
  return NUMERIC_GLOB.test(glob) ? 'unclear' : NO_NUMBERS;
}

function numberValues({ source }: NumberOperand, operator: Operator): ValueSet {
  const value = Number(source);
  switch (operator) {
    case '=': return { ...NOTHING, numbers: numbersEqual(value), texts: { kind: 'some', globs: [source] } };
    case '!=': return {
      ...NOTHING, true: true, false: true, numbers: otherNumbers(numbersEqual(value)), texts: { kind: 'all-but', globs: [source] },
    };
    default: return { ...NOTHING, numbers: numbersWhere(operator, value) };
  }
}
