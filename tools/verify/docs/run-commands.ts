import { execFile } from 'node:child_process';
import * as path from 'node:path';
import { Command } from './commands';
import { compareOutput } from './output';
import { Problem } from './page';
import { forEachConcurrently } from '../concurrency';

const CONCURRENCY = 2;
const MAX_OUTPUT_BYTES = 64 * 2 ** 20;
const PLACEHOLDER = 'DIR';
/** The template of a user's app. */
const USER_TEMPLATE = 'cdk.out/MyStack.template.json';

/** The output of the demo. */
export interface Demo {
  readonly template: string;
  readonly logs: string;
}

export interface CommandResult {
  readonly exitCode: number;
  readonly output: string;
}

export type Run = (words: readonly string[]) => Promise<CommandResult>;

/** Runs each command once and compares its output with each page that shows it. */
export async function runCommands(commands: readonly Command[], demo: Demo, scratch: string, run: Run): Promise<Problem[]> {
  const byWords = new Map<string, { readonly words: readonly string[]; readonly commands: Command[] }>();
  for (const command of commands) {
    const words = replacePlaceholders(command.words, demo, path.join(scratch, String(byWords.size)));
    const key = JSON.stringify(command.words);
    const known = byWords.get(key);
    if (known) known.commands.push(command);
    else byWords.set(key, { words, commands: [command] });
  }
  const problems: Problem[] = [];
  await forEachConcurrently(byWords.values(), CONCURRENCY, async ({ words, commands: shown }) => {
    problems.push(...compareResult(shown, await run(words)));
  });
  return problems;
}

/** Replaces the placeholders on a page by the files of the demo, and output files by files in the scratch folder. */
export function replacePlaceholders(words: readonly string[], demo: Demo, scratch: string): string[] {
  return words.map((word, index) => {
    const option = words[index - 1];
    if (option === '--matches' || option === '--out') return `${scratch}${option}`;
    if (word === PLACEHOLDER && option === '--logs') return demo.logs;
    return word === USER_TEMPLATE ? demo.template : word;
  });
}

function compareResult(commands: readonly Command[], { exitCode, output }: CommandResult): Problem[] {
  return commands.flatMap(({ step }) => {
    const message = exitCode !== 0 ? `'${step.command}' exits with ${exitCode}: ${output.trim().split('\n').at(-1)}`
      : step.output.length > 0 ? compareOutput(step.output, output) : undefined;
    return message === undefined ? [] : [{ page: step.page, line: step.line, message }];
  });
}

/** Returns a function that runs commands in a folder, `npm run` without the output of npm. */
export function createRunner(root: string): Run {
  return async ([program, ...words]) => new Promise((resolve) => {
    const [verb, ...others] = words;
    execFile(program, [verb, '--silent', ...others], { cwd: root, maxBuffer: MAX_OUTPUT_BYTES }, (error, stdout, stderr) => {
      resolve(error ? { exitCode: Number(error.code ?? 1) || 1, output: `${stdout}${stderr}` } : { exitCode: 0, output: stdout });
    });
  });
}
