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
  .description('Measure replay against jq. Only a run of the usual size is written to the page of results.')
  .option('--records <number>', 'records to generate', parseInteger, RECORDS)
  .action(({ records }: { readonly records: number }) => withTempFolder((folder) => run(folder, records)));

async function run(folder: string, wanted: number): Promise<void> {
  const jqVersion = requireJq();
  const template = synthesizeExample(path.join(folder, 'cdk.out'));
  const logs = await generateLogs({ records: wanted, days: 1, accounts: 3, attack: true, out: path.join(folder, 'logs') });
  const seconds = { replay: [] as number[], jq: [] as number[] };
  let rules = 0;
  for (let repeat = -1; repeat < REPEATS; repeat++) {
    // In turns, each first every other time, so that whatever else the machine does hits both alike.
    const jqFirst = repeat % 2 === 0;
    const before = jqFirst ? runJq(logs.folder) : undefined;
    const replayed = runRules(template, logs.folder);
    const counted = before ?? runJq(logs.folder);
    if (replayed.records !== logs.records) throw new Error(`replay must read ${logs.records} records; got ${replayed.records}`);
    assertSameCounts(replayed.counts, counted.counts);
    rules = replayed.counts.size;
    if (repeat < 0) continue;
    seconds.replay.push(replayed.seconds);
    seconds.jq.push(counted.seconds);
  }
  const whole = Array.from({ length: COMPLETE_REPEATS }, () => runComplete(template, logs.folder));
  const report = renderReplaySection({
    records: logs.records,
    files: logs.files,
    compressedBytes: logs.bytes,
    bytes: logs.uncompressedBytes,
    rules,
    ...seconds,
    jqVersion,
    queries: whole[0].queries,
    complete: whole.map(({ seconds }) => seconds),
    mebibytes: Math.max(...whole.map(({ mebibytes }) => mebibytes)),
    machine: describeMachine(),
    date: new Date().toISOString().slice(0, 10),
    command: wanted === RECORDS ? 'npm run bench:replay' : `npm run bench:replay -- --records ${wanted}`,
  });
  console.log(report);
  if (wanted === RECORDS) writeSection('replay', report);
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
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('it must be a whole number.');
  return Number(text);
}

program.parseAsync().catch((error: unknown) => {
  console.error(`error: ${(error as Error).message}`);
  process.exitCode = 1;
});
