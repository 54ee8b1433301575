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
  .description('Synthesizes the example app, generates one day of log files that contains an attack, and replays the log files.')
  .option('--logs <directory>', 'The directory with .json, .json.gz, .ndjson, or .ndjson.gz files to replay instead, at any depth.')
  .action(run);

async function run({ logs }: { readonly logs?: string }): Promise<void> {
  const template = synthesizeExample(clearFolder('cdk.out'));
  console.log(`Synthesized examples/typescript/app.ts to ${shortenPath(template)}`);
  const folder = logs ?? await generateDay();
  const result = await replay({ template, logs: folder, progress: createProgressBar() });
  console.log(`\n${renderTextReport(result, process.stdout.columns ?? DEFAULT_WIDTH)}`);
  console.log(`\nTo print all rows of a query, run: npm run replay -- --template ${shortenPath(template)} --logs ${shortenPath(folder)} --query ID`);
  if (result.failed) process.exitCode = 1;
}

/** Removes the output of an earlier run, but only if this run replaces it. `--logs` can specify earlier log files. */
function clearFolder(name: string): string {
  const folder = path.join(OUT, name);
  rmSync(folder, { recursive: true, force: true });
  return folder;
}

async function generateDay(): Promise<string> {
  const generated = await generateLogs({ records: RECORDS, days: 1, accounts: 1, attack: true, out: clearFolder('logs') });
  console.log(`Generated one day of log files of account ${generated.accounts[0]} in ${shortenPath(generated.folder)}:\n  ${describeLogs(generated)}`);
  return generated.folder;
}

function describeLogs({ records, attack }: GeneratedLogs): string {
  const [first, last] = [attack[0], attack[attack.length - 1]].map(({ eventTime }) => eventTime.slice(11, 16));
  return `${records.toLocaleString('en-US')} records, including ${attack.length} records of an attack from ${first} to ${last}`;
}

function shortenPath(file: string): string {
  const relative = path.relative(process.cwd(), file);
  return relative.startsWith('..') ? file : relative;
}

program.parseAsync().catch((error: unknown) => {
  console.error(`error: ${(error as Error).message}`);
  process.exitCode = error instanceof NoLogsError ? 2 : 1;
});
