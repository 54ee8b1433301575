/*
 * Builds props of the whole public API, right ones and such with one thing wrong, and looks at what becomes of them: what is right is
 * taken, by cfn-lint and the CDK's validator too, and what is wrong has one error that says so. Every prop and every error is among them.
 *
 *   npm run verify:input [-- <cases> [<seed>]]
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import * as path from 'node:path';
import { publicApi } from './api';
import { validate } from './cdk-validator';
import { throwingFiles } from './throw-sites';
import { UNREACHED } from './unreached';
import type { Findings } from './worker';
import { ROOT, TSX } from '../package/pack';
import { installLinters } from '../security/install';

const CASES = 10_000;
/** Each thing that can be wrong must be wrong once, and as many cases must be right. */
const LEAST_CASES = 2_000;
const WORKERS = Math.min(2, availableParallelism());
const LARGEST_REPORT = 256 * 1024 * 1024;
/** So many of a kind are shown. */
const SHOWN = 20;

async function main([cases = String(CASES), seed = String(Date.now() % 1_000_000)]: readonly string[]): Promise<void> {
  if (!(Number(cases) >= LEAST_CASES)) throw new Error(`cases must be a number from ${LEAST_CASES} on; got ${cases}`);
  const folder = mkdtempSync(path.join(tmpdir(), 'input-'));
  try {
    const count = Math.ceil(Number(cases) / WORKERS);
    const seeds = Array.from({ length: WORKERS }, (_, index) => String(Number(seed) + index));
    await Promise.all(seeds.map((each, index) => work(each, index, count, folder)));
    const all = seeds.map((each) => JSON.parse(readFileSync(path.join(folder, `${each}.json`), 'utf8')) as Findings);
    const [right, wrong] = [sum(all.map((findings) => findings.right)), sum(all.map((findings) => findings.wrong))];
    const templates = readdirSync(path.join(folder, 'templates')).map((file) => path.join(folder, 'templates', file));
    const problems = [
      ...all.flatMap((findings) => findings.problems),
      ...right < wrong ? [`fewer cases are right than wrong: ${right} of ${right + wrong}`] : [],
      ...missing(publicApi(), all.flatMap((findings) => findings.reached)).map((name) => `${name} is never given`),
      ...unreachedErrors(all),
      ...templates.length === 0 ? ['there is no template to validate'] : [...lint(templates), ...validate(templates)],
    ];
    for (const problem of problems.slice(0, SHOWN)) console.error(problem);
    console.log(`${right} cases that are right, ${wrong} with one thing wrong, seed ${seed}; ${templates.length} templates validated; ${problems.length} problems`);
    process.exitCode = problems.length > 0 ? 1 : 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function work(seed: string, share: number, count: number, folder: string): Promise<void> {
  const worker = spawn(process.execPath, [TSX, '--tsconfig', 'tsconfig.dev.json', path.join(__dirname, 'worker.ts'), seed, `${share}/${WORKERS}`, String(count), folder],
    { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] });
  return new Promise((resolve, reject) => {
    worker.on('error', reject);
    worker.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`the worker of seed ${seed} ended with ${code}`))));
  });
}

/** Errors that no case has brought about, and those that should be out of reach and are not. */
function unreachedErrors(all: readonly Findings[]): string[] {
  const sites = new Map<string, boolean>();
  for (const [site, isReached] of all.flatMap((findings) => Object.entries(findings.sites))) sites.set(site, isReached || sites.get(site) === true);
  const loaded = new Set([...sites.keys()].map((site) => site.slice(0, site.indexOf('#'))));
  const never = [...[...sites].filter(([, isReached]) => !isReached).map(([site]) => site), ...throwingFiles().filter((file) => !loaded.has(file))];
  const nameOf = (site: string): string => site.replace(/#\d+ /, ': ');
  return [
    ...never.map(nameOf).filter((name) => !UNREACHED.some(([beginning]) => name.startsWith(beginning))).map((name) => `no case brings about ${name}`),
    ...UNREACHED.filter(([beginning]) => !never.some((site) => nameOf(site).startsWith(beginning))).map(([beginning]) => `is brought about after all: ${beginning}`),
  ];
}

function lint(templates: readonly string[]): string[] {
  const { error, stdout, stderr } = spawnSync(path.join(installLinters(), 'cfn-lint'), ['--format', 'json', '--regions', 'eu-central-1', '--', ...templates],
    { encoding: 'utf8', maxBuffer: LARGEST_REPORT });
  if (error) throw error;
  const found = stdout.trim() === '' ? [] : JSON.parse(stdout) as { Level: string; Message: string; Rule: { Id: string } }[];
  if (stderr) console.error(stderr);
  return found.filter(({ Level }) => Level === 'Error').map(({ Rule: { Id }, Message }) => `cfn-lint: ${Id}: ${Message}`);
}

function missing(wanted: readonly string[], given: readonly string[]): string[] {
  const known = new Set(given);
  return wanted.filter((name) => !known.has(name));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
