import { rmSync } from 'node:fs';
import * as path from 'node:path';
import { Command } from 'commander';
import { NoLogsError } from './log-files/read-summary';
import { replay } from './replay';
import { createProgressBar } from './report/progress';
import { renderTextReport } from './report/text-report';
import { synthesizeExample } from '../examples/synthesise';
import { GeneratedLogs, generateLogs } from '../tools/generate/generate';

const ROOT = path.join(__dirname, '..');
const OUT = path.join(ROOT, 'demo.out');
const RECORDS = 10_000;
const DEFAULT_WIDTH = 120;

const program = new Command('demo')
  .description('Synthesise the example, make up a day of an account with an attack in it, and replay the one over the other.')
  .option('--logs <folder>', 'replay these log files instead: .json, .json.gz, .ndjson or .ndjson.gz, at any depth')
  .action(run);

async function run({ logs }: { readonly logs?: string }): Promise<void> {
  const template = synthesizeExample(clearFolder('cdk.out'));
  console.log(`synthesised examples/typescript/app.ts to ${shortenPath(template)}`);
  const folder = logs ?? await generateDay();
  const result = await replay({ template, logs: folder, progress: createProgressBar() });
  console.log(`\n${renderTextReport(result, process.stdout.columns ?? DEFAULT_WIDTH)}`);
  console.log(`\nall rows of a query: npm run replay -- --template ${shortenPath(template)} --logs ${shortenPath(folder)} --query ID`);
  if (result.failed) process.exitCode = 1;
}

/** What an earlier run left goes only where this one writes: its logs can be the ones to replay. */
function clearFolder(name: string): string {
  const folder = path.join(OUT, name);
  rmSync(folder, { recursive: true, force: true });
  return folder;
}

async function generateDay(): Promise<string> {
  const made = await generateLogs({ records: RECORDS, days: 1, accounts: 1, attack: true, out: clearFolder('logs') });
  console.log(`made up a day of account ${made.accounts[0]} in ${shortenPath(made.folder)}: ${describeLogs(made)}`);
  return made.folder;
}

function describeLogs({ records, attack }: GeneratedLogs): string {
  const [first, last] = [attack[0], attack[attack.length - 1]].map(({ eventTime }) => eventTime.slice(11, 16));
  return `${records.toLocaleString('en-US')} records,\n  ${attack.length} of them an attack from ${first} to ${last}`;
}

function shortenPath(file: string): string {
  const relative = path.relative(process.cwd(), file);
  return relative.startsWith('..') ? file : relative;
}

program.parseAsync().catch((error: unknown) => {
  console.error(`error: ${(error as Error).message}`);
  process.exitCode = error instanceof NoLogsError ? 2 : 1;
});
