/*
 * Synthesizes random valid props of the whole API. The library must accept them, and cfn-lint and the validation of the newest CDK must
 * accept the templates. Each prop and each static method of the API must be among them.
 *
 *   npm run verify:input [-- CASES [SEED]]
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import * as fc from 'fast-check';
import { listPublicApi } from './api';
import { validateTemplates } from './cdk-validator';
import { usedApi } from './props/value';
import { cases, FIXED_CASES, synthesizeCase } from './valid-props';
import { installLinters } from '../security/install';

const DEFAULT_CASES = 5_000;
/** Fewer random cases may not include each prop. */
const MIN_CASES = 1_000;
/** The linters check one template of this number of cases. */
const SAMPLE_INTERVAL = 25;
const MAX_REPORT_BYTES = 256 * 1024 * 1024;
const MAX_SHOWN = 20;

function main([count = String(DEFAULT_CASES), seed = String(Date.now() % 1_000_000)]: readonly string[]): void {
  if (!(Number(count) >= MIN_CASES)) throw new Error(`CASES must be a number, at least ${MIN_CASES}; got ${count}`);
  const folder = mkdtempSync(path.join(tmpdir(), 'input-'));
  try {
    const synthesisProblems = synthesizeCases(Number(count), Number(seed), folder);
    const used = new Set(usedApi);
    const templates = readdirSync(path.join(folder, 'templates')).map((file) => path.join(folder, 'templates', file));
    const problems = [
      ...synthesisProblems,
      ...listPublicApi().filter((name) => !used.has(name)).map((name) => `no case uses ${name}`),
      ...runCfnLint(templates),
      ...validateTemplates(templates),
    ];
    for (const problem of problems.slice(0, MAX_SHOWN)) console.error(problem);
    console.log(`${count} cases, seed ${seed}; ${templates.length} templates validated; ${problems.length} problems`);
    process.exitCode = problems.length > 0 ? 1 : 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Writes a sample of the templates to the subfolder `templates`; returns the problems. */
function synthesizeCases(count: number, seed: number, folder: string): string[] {
  const samples = path.join(folder, 'templates');
  mkdirSync(samples);
  const all = [...FIXED_CASES, ...fc.sample(cases, { seed, numRuns: count - FIXED_CASES.length })];
  return all.flatMap((each, index) => {
    const { problems, template } = synthesizeCase(each, path.join(folder, 'cdk.out'));
    if (index % SAMPLE_INTERVAL === 0 && template && hasResources(template)) writeFileSync(path.join(samples, `${index}.template.json`), template);
    return problems.map((problem) => `${problem}\n  ${each.construct.code}`);
  });
}

/** The linter rejects a template without resources, which a stack that only imports resources has. */
function hasResources(template: string): boolean {
  return (JSON.parse(template) as { Resources?: object }).Resources !== undefined;
}

function runCfnLint(templates: readonly string[]): string[] {
  const { error, stdout, stderr } = spawnSync(path.join(installLinters(), 'cfn-lint'), ['--format', 'json', '--regions', 'eu-central-1', '--', ...templates],
    { encoding: 'utf8', maxBuffer: MAX_REPORT_BYTES });
  if (error) throw error;
  if (stderr) console.error(stderr);
  const findings = stdout.trim() === '' ? [] : JSON.parse(stdout) as { Level: string; Message: string; Rule: { Id: string } }[];
  return findings.filter(({ Level }) => Level === 'Error').map(({ Rule: { Id }, Message }) => `cfn-lint: ${Id}: ${Message}`);
}

main(process.argv.slice(2));
