import { execFile } from 'node:child_process';
import * as path from 'node:path';
import { Proof } from './commands';
import { compareOutput } from './output';
import { Problem } from './page';
import { inLanes } from '../lanes';

/** How many commands run at once. */
const WORKERS = 2;
const MOST_OUTPUT = 64 * 2 ** 20;
const PLACEHOLDER = 'DIR';
/** What a reader's own app would have made. */
const OWN_TEMPLATE = 'cdk.out/MyStack.template.json';

/** What the demo leaves behind. */
export interface Demo {
  readonly template: string;
  readonly logs: string;
}

export interface Ran {
  readonly exitCode: number;
  readonly output: string;
}

export type Run = (words: readonly string[]) => Promise<Ran>;

/** Runs each command once, however many pages show it, and compares what it prints with each of them. */
export async function runCommands(proofs: readonly Proof[], demo: Demo, scratch: string, run: Run): Promise<Problem[]> {
  const byWords = new Map<string, { readonly words: readonly string[]; readonly proofs: Proof[] }>();
  for (const proof of proofs) {
    const words = withStandIns(proof.words, demo, path.join(scratch, String(byWords.size)));
    const key = JSON.stringify(proof.words);
    const known = byWords.get(key);
    if (known) known.proofs.push(proof);
    else byWords.set(key, { words, proofs: [proof] });
  }
  const problems: Problem[] = [];
  await inLanes(byWords.values(), WORKERS, async ({ words, proofs: shown }) => {
    problems.push(...problemsOf(shown, await run(words)));
  });
  return problems;
}

/** Placeholders of a page as what there is here; what a command writes goes to a folder that is removed. */
export function withStandIns(words: readonly string[], demo: Demo, scratch: string): string[] {
  return words.map((word, index) => {
    const option = words[index - 1];
    if (option === '--matches' || option === '--out') return `${scratch}${option}`;
    if (word === PLACEHOLDER && option === '--logs') return demo.logs;
    return word === OWN_TEMPLATE ? demo.template : word;
  });
}

function problemsOf(proofs: readonly Proof[], { exitCode, output }: Ran): Problem[] {
  return proofs.flatMap(({ step }) => {
    const message = exitCode !== 0 ? `'${step.command}' ends with ${exitCode}: ${output.trim().split('\n').at(-1)}`
      : step.output.length > 0 ? compareOutput(step.output, output) : undefined;
    return message === undefined ? [] : [{ page: step.page, line: step.line, message }];
  });
}

/** Runs `npm run …` without what npm says of itself. */
export function runIn(root: string): Run {
  return async ([program, ...words]) => new Promise((resolve) => {
    const [verb, ...others] = words;
    execFile(program, [verb, '--silent', ...others], { cwd: root, maxBuffer: MOST_OUTPUT }, (error, stdout, stderr) => {
      resolve(error ? { exitCode: Number(error.code ?? 1) || 1, output: `${stdout}${stderr}` } : { exitCode: 0, output: stdout });
    });
  });
}
