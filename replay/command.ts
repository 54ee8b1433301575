import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { NoLogsError } from './log-files/read-summary';
import { parseTime } from './log-files/timed-record';
import { replay } from './replay';
import { createJsonReport } from './report/json-report';
import { createProgressBar } from './report/progress';
import { renderQueryReport, renderTextReport } from './report/text-report';

const FAILED = 1;
const NO_LOG_FILES = 2;
const EXIT_CODES = `
Exit codes:
  0  Everything was replayed.
  1  A rule or a query failed.
  2  The directory contains no log files.`;
const DAY_ONLY = /^\d{4}-\d{2}-\d{2}$/;

interface CliOptions {
  readonly template: string;
  readonly logs: string;
  readonly from?: number;
  readonly to?: number;
  readonly queries: boolean;
  readonly query?: string;
  readonly matches?: string;
  readonly json?: boolean;
}

/** Output of the command. */
export interface Output {
  readonly print: (text: string) => void;
  readonly printError: (text: string) => void;
  /** Maximum width of tables in characters. */
  readonly width: number;
}

/** Runs the command and returns its exit code. */
export async function runCommand(args: readonly string[], output: Output): Promise<number> {
  let exitCode = 0;
  const program = createCommand(output).action(async (options: CliOptions) => {
    exitCode = await run(options, output);
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    // commander already printed its message
    if (error instanceof CommanderError) return error.exitCode;
    output.printError(`error: ${(error as Error).message}\n`);
    return error instanceof NoLogsError ? NO_LOG_FILES : FAILED;
  }
}

function createCommand({ print, printError }: Output): Command {
  return new Command('replay')
    .description('Runs the rules and saved queries of a synthesized template on CloudTrail log files.')
    .requiredOption('--template <file>', 'The CloudFormation template, in JSON.')
    .requiredOption('--logs <directory>', 'The directory with .json, .json.gz, .ndjson, or .ndjson.gz files, at any depth.')
    .option('--from <time>', 'Excludes records before this time, in ISO 8601 format.', parseTimeOption)
    .option('--to <time>', 'Excludes records after this time, in ISO 8601 format. Queries use it as the current time.', parseTimeOption)
    .option('--query <id>', 'Runs one query, specified as ID or pack/ID, and prints all its rows.')
    .option('--no-queries', 'Runs only the rules.')
    .option('--json', 'Prints one JSON object instead of tables.')
    .option('--matches <file>', 'Writes one JSON line for each record, with the rules that match it.')
    .addHelpText('after', EXIT_CODES)
    .configureOutput({ writeOut: print, writeErr: printError })
    .exitOverride();
}

async function run(options: CliOptions, { print, width }: Output): Promise<number> {
  validateOptions(options);
  const result = await replay({ ...options, progress: createProgressBar() });
  if (options.json) print(JSON.stringify(createJsonReport(result, options.query !== undefined), undefined, 2));
  else if (options.query !== undefined) print(result.queries.map((query) => renderQueryReport(query, width)).join('\n\n'));
  else print(renderTextReport(result, width));
  print('\n');
  return result.failed ? FAILED : 0;
}

function validateOptions({ from, to, query, queries }: CliOptions): void {
  if (query !== undefined && !queries) throw new Error(`--query must not be combined with --no-queries; got --query ${query}`);
  if (from !== undefined && to !== undefined && from > to) {
    throw new Error(`--from must be before --to; got ${new Date(from).toISOString()} and ${new Date(to).toISOString()}`);
  }
}

function parseTimeOption(text: string): number {
  const time = parseTime(DAY_ONLY.test(text) ? `${text}T00:00:00Z` : text);
  if (time === undefined) throw new InvalidArgumentError('must be a time such as 2026-01-31T12:00:00Z.');
  return time;
}
