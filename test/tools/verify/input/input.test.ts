import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import * as fc from 'fast-check';
import { cases, SURELY_RIGHT } from '../../../../tools/verify/input/cases';
import { ROWS } from '../../../../tools/verify/input/faults';
import { outcomeOf, problemsOf } from '../../../../tools/verify/input/outcome';
import { throwsIn } from '../../../../tools/verify/input/throw-sites';
import { findPolicyProblems } from '../../../security/policy-problems';

/** Less than `npm run verify:input` tries, and the same each time. */
const CASES = { numRuns: 500, seed: 1 };

const folder = fs.mkdtempSync(path.join(tmpdir(), 'input-'));

afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

test('what is right is taken, with policies that let nobody else in; what is wrong has one error that names it', () => {
  fc.assert(fc.property(cases, (it) => {
    const { problems } = outcomeOf(it, folder, findPolicyProblems);
    if (problems.length > 0) throw new Error([...problems, it.what.code].join('\n'));
  }), CASES);
}, 600_000);

test.each(SURELY_RIGHT.map((it) => [it.what.code.slice(0, 80), it] as const))('%s is right', (_, it) => {
  expect(outcomeOf(it, folder, findPolicyProblems).problems).toEqual([]);
});

test('there are faults of every kind', () => {
  expect(ROWS.length).toBeGreaterThan(300);
});

test.each<[string, Error, RegExp | undefined, number]>([
  ['nothing that is right', new Error('a must be b'), undefined, 1],
  ['a prop that it does not name', new Error('a must be b'), /resourceNamePrefix/, 1],
  ['a sentence of somebody else', new Error('There is already a Construct with name a'), /Construct/, 1],
  ['undefined', new Error("a must be b; got 'undefined'"), /a/, 1],
  ['a crash', new TypeError('a is not a function'), /a/, 2],
  ['what is wrong, and nothing else', new Error('a must be b; got c'), /a/, 0],
])('an error speaks of %s', (_, error, names, count) => {
  expect(problemsOf(error, names)).toHaveLength(count);
});

test('statements that throw are found by their text, and not those that throw on what they caught', () => {
  const source = "function f() { if (a) throw new Error('b');\n try { g(() => { throw h(); }); } catch (d) { throw d; } }";
  expect(throwsIn(source)).toEqual([["throw new Error('b');", source.indexOf('throw')], ['throw h();', source.indexOf('throw h')]]);
});
