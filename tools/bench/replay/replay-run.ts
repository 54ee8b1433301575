import * as path from 'node:path';
import { Run, runTimed, runWithPeakMemory } from './run';

const ROOT = path.join(__dirname, '..', '..', '..');
const TSX = path.join(ROOT, 'node_modules', '.bin', 'tsx');

/** What `replay --json` prints, as far as it is looked at here. */
interface Report {
  readonly records: number;
  readonly rules: readonly { readonly id: string; readonly matches: number }[];
  readonly queries: readonly { readonly id: string }[];
}

export interface ReplayRun extends Run {
  readonly records: number;
  readonly queries: number;
  /** Matches by rule. */
  readonly counts: ReadonlyMap<string, number>;
}

/** One run of the rules alone. */
export function runRules(template: string, logs: string): ReplayRun {
  return parseRun(runTimed(TSX, [...createArguments(template, logs), '--no-queries'], ROOT));
}

/** One run of rules and saved queries. */
export function runComplete(template: string, logs: string): ReplayRun & { readonly mebibytes: number } {
  const run = runWithPeakMemory(TSX, createArguments(template, logs), ROOT);
  return { ...parseRun(run), mebibytes: run.mebibytes };
}

function createArguments(template: string, logs: string): string[] {
  return ['--tsconfig', 'tsconfig.dev.json', 'replay/main.ts', '--json', '--template', template, '--logs', logs];
}

function parseRun(run: Run): ReplayRun {
  const { records, rules, queries } = JSON.parse(run.output) as Report;
  return { ...run, records, queries: queries.length, counts: new Map(rules.map(({ id, matches }) => [id, matches])) };
}
