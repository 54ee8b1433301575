import { Command, InvalidArgumentError } from 'commander';
import { GeneratedLogs, generateLogs } from './generate';
import { DEFAULT_END, DEFAULT_REGIONS } from './options';

const MEGABYTE = 1_000_000;

interface CliOptions {
  readonly records: number;
  readonly days: number;
  readonly accounts: number;
  readonly out: string;
  readonly seed: number;
  readonly end: string;
  readonly attack: boolean;
  readonly regions: readonly string[];
}

const program = new Command('generate')
  .description("Write the CloudTrail log files of invented accounts, in the layout of CloudTrail's delivery to S3.")
  .requiredOption('--out <folder>', 'folder that gets AWSLogs; it must not have one')
  .option('--records <number>', 'records in the files, all told', parseInteger, 10_000)
  .option('--days <number>', 'days before the end', parseInteger, 1)
  .option('--accounts <number>', 'accounts that the records are of', parseInteger, 1)
  .option('--seed <number>', 'the same seed and options give the same bytes', parseInteger, 1)
  .option('--end <time>', 'the moment after the last event (ISO 8601, UTC)', DEFAULT_END)
  .option('--regions <names>', 'Regions, with commas, the busiest first', names, DEFAULT_REGIONS)
  .option('--attack', 'put an incident into the first account', false)
  .action(run);

async function run(options: CliOptions): Promise<void> {
  const logs = await generateLogs(options);
  console.log(renderSummary(logs));
}

function renderSummary({ files, records, folder, bytes, uncompressedBytes, accounts, window, late, repeated, attack }: GeneratedLogs): string {
  return [
    `${records} records in ${files} files in ${folder}, ${formatMegabytes(bytes)} (${formatMegabytes(uncompressedBytes)} uncompressed)`,
    `accounts ${accounts.join(', ')}, ${window.from} to ${window.to}`,
    `${late} records are delivered late, ${repeated} twice`,
    ...attack.length > 0 ? [`attack: ${attack.length} records, ${attack[0].eventTime} to ${attack[attack.length - 1].eventTime}`] : [],
  ].join('\n');
}

function formatMegabytes(bytes: number): string {
  return `${(bytes / MEGABYTE).toFixed(1)} MB`;
}

function parseInteger(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('it must be a whole number.');
  return Number(text);
}

function names(text: string): string[] {
  return text.split(',').map((name) => name.trim());
}

program.parseAsync().catch((error: unknown) => {
  console.error(`error: ${(error as Error).message}`);
  process.exitCode = 1;
});
