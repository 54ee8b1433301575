import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { assertSameCounts, runJq, requireJq } from './jq';
import { runComplete, runRules } from './replay-run';
import { renderReplaySection } from './section';
import { synthesizeExample } from '../../../examples/synthesise';
import { generateLogs } from '../../generate/generate';
import { describeMachine, writeSection } from '../report';

const RECORDS = 200_000;
const REPEATS = 7;
const COMPLETE_REPEATS = 3;

const program = new Command('bench:replay')
  .description('Compares the run time of replay with jq. Only a run with the default size updates the page of results.')
  .option('--records <number>', 'The number of records to generate.', parseInteger, RECORDS)
  .action(({ records }: { readonly records: number }) => withTempFolder((folder) => run(folder, records)));

async function run(folder: string, recordCount: number): Promise<void> {
  const jqVersion = requireJq();
  const template = synthesizeExample(path.join(folder, 'cdk.out'));
  const logs = await generateLogs({ records: recordCount, days: 1, accounts: 3, attack: true, out: path.join(folder, 'logs') });
  const times = { replay: [] as number[], jq: [] as number[] };
  let rules = 0;
  for (let repeat = -1; repeat < REPEATS; repeat++) {
    // alternate the order, so that other load on the machine affects both tools equally
    const jqFirst = repeat % 2 === 0;
    const before = jqFirst ? runJq(logs.folder) : undefined;
    const replayed = runRules(template, logs.folder);
    const counted = before ?? runJq(logs.folder);
    if (replayed.records !== logs.records) throw new Error(`replay must read ${logs.records} records; got ${replayed.records}`);
    assertSameCounts(replayed.counts, counted.counts);
    rules = replayed.counts.size;
    if (repeat < 0) continue;
    times.replay.push(replayed.seconds);
    times.jq.push(counted.seconds);
  }
  const completeRuns = Array.from({ length: COMPLETE_REPEATS }, () => runComplete(template, logs.folder));
  const report = renderReplaySection({
    records: logs.records,
    files: logs.files,
    compressedBytes: logs.bytes,
    bytes: logs.uncompressedBytes,
    rules,
    ...times,
    jqVersion,
    queries: completeRuns[0].queries,
    complete: completeRuns.map(({ seconds }) => seconds),
    mebibytes: Math.max(...completeRuns.map(({ mebibytes }) => mebibytes)),
    machine: describeMachine(),
    date: new Date().toISOString().slice(0, 10),
    command: recordCount === RECORDS ? 'npm run bench:replay' : `npm run bench:replay -- --records ${recordCount}`,
  });
  console.log(report);
  if (recordCount === RECORDS) writeSection('replay', report);
}

async function withTempFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-replay-'));
  try {
    await use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function parseInteger(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('must be an integer.');
  return Number(text);
}

program.parseAsync().catch((error: unknown) => {
  console.error(`error: ${(error as Error).message}`);
  process.exitCode = 1;
});
