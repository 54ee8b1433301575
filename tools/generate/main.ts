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
  .description('Generates CloudTrail log files of fictitious accounts, with the object keys that CloudTrail uses in S3.')
  .requiredOption('--out <directory>', 'The directory for AWSLogs. It must not contain AWSLogs.')
  .option('--records <number>', 'The total number of records.', parseInteger, 10_000)
  .option('--days <number>', 'The number of days before --end.', parseInteger, 1)
  .option('--accounts <number>', 'The number of accounts.', parseInteger, 1)
  .option('--seed <number>', 'The seed. The output is the same for the same seed and options.', parseInteger, 1)
  .option('--end <time>', 'The end of the time window (excluded), in ISO 8601 format in UTC.', DEFAULT_END)
  .option('--regions <names>', 'The Regions, separated by commas. The first Region has the most records.', parseNames, DEFAULT_REGIONS)
  .option('--attack', 'Adds an attack to the first account.', false)
  .action(run);

async function run(options: CliOptions): Promise<void> {
  const logs = await generateLogs(options);
  console.log(renderSummary(logs));
}

function renderSummary({ files, records, folder, bytes, uncompressedBytes, accounts, window, late, repeated, attack }: GeneratedLogs): string {
  return [
    `${records} records in ${files} files in ${folder}, ${formatMegabytes(bytes)} (${formatMegabytes(uncompressedBytes)} uncompressed)`,
    `Accounts: ${accounts.join(', ')}`,
    `Time window: ${window.from} to ${window.to}`,
    `Late deliveries: ${late}, repeated deliveries: ${repeated}`,
    ...attack.length > 0 ? [`Attack: ${attack.length} records, ${attack[0].eventTime} to ${attack[attack.length - 1].eventTime}`] : [],
  ].join('\n');
}

function formatMegabytes(bytes: number): string {
  return `${(bytes / MEGABYTE).toFixed(1)} MB`;
}

function parseInteger(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('must be an integer.');
  return Number(text);
}

function parseNames(text: string): string[] {
  return text.split(',').map((name) => name.trim());
}

program.parseAsync().catch((error: unknown) => {
  console.error(`error: ${(error as Error).message}`);
  process.exitCode = 1;
});
