import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { CfnOutput } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import * as fc from 'fast-check';
import { cases, FIXED_CASES, synthesizeCase } from '../../../../tools/verify/input/valid-props';
import { findPolicyProblems } from '../../../security/policy-problems';

const folder = fs.mkdtempSync(path.join(tmpdir(), 'input-'));

afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

test('random valid props are accepted, and the policies grant no unintended access', () => {
  fc.assert(fc.property(cases, (each) => {
    const { problems } = synthesizeCase(each, folder, findPolicyProblems);
    if (problems.length > 0) throw new Error([...problems, each.construct.code].join('\n'));
  }), { numRuns: 100, seed: 1 });
}, 600_000);

test.each(FIXED_CASES.map((each) => [each.construct.code.slice(0, 80), each] as const))('%s is accepted', (_, each) => {
  expect(synthesizeCase(each, folder, findPolicyProblems).problems).toEqual([]);
});

test.each<[string, (scope: Construct) => unknown, string]>([
  ['rejected props', () => { throw new Error('a must be b; got c'); }, 'valid props are rejected: a must be b; got c'],
  ['undefined values in the template', (scope) => new CfnOutput(scope, 'Output', { value: `arn:${undefined}` }), 'arn:undefined'],
])('%s are problems', (_, make, problem) => {
  expect(synthesizeCase({ hasEnvironment: true, construct: { code: '', make } }, folder).problems).toEqual([expect.stringContaining(problem)]);
});
