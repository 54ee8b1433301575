/*
 * Synthesises cases, among them a share of those that must be there, and writes what was found: `worker.ts <seed> 0/2 <count> <folder>`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import * as fc from 'fast-check';
import { watch } from './before';
import { cases, SURELY_RIGHT, SURELY_WRONG } from './cases';
import { outcomeOf } from './outcome';
import { ThrowSites } from './throw-sites';
import { reached } from './value';

/** Of so many right cases, one template is for the linter. */
const SAMPLED = 25;

/** What a worker writes. */
export interface Findings {
  readonly right: number;
  readonly wrong: number;
  readonly problems: readonly string[];
  readonly reached: readonly string[];
  readonly sites: ThrowSites;
}

function main([seed, part, count, folder]: readonly string[]): void {
  const templates = path.join(folder, 'templates');
  mkdirSync(templates, { recursive: true });
  const [share, shares] = part.split('/').map(Number);
  const sure = [...SURELY_WRONG, ...SURELY_RIGHT].filter((_, index) => index % shares === share);
  const all = [...sure, ...fc.sample(cases, { seed: Number(seed), numRuns: Math.max(0, Number(count) - sure.length) })];
  const problems: string[] = [];
  let right = 0;
  all.forEach((it, index) => {
    const outcome = outcomeOf(it, path.join(folder, `${seed}.out`));
    problems.push(...outcome.problems.map((problem) => `${problem}\n  ${it.what.code}`));
    if (!it.names) right++;
    if (right % SAMPLED === 0 && outcome.template && hasResources(outcome.template)) writeFileSync(path.join(templates, `${seed}-${index}.template.json`), outcome.template);
  });
  const findings: Findings = { right, wrong: all.length - right, problems, reached: [...reached], sites: watch.reached() };
  writeFileSync(path.join(folder, `${seed}.json`), JSON.stringify(findings));
}

/** The linter wants some, while a stack may deploy nothing. */
function hasResources(template: string): boolean {
  return (JSON.parse(template) as { Resources?: object }).Resources !== undefined;
}

main(process.argv.slice(2));
