import { rmSync } from 'node:fs';
import * as path from 'node:path';
import { Command } from 'commander';
import { NoLogsError } from './log-files/read-summary';
import { replay } from './replay';
import { progressBar } from './report/progress';
import { textReport } from './report/text-report';
import { synthesiseExample } from '../examples/synthesise';
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
  const template = synthesiseExample(emptied('cdk.out'));
  console.log(`synthesised examples/typescript/app.ts to ${shortened(template)}`);
  const folder = logs ?? await makeUpDay();
  const result = await replay({ template, logs: folder, progress: progressBar() });
  console.log(`\n${textReport(result, process.stdout.columns ?? DEFAULT_WIDTH)}`);
  console.log(`\nall rows of a query: npm run replay -- --template ${shortened(template)} --logs ${shortened(folder)} --query ID`);
  if (result.failed) process.exitCode = 1;
}

/** What an earlier run left goes only where this one writes: its logs can be the ones to replay. */
function emptied(name: string): string {
  const folder = path.join(OUT, name);
  rmSync(folder, { recursive: true, force: true });
  return folder;
}

async function makeUpDay(): Promise<string> {
  const made = await generateLogs({ records: RECORDS, days: 1, accounts: 1, attack: true, out: emptied('logs') });
  console.log(`made up a day of account ${made.accounts[0]} in ${shortened(made.folder)}: ${story(made)}`);
  return made.folder;
}

function story({ records, attack }: GeneratedLogs): string {
  const [first, last] = [attack[0], attack[attack.length - 1]].map(({ eventTime }) => eventTime.slice(11, 16));
  return `${records.toLocaleString('en-US')} records,\n  ${attack.length} of them an attack from ${first} to ${last}`;
}

function shortened(file: string): string {
  const relative = path.relative(process.cwd(), file);
  return relative.startsWith('..') ? file : relative;
}

program.parseAsync().catch((error: unknown) => {
  console.error(`error: ${(error as Error).message}`);
  process.exitCode = error instanceof NoLogsError ? 2 : 1;
});
