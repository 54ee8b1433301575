import * as fc from 'fast-check';
import { Comparison, compilePattern, intersectValues, isEmptyValueSet, toValueSet, uniteValues, UnsupportedError, ValueSet } from '../../../src/filter-pattern';
import { hasText } from '../../../src/filter-pattern/value-sets/glob-set';
import { fuzzRuns } from '../../fuzz';

const TEXTS = ['', 'A', 'B', 'AB', 'BA', 'AA', 'ABA', 'BAB', 'AAB', 'ABAB', 'BABA', 'ACB', 'true', 'false', 'null'];

const glob = fc.array(fc.constantFrom('A', 'B', 'AB', '*'), { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join(''));
const comparison: fc.Arbitrary<Comparison> = fc.record({
  kind: fc.constant('compare' as const),
  selector: fc.constant([{ kind: 'field' as const, name: 'a' }]),
  operator: fc.constantFrom('=' as const, '!=' as const),
  operand: fc.oneof(
    glob.map((text) => ({ kind: 'text' as const, text })),
    fc.constantFrom('^A', 'B$', 'AB', '^AB$', '^A|B$').map((source) => ({ kind: 'regex' as const, source })),
  ),
});

function createSet(condition: Comparison): ValueSet {
  const set = toValueSet(condition);
  if (set instanceof UnsupportedError) throw set;
  return set;
}

/** Tests each text with a condition. */
function evaluate(condition: Comparison): readonly boolean[] {
  const test = compilePattern(condition);
  return TEXTS.map((a) => test({ a }));
}

function contains({ texts }: ValueSet): readonly boolean[] {
  return TEXTS.map((text) => hasText(texts, text));
}

test('the value set of a comparison has the texts that it matches', () => {
  fc.assert(fc.property(comparison, (condition) => {
    expect(contains(createSet(condition))).toEqual(evaluate(condition));
  }), { numRuns: fuzzRuns(1000) });
});

test('the intersection and the union of two value sets have the texts that both, or one of both, have', () => {
  const expressed = { intersection: 0, union: 0 };
  fc.assert(fc.property(comparison, comparison, (left, right) => {
    const [inLeft, inRight] = [evaluate(left), evaluate(right)];
    const intersection = intersectValues(createSet(left), createSet(right));
    if (!(intersection instanceof UnsupportedError)) {
      expressed.intersection += 1;
      expect(contains(intersection)).toEqual(inLeft.map((is, index) => is && inRight[index]));
      if (isEmptyValueSet(intersection)) expect(inLeft.some((is, index) => is && inRight[index])).toBe(false);
    }
    const union = uniteValues(createSet(left), createSet(right));
    if (union) {
      expressed.union += 1;
      expect(contains(union)).toEqual(inLeft.map((is, index) => is || inRight[index]));
    }
  }), { numRuns: fuzzRuns(2000) });
  expect(Math.min(expressed.intersection, expressed.union)).toBeGreaterThan(500);
});

test.each<[string, string, readonly string[]]>([
  ['AB*', '*BA', ['AB*BA', 'ABA']],
  ['A*', '*A', ['A*A', 'A']],
  ['AB*', '*B', ['AB*B', 'AB']],
  ['A*', '*AB', ['A*AB', 'AB']],
  ['ABAB*', '*ABAB', ['ABAB*ABAB', 'ABABAB', 'ABAB']],
])('the intersection of %s and %s includes the texts in which the prefix and the suffix overlap', (prefix, suffix, globs) => {
  const [left, right] = [prefix, suffix].map((text) => createSet({
    kind: 'compare', selector: [{ kind: 'field', name: 'a' }], operator: '=', operand: { kind: 'text', text },
  }));
  const both = intersectValues(left, right);
  expect(both).toMatchObject({ texts: { kind: 'some', globs } });
});
