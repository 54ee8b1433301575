import { Fence } from '../../../../tools/verify/docs/fence';
import { formatProblem } from '../../../../tools/verify/docs/page';
import { planChecks } from '../../../../tools/verify/docs/plan';

const PROJECT = { scripts: ['demo', 'replay', 'bench:synth', 'verify:rules'], ci: 'install  npm ci\ntest  npm test -- --coverage\nrules  npm run verify:rules && npm run docs\n', packages: ['ours', 'Ours.Net'] };

function plan(info: string, text = '', generatedBy?: string) {
  const [language, ...marks] = info.split(' ');
  const fence: Fence = { page: 'a.md', line: 1, language, marks, text, generatedBy };
  return planChecks([fence], PROJECT);
}

test.each([
  ['console', '$ npm run demo', 'run'],
  ['console', '$ npm ci', 'run by .ci/run'],
  ['console', '$ npm test', 'run by .ci/run'],
  ['console', '$ npm run verify:rules', 'run by .ci/run'],
  ['console aws', '$ aws cloudtrail list-trails', 'AWS account required'],
  ['console aws', '$ npx cdk deploy', 'AWS account required'],
  ['console project', '$ npm install ours aws-cdk-lib@^2.250.0', 'in a user project'],
  ['console project', '$ dotnet add package Ours.Net', 'in a user project'],
  ['console project', '$ cdk synth', 'in a user project'],
])('%s with %s has a check', (info, text, check) => {
  const { commands, problems } = plan(info, text);
  expect(problems).toEqual([]);
  expect(commands.map((command) => command.check)).toEqual([check]);
});

test.each([
  ['console', '$ npm run demos', "package.json has no script 'demos'"],
  ['console', '$ npm run bench:synth', "neither this check nor .ci/run runs 'npm run bench:synth'"],
  ['console', '$ aws cloudtrail list-trails', "neither this check nor .ci/run runs 'aws cloudtrail list-trails'"],
  ['console', '$ npm run demo | less', "a command must not require a shell; got 'npm run demo | less'"],
  ['console', 'npm ci', "a console block must start with '$ ' and a command"],
  ['console later', '$ npm ci', "the mark of a console block must be 'aws', 'project', or none; got 'later'"],
  ['console aws', '$ npm ci', "a block with the mark 'aws' must contain aws and cdk commands; got 'npm'"],
  ['console aws', '$ cdk deplyo', "ls, synth; got 'deplyo'"],
  ['console project', '$ npm install theirs', 'the package is named ours, Ours.Net; got theirs'],
  ['console project', '$ make', "a block with the mark 'project' must install packages or run cdk; got 'make'"],
  ['yaml', 'a: b', "the language of a code block must be one of console, ts, sql, json, text, python, java, go, csharp, xml; got 'yaml'"],
  ['', 'a', 'the language of a code block must be one of'],
  ['ts nofixtures', 'a', "'ts' has no mark 'nofixtures'"],
  ['sql trino', 'SELECT 1', "'sql' has no mark 'trino'"],
  ['json lines', '{}', "'json' has no mark 'lines'"],
  ['text', 'a', "the mark of a 'text' block must be from=FILE; got ''"],
  ['python', 'a', "the mark of a 'python' block must be from=FILE"],
])('%s with %s is a problem', (info, text, message) => {
  const { problems } = plan(info, text);
  expect(problems.map(formatProblem)).toEqual([expect.stringMatching(/^a\.md:[12]: /)]);
  expect(problems[0].message).toContain(message);
});

test('generated blocks are counted, and generated JSON is parsed', () => {
  expect(plan('', 'a', 'npm run docs')).toMatchObject({ problems: [], generated: [{ text: 'a' }], json: [] });
  expect(plan('json', '{}', 'npm run docs')).toMatchObject({ generated: [{}], json: [{ text: '{}' }] });
});

test('each language has a check', () => {
  expect(plan('ts nofixture').snippets).toHaveLength(1);
  expect(plan('sql').queries).toHaveLength(1);
  expect(plan('sql athena').athenaOnly).toHaveLength(1);
  expect(plan('json').json).toHaveLength(1);
  expect(plan('text from=a/b.txt').excerpts).toMatchObject([{ file: 'a/b.txt' }]);
});
