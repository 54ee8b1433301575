/*
 * Checks the documentation: runs, compiles, or looks up each command, snippet, query, and output of the pages at the root and in docs/.
 * The report contains the number of parts per check.
 *
 *   npm run verify:docs [-- --write]
 *
 * `--write` renders the diagrams again.
 */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { checkAwsCommands } from './aws-cli';
import { Command, ProjectInfo } from './commands';
import { checkDiagrams } from './diagrams';
import { checkExcerpts, checkJson, checkScriptNames } from './excerpts';
import { Fence, parseFences } from './fence';
import { formatProblem, Page, Problem, readPages } from './page';
import { DocsPlan, planChecks } from './plan';
import { parseStatements, runQueries } from './queries';
import { compileSnippets, createSnippetPackage } from './rosetta';
import { createRunner, runCommands } from './run-commands';
import { synthesizeSnippets } from './synthesis';
import { Snippet } from './translations';
import { ROOT } from '../package/pack';

const NAME = 'cdk-cloudtrail-analytics';
/** Generates whole pages. */
const DOCS_COMMAND = 'npm run docs';
const TEMPLATE = path.join('cdk.out', 'Example.template.json');

async function main(): Promise<void> {
  const scratch = mkdtempSync(path.join(tmpdir(), 'docs-'));
  try {
    const pages = readPages(ROOT);
    const project = readProjectInfo();
    const plan = planChecks(pages.flatMap(parseFences), project);
    const staticProblems = [
      ...plan.problems, ...checkJson(plan.json), ...checkExcerpts(ROOT, plan.excerpts), ...checkScriptNames(pages, project.scripts),
      ...checkDiagrams(path.join(ROOT, 'docs'), process.argv.includes('--write')),
    ];
    const [{ snippets, problems }, commandProblems] = await Promise.all([verifySnippets(scratch, pages, plan), verifyCommands(scratch, plan)]);
    const all = [...staticProblems, ...problems, ...commandProblems];
    for (const problem of all) console.error(formatProblem(problem));
    console.log(formatReport(pages, plan, snippets));
    console.log(`${all.length} problems`);
    process.exitCode = all.length > 0 ? 1 : 0;
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

async function verifySnippets(scratch: string, pages: readonly Page[], plan: DocsPlan): Promise<{ snippets: Snippet[]; problems: Problem[] }> {
  const generated = new Set(plan.generated.filter(({ generatedBy }) => generatedBy === DOCS_COMMAND).map(({ page }) => page));
  const compiled = pages.filter((page) => !generated.has(page.path));
  const snippetPackage = createSnippetPackage(ROOT, path.join(scratch, 'app'), compiled);
  const { snippets, problems } = await compileSnippets(ROOT, snippetPackage, NAME, compiled);
  return { snippets, problems: [...problems, ...await synthesizeSnippets(ROOT, snippetPackage, snippets, selectQueryFiles(plan.queries))] };
}

/**
 * Runs the demo first, because the other commands and the SQL use its template and logs. Demos with options overwrite these files, so they
 * run last.
 */
async function verifyCommands(scratch: string, { commands, queries, athenaOnly }: DocsPlan): Promise<Problem[]> {
  const run = createRunner(ROOT);
  const runnable = commands.filter(({ check }) => check === 'run');
  const demos = runnable.filter(({ words }) => words[2] === 'demo');
  const [plainDemos, otherDemos] = [demos.filter(({ words }) => words.length === 3), demos.filter(({ words }) => words.length > 3)];
  if (plainDemos.length === 0) throw new Error('a page must contain `npm run demo`, because the other commands require its files');
  const demo = { template: path.join(scratch, 'demo', TEMPLATE), logs: path.join(scratch, 'demo', 'logs') };
  const demoProblems = await runCommands(plainDemos, demo, scratch, run);
  cpSync(path.join(ROOT, 'demo.out'), path.join(scratch, 'demo'), { recursive: true });
  // The folders of the output files of commands.
  for (const folder of ['runs', 'demos']) mkdirSync(path.join(scratch, folder));
  return [
    ...demoProblems,
    ...await runQueries(queries, demo.template, demo.logs),
    ...await parseStatements(athenaOnly),
    ...await runCommands(runnable.filter((command) => !demos.includes(command)), demo, path.join(scratch, 'runs'), run),
    ...await runCommands(otherDemos, demo, path.join(scratch, 'demos'), run),
    ...checkAwsCommands(commands.filter(({ check }) => check === 'AWS account required')),
  ];
}

/** Returns the query files, for snippets that read a folder of queries. */
function selectQueryFiles(fences: readonly Fence[]): string[] {
  return fences.map(({ text }) => text).filter((text) => text.startsWith('-- title: '));
}

function readProjectInfo(): ProjectInfo {
  const { name, scripts, jsii } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
    name: string;
    scripts: Record<string, string>;
    jsii: { targets: { python: { distName: string }; dotnet: { packageId: string }; go: { moduleName: string; packageName: string } } };
  };
  const { python, dotnet, go } = jsii.targets;
  return {
    scripts: Object.keys(scripts),
    ci: readFileSync(path.join(ROOT, '.ci', 'run'), 'utf8'),
    packages: [...new Set([name, python.distName, dotnet.packageId, `${go.moduleName}/${go.packageName}`])],
  };
}

function formatReport(pages: readonly Page[], plan: DocsPlan, snippets: readonly Snippet[]): string {
  const formatCommands = (check: Command['check']): string => {
    const commands = plan.commands.filter((command) => command.check === check).map(({ step }) => step.command);
    return `${commands.length}${check === 'run' ? '' : ` (${[...new Set(commands)].join('; ') || 'none'})`}`;
  };
  return [
    `${pages.length} pages`,
    `commands run: ${formatCommands('run')}; outputs compared: ${plan.commands.filter(({ step }) => step.output.length > 0).length}`,
    `commands that .ci/run runs: ${formatCommands('run by .ci/run')}`,
    `commands that require an AWS account, validated: ${formatCommands('AWS account required')}`,
    `commands in a user project, package names compared: ${formatCommands('in a user project')}`,
    `snippets of pages and doc comments compiled and translated into four languages: ${snippets.length}`,
    `queries run: ${plan.queries.length}; statements for Athena only, parsed: ${plan.athenaOnly.length}`,
    `JSON parsed: ${plan.json.length}; excerpts compared: ${plan.excerpts.length}; generated blocks: ${plan.generated.length}`,
  ].join('\n');
}

void main();
