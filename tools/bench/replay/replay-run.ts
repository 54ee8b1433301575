import * as path from 'node:path';
import { Run, timed, withPeakMemory } from './run';

const ROOT = path.join(__dirname, '..', '..', '..');
const TSX = path.join(ROOT, 'node_modules', '.bin', 'tsx');

/** What `replay --json` prints, as far as it is looked at here. */
interface Report {
  readonly records: number;
  readonly rules: readonly { readonly id: string; readonly matches: number }[];
  readonly queries: readonly { readonly id: string }[];
}

export interface Replayed extends Run {
  readonly records: number;
  readonly queries: number;
  /** Matches by rule. */
  readonly counts: ReadonlyMap<string, number>;
}

/** One run of the rules alone. */
export function replayRules(template: string, logs: string): Replayed {
  return read(timed(TSX, [...command(template, logs), '--no-queries'], ROOT));
}

/** One run of rules and saved queries. */
export function replayAll(template: string, logs: string): Replayed & { readonly mebibytes: number } {
  const run = withPeakMemory(TSX, command(template, logs), ROOT);
  return { ...read(run), mebibytes: run.mebibytes };
}

function command(template: string, logs: string): string[] {
  return ['--tsconfig', 'tsconfig.dev.json', 'replay/main.ts', '--json', '--template', template, '--logs', logs];
}

function read(run: Run): Replayed {
  const { records, rules, queries } = JSON.parse(run.output) as Report;
  return { ...run, records, queries: queries.length, counts: new Map(rules.map(({ id, matches }) => [id, matches])) };
}
