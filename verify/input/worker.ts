/*
 * Synthesises cases, and writes what was found: `worker.ts <seed> <count> <folder>`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import * as fc from 'fast-check';
import { watch } from './before';
import { Case, cases, SURELY_RIGHT } from './cases';
import { ROWS } from './faults';
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

function main([seed, count, folder]: readonly string[]): void {
  const templates = path.join(folder, 'templates');
  mkdirSync(templates, { recursive: true });
  // each fault is there once, whatever chance says
  const each = ROWS.map(({ names, code, make }): Case => ({ names, hasEnvironment: true, what: { code, make: (scope) => make(scope, {}) } }));
  const sure = [...each, ...SURELY_RIGHT];
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
