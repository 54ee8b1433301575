import * as fc from 'fast-check';
import { createAnd, createOr, Condition, Operand, Segment, Selector } from '../../src/filter-pattern';

const state = fc.constantFrom('null' as const, 'true' as const, 'false' as const);
const equality = fc.constantFrom('=' as const, '!=' as const);
const order = fc.constantFrom('<' as const, '<=' as const, '>' as const, '>=' as const);

/** Conditions with the given leaves, in the flattened form of the syntax tree. */
export function arbitraryCondition(leaf: fc.Arbitrary<Condition>, maxDepth = 4): fc.Arbitrary<Condition> {
  const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
    condition: fc.oneof(
      { maxDepth, withCrossShrink: true },
      { weight: 3, arbitrary: leaf },
      { weight: 1, arbitrary: fc.array(tie('condition'), { minLength: 1, maxLength: 4 }).map(createAnd) },
      { weight: 1, arbitrary: fc.array(tie('condition'), { minLength: 1, maxLength: 4 }).map(createOr) },
    ),
  }));
  return condition;
}

/** Tests with the given selectors, texts, numbers, and regular expressions. */
export function arbitraryLeaf(parts: {
  readonly selector: fc.Arbitrary<Selector>;
  readonly text: fc.Arbitrary<string>;
  readonly number: fc.Arbitrary<string>;
  readonly regex: fc.Arbitrary<string>;
}): fc.Arbitrary<Condition> {
  const { selector } = parts;
  const text = parts.text.map((value): Operand => ({ kind: 'text', text: value }));
  const number = parts.number.map((source): Operand => ({ kind: 'number', source }));
  const regex = parts.regex.map((source): Operand => ({ kind: 'regex', source }));
  return fc.oneof(
    { weight: 6, arbitrary: arbitraryComparison(selector, equality, fc.oneof(text, text, number, regex)) },
    { weight: 2, arbitrary: arbitraryComparison(selector, order, number) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('is' as const), selector, state }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('not-exists' as const), selector }) },
  );
}

function arbitraryComparison(
  selector: fc.Arbitrary<Selector>,
  operator: fc.Arbitrary<'=' | '!=' | '<' | '<=' | '>' | '>='>,
  operand: fc.Arbitrary<Operand>,
): fc.Arbitrary<Condition> {
  return fc.record({ kind: fc.constant('compare' as const), selector, operator, operand });
}

export const numberSource = fc.oneof(
  fc.integer().map(String),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  fc.constantFrom('-0', '007', '1.50', '1E3', '1e-3', '-2.5e+10'),
);

export const regexSource = fc.array(
  fc.oneof(
    fc.constantFrom('a', 'Z', '7', ':', '_', '#', '=', '@', '/', ';', ',', '-', '.', 'a*', 'b+', 'c?', 'd{2}', 'e{2,}', 'f{1,3}?'),
    fc.constantFrom('|', '^', '$', '\\d', '\\W', '\\s', '\\x2A', '\\.', '\\\\', '\\-', '[a-z]', '[^a\\d]', '[.$*]', '[a-]', '[\\]\\[^]'),
  ),
  { minLength: 1, maxLength: 8 },
).map((pieces) => pieces.join(''));

const segment: fc.Arbitrary<Segment> = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 8 }).map(createField) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 8 }).map(createField) },
  { weight: 1, arbitrary: fc.constantFrom('__proto__', 'constructor', 'a.b', "it's", '\\', '0').map(createField) },
  { weight: 1, arbitrary: fc.nat(999_999).map((index): Segment => ({ kind: 'index', index })) },
  { weight: 1, arbitrary: fc.constantFrom<Segment>({ kind: 'any-element' }, { kind: 'any-field' }) },
);

/** Any valid selector. */
const selectorOf = fc.tuple(segment.filter(({ kind }) => kind === 'field' || kind === 'any-field'), fc.array(segment, { maxLength: 4 }))
  .map(([first, rest]): Selector => [first, ...rest]);

/** Any valid condition. */
export const anyCondition = arbitraryCondition(arbitraryLeaf({
  selector: selectorOf,
  text: fc.oneof(fc.string({ unit: 'binary' }), fc.string(), fc.constantFrom('*', '', '"', '\\', 'a*b', '${Token[TOKEN.7]}')),
  number: numberSource,
  regex: regexSource,
}));

function createField(name: string): Segment {
  return { kind: 'field', name };
}
