import * as fc from 'fast-check';
import { createAnd, createOr, compilePattern, Condition, Selector } from '../../src/filter-pattern';
import { findContradictions } from '../../src/lint/satisfiability';
import { findTautologies } from '../../src/lint/tautology';
import { arbitraryLeaf } from '../filter-pattern/arbitraries';
import { fuzzRuns } from '../fuzz';

const SELECTORS: readonly Selector[] = [['eventName'], ['errorCode'], ['readOnly'], ['requestParameters', 'x']]
  .map((names) => names.map((name) => ({ kind: 'field' as const, name })));
const TEXTS = ['A', 'AB', 'B', 'A*', '*B', 'A*B', '*', 'true', '5'];
/** An absent value, and strings that distinguish the texts. */
const STRINGS = [undefined, 'A', 'AB', 'B', 'ACB', 'AC', 'CB', 'C', 'true', 'false', '5', '7'];
const FEWER = [undefined, 'A', 'AB', 'C', 'true', 'false', '7'];
const RECORDS = STRINGS.flatMap((eventName) => FEWER.flatMap((errorCode) => [undefined, true, false, 'true'].flatMap((readOnly) =>
  [...STRINGS, null, true, false, 5, 7, 2].map((x) => ({ eventName, errorCode, readOnly, requestParameters: { x } })))));

const leaf = arbitraryLeaf({
  selector: fc.constantFrom(...SELECTORS),
  text: fc.constantFrom(...TEXTS),
  number: fc.constantFrom('5', '6'),
  regex: fc.constantFrom('^A', 'B$'),
});
const leaves = fc.array(leaf, { minLength: 2, maxLength: 5 });

test('conditions that are reported as never matching match no record', () => {
  let found = 0;
  fc.assert(fc.property(leaves, (conditions) => {
    const condition = createAnd(conditions);
    if (findContradictions(condition).length === 0) return;
    found += 1;
    expect(RECORDS.some(compilePattern(condition))).toBe(false);
  }), { numRuns: fuzzRuns(200) });
  expect(found).toBeGreaterThan(50);
});

test('conditions with exact texts that match no record are all reported', () => {
  const exact = arbitraryLeaf({
    selector: fc.constantFrom(...SELECTORS.slice(0, 2)), text: fc.constantFrom('A', 'AB', 'C'), number: fc.constant('5'), regex: fc.constant('A'),
  }).filter((condition) => condition.kind !== 'compare' || condition.operand.kind === 'text');
  fc.assert(fc.property(fc.array(exact, { minLength: 2, maxLength: 5 }), (conditions) => {
    const condition = createAnd(conditions);
    const isNullTest = (one: Condition): boolean => one.kind === 'is' && one.state === 'null';
    if (conditions.some(isNullTest) || RECORDS.some(compilePattern(condition))) return;
    expect(findContradictions(condition).length).toBeGreaterThan(0);
  }), { numRuns: fuzzRuns(400) });
});

test('conditions that are reported as always matching match every record with the field', () => {
  let found = 0;
  fc.assert(fc.property(leaves, (conditions) => {
    // joined with another condition, so that exclusions that match nearly every event are not reported
    for (const { subject, message } of findTautologies(createAnd([createOr(conditions), ...anything]))) {
      if (!message.includes('matches every record')) continue;
      found += 1;
      const all = message.includes('matches every record,');
      const tested = RECORDS.filter((record) => all || hasValue(record, subject));
      expect(tested.every(compilePattern(createOr(conditions)))).toBe(true);
    }
  }), { numRuns: fuzzRuns(1000) });
  expect(found).toBeGreaterThan(20);
});

const anything: readonly Condition[] = [
  { kind: 'compare', selector: [{ kind: 'field', name: 'awsRegion' }], operator: '=', operand: { kind: 'text', text: '*' } },
];

function hasValue(record: (typeof RECORDS)[number], selector: string): boolean {
  const value = selector === '$.requestParameters.x' ? record.requestParameters.x : record[selector.slice(2) as 'eventName'];
  return value !== undefined && value !== null;
}
