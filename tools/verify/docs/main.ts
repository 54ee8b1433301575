/*
 * Proves what the documentation says: each command, snippet, query, link and piece of output of README.md, the other pages at the root and
 * docs/ is run, compiled or looked up; what is not is counted.
 *
 *   npm run verify:docs [-- --write]
 *
 * `--write` renders the pictures anew.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { makePackage } from './assembly';
import { readByAwsCli } from './aws-cli';
import { Proof, Surroundings } from './commands';
import { Fence, fencesOf } from './fence';
import { checkLinks } from './links';
import { describeProblem, Page, Problem, readPages } from './page';
import { checkPictures } from './pictures';
import { DocsPlan, planOf } from './plan';
import { readStatements, runQueries } from './queries';
import { runCommands, runIn } from './run-commands';
import { compileSnippets, synthesiseSnippets } from './snippets';
import { checkExcerpts, checkJson, checkTasks } from './texts';
import { Snippet } from './translations';
import { ROOT } from '../package/pack';

const NAME = 'cdk-cloudtrail-analytics';
/** Writes whole pages. */
const DOCS_COMMAND = 'npm run docs';
const TEMPLATE = path.join('cdk.out', 'Example.template.json');

async function main(): Promise<void> {
  const scratch = mkdtempSync(path.join(tmpdir(), 'docs-'));
  try {
    const pages = readPages(ROOT);
    const surroundings = readSurroundings();
    const read = pages.map(fencesOf);
    const plan = planOf(read.flatMap(({ fences }) => fences), surroundings);
    const links = checkLinks(ROOT, pages);
    const quick = [
      ...read.flatMap(({ problems }) => problems), ...plan.problems, ...links.problems, ...checkJson(plan.json),
      ...checkExcerpts(ROOT, plan.excerpts), ...checkTasks(pages, surroundings.scripts),
      ...checkPictures(path.join(ROOT, 'docs'), process.argv.includes('--write')),
    ];
    const [{ snippets, problems }, ran] = await Promise.all([proveSnippets(scratch, pages, plan), proveCommands(scratch, plan)]);
    const all = [...quick, ...problems, ...ran];
    for (const problem of all) console.error(describeProblem(problem));
    console.log(report(pages, plan, snippets, links));
    console.log(`${all.length} problems`);
    process.exitCode = all.length > 0 ? 1 : 0;
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

async function proveSnippets(scratch: string, pages: readonly Page[], plan: DocsPlan): Promise<{ snippets: Snippet[]; problems: Problem[] }> {
  const written = new Set(plan.written.filter(({ writtenBy }) => writtenBy === DOCS_COMMAND).map(({ page }) => page));
  const compiled = pages.filter((page) => !written.has(page.path));
  const place = makePackage(ROOT, path.join(scratch, 'app'), compiled);
  const { snippets, problems } = await compileSnippets(ROOT, place, NAME, compiled);
  return { snippets, problems: [...problems, ...await synthesiseSnippets(ROOT, place, snippets, savedQueries(plan.queries))] };
}

/**
 * The demo comes first: its template and its logs are what the other commands and the SQL are tried on. Those with options, which write
 * over what the first has left, come last.
 */
async function proveCommands(scratch: string, { proofs, queries, athenaOnly }: DocsPlan): Promise<Problem[]> {
  const run = runIn(ROOT);
  const toRun = proofs.filter(({ kind }) => kind === 'run');
  const isDemo = ({ words }: Proof): boolean => words[2] === 'demo';
  const [plain, further] = [(proof: Proof) => proof.words.length === 3, (proof: Proof) => proof.words.length > 3];
  if (!toRun.some((proof) => isDemo(proof) && plain(proof))) throw new Error('a page must show `npm run demo`, as the other commands need its files');
  const left = path.join(ROOT, 'demo.out');
  const demo = { template: path.join(scratch, 'demo', TEMPLATE), logs: path.join(scratch, 'demo', 'logs') };
  const ran = await runCommands(toRun.filter((proof) => isDemo(proof) && plain(proof)), demo, scratch, run);
  cpSync(left, path.join(scratch, 'demo'), { recursive: true });
  return [
    ...ran,
    ...await runQueries(queries, demo.template, demo.logs),
    ...await readStatements(athenaOnly),
    ...await runCommands(toRun.filter((proof) => !isDemo(proof)), demo, path.join(scratch, 'runs'), run),
    ...await runCommands(toRun.filter((proof) => isDemo(proof) && further(proof)), demo, path.join(scratch, 'demos'), run),
    ...readByAwsCli(proofs.filter(({ kind }) => kind === 'needs an AWS account')),
  ];
}

/** Files for snippets that read a folder of queries. */
function savedQueries(fences: readonly Fence[]): string[] {
  return fences.map(({ text }) => text).filter((text) => text.startsWith('-- title: '));
}

function readSurroundings(): Surroundings {
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

function report(pages: readonly Page[], plan: DocsPlan, snippets: readonly Snippet[], links: { inside: number; outside: number }): string {
  const ofKind = (kind: Proof['kind']): string => {
    const commands = plan.proofs.filter((proof) => proof.kind === kind).map(({ step }) => step.command);
    return `${commands.length}${kind === 'run' ? '' : ` (${[...new Set(commands)].join('; ') || 'none'})`}`;
  };
  return [
    `${pages.length} pages`,
    `commands run: ${ofKind('run')}, ${plan.proofs.filter(({ step }) => step.output.length > 0).length} outputs compared`,
    `commands that other parts of .ci/run run: ${ofKind('run by .ci/run')}`,
    `commands that need an AWS account, looked up: ${ofKind('needs an AWS account')}`,
    `commands in a project of the reader, their names compared: ${ofKind('in a project of the reader')}`,
    `snippets compiled and translated into four languages: ${snippets.length}, those of doc comments among them`,
    `queries run: ${plan.queries.length}; statements that Athena alone runs: ${plan.athenaOnly.length}`,
    `JSON parsed: ${plan.json.length}; excerpts compared: ${plan.excerpts.length}; pieces that a command writes, which .ci/run renews: ${plan.written.length}`,
    `links followed: ${links.inside}; links to other places, not followed: ${links.outside}`,
  ].join('\n');
}

void main();
