import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { NoLogsError } from './log-files/read-summary';
import { parseTime } from './log-files/timed-record';
import { replay } from './replay';
import { createJsonReport } from './report/json-report';
import { createProgressBar } from './report/progress';
import { renderQueryReport, renderTextReport } from './report/text-report';

const FAILED = 1;
const NO_LOG_FILES = 2;
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

/** Where the command writes to. */
export interface Output {
  readonly print: (text: string) => void;
  readonly printError: (text: string) => void;
  /** How wide its tables may be, in characters. */
  readonly width: number;
}

/** Runs the command with its arguments, and returns its exit code. */
export async function runCommand(args: readonly string[], output: Output): Promise<number> {
  let exitCode = 0;
  const program = createCommand(output).action(async (options: CliOptions) => {
    exitCode = await run(options, output);
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    // what commander finds wrong it has already said
    if (error instanceof CommanderError) return error.exitCode;
    output.printError(`error: ${(error as Error).message}\n`);
    return error instanceof NoLogsError ? NO_LOG_FILES : FAILED;
  }
}

function createCommand({ print, printError }: Output): Command {
  return new Command('replay')
    .description("Run a synthesised template's rules and saved queries over CloudTrail log files.")
    .requiredOption('--template <file>', 'CloudFormation template, in JSON')
    .requiredOption('--logs <folder>', 'folder of .json, .json.gz, .ndjson or .ndjson.gz files, at any depth')
    .option('--from <time>', 'leave out records before this time (ISO 8601)', parseTimeOption)
    .option('--to <time>', 'leave out records after this time, and take it for the present (ISO 8601)', parseTimeOption)
    .option('--query <id>', 'run one query, by its id or pack/id, and print all its rows')
    .option('--no-queries', 'run the rules alone')
    .option('--json', 'print one JSON object instead of tables')
    .option('--matches <file>', 'write a JSON line for each record, with the rules that it matches')
    .addHelpText('after', '\nExit codes: 0, all of it was replayed; 1, a rule or a query failed; 2, the folder has no log files.')
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
  if (query !== undefined && !queries) throw new Error(`--query '${query}' runs a query, which --no-queries forbids: leave out one of them`);
  if (from !== undefined && to !== undefined && from > to) {
    throw new Error(`--from must not be after --to; got ${new Date(from).toISOString()} and ${new Date(to).toISOString()}`);
  }
}

function parseTimeOption(text: string): number {
  const time = parseTime(DAY_ONLY.test(text) ? `${text}T00:00:00Z` : text);
  if (time === undefined) throw new InvalidArgumentError('it must be a time such as 2026-01-31T12:00:00Z.');
  return time;
}
