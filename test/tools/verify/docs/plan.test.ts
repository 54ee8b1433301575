import { Fence } from '../../../../tools/verify/docs/fence';
import { describeProblem } from '../../../../tools/verify/docs/page';
import { planOf } from '../../../../tools/verify/docs/plan';

const SURROUNDINGS = { scripts: ['demo', 'replay', 'bench:synth', 'verify:rules'], ci: 'install  npm ci\nrules  npm run verify:rules && npm run docs\n', packages: ['ours', 'Ours.Net'] };

function plan(info: string, text = '', writtenBy?: string) {
  const [language, ...marks] = info.split(' ');
  const fence: Fence = { page: 'a.md', line: 1, language, marks, text, writtenBy };
  return planOf([fence], SURROUNDINGS);
}

test.each([
  ['console', '$ npm run demo', 'run'],
  ['console', '$ npm ci', 'run by .ci/run'],
  ['console', '$ npm run verify:rules', 'run by .ci/run'],
  ['console aws', '$ aws cloudtrail list-trails', 'needs an AWS account'],
  ['console aws', '$ npx cdk deploy', 'needs an AWS account'],
  ['console project', '$ npm install ours aws-cdk-lib@^2.250.0', 'in a project of the reader'],
  ['console project', '$ dotnet add package Ours.Net', 'in a project of the reader'],
  ['console project', '$ cdk synth', 'in a project of the reader'],
])('%s with %s is proved', (info, text, kind) => {
  const { proofs, problems } = plan(info, text);
  expect(problems).toEqual([]);
  expect(proofs.map((proof) => proof.kind)).toEqual([kind]);
});

test.each([
  ['console', '$ npm run demos', "there is no task 'demos'"],
  ['console', '$ npm run bench:synth', "nothing runs 'npm run bench:synth'"],
  ['console', '$ aws cloudtrail list-trails', "nothing runs 'aws cloudtrail list-trails'"],
  ['console', '$ npm run demo | less', "'npm run demo | less' needs a shell, which this check has not"],
  ['console', 'npm ci', "a console begins with '$ ' and a command"],
  ['console later', '$ npm ci', "a console is marked 'aws', 'project' or not at all; got 'later'"],
  ['console aws', '$ npm ci', "a console of the mark 'aws' has commands of aws and cdk; got 'npm'"],
  ['console aws', '$ cdk deplyo', "cdk has no command 'deplyo' that is known here"],
  ['console project', '$ npm install theirs', 'it installs theirs, and the package is ours, Ours.Net'],
  ['console project', '$ make', "a console of the mark 'project' installs packages or runs cdk; got 'make'"],
  ['yaml', 'a: b', "code has one of the languages console, ts, sql, json, text, python, java, go, csharp, xml; got 'yaml'"],
  ['', 'a', 'code has one of the languages'],
  ['ts nofixtures', 'a', "'ts' has no mark 'nofixtures'"],
  ['sql trino', 'SELECT 1', "'sql' has no mark 'trino'"],
  ['json lines', '{}', "'json' has no mark 'lines'"],
  ['text', 'a', "'text' is an excerpt of a file, which is named by the mark from=FILE; got ''"],
  ['python', 'a', "'python' is an excerpt of a file"],
])('%s with %s is a problem', (info, text, message) => {
  const { problems } = plan(info, text);
  expect(problems.map(describeProblem)).toEqual([expect.stringMatching(/^a\.md:[12]: /)]);
  expect(problems[0].message).toContain(message);
});

test('what a command writes is counted, whatever its language; its JSON is parsed', () => {
  expect(plan('', 'a', 'npm run docs')).toMatchObject({ problems: [], written: [{ text: 'a' }], json: [] });
  expect(plan('json', '{}', 'npm run docs')).toMatchObject({ written: [{}], json: [{ text: '{}' }] });
});

test('code goes to what proves it', () => {
  expect(plan('ts nofixture').snippets).toHaveLength(1);
  expect(plan('sql').queries).toHaveLength(1);
  expect(plan('sql athena').athenaOnly).toHaveLength(1);
  expect(plan('json').json).toHaveLength(1);
  expect(plan('text from=a/b.txt').excerpts).toMatchObject([{ file: 'a/b.txt' }]);
});
