import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { Stack } from 'aws-cdk-lib';
import { Case, stackFor } from './cases';

/** What only a mistake of ours would leave in a template. */
const ODD_TEXT = /\bundefined\b|\bNaN\b|\[object |\$\{Token\[/;
/** What no message should speak of. */
const INTERNALS = /\bundefined\b|\[object |is not a function|Cannot read|not iterable|node_modules|\.ts\b|\.js\b|\b_[a-z]\w+/;
/** Whatever else is said is said by the CDK or by JavaScript. */
const OURS = /^[a-z].*[^.]$/s;

export interface Outcome {
  /** What is not as it must be. */
  readonly problems: readonly string[];
  /** The template, where the case is right. */
  readonly template?: string;
}

/** Synthesises a case; `inspect` may say more of the stack. */
export function outcomeOf(it: Case, outdir: string, inspect: (stack: Stack) => readonly string[] = () => []): Outcome {
  const stack = stackFor(it, outdir);
  try {
    it.what.make(stack);
    const assembly = (stack.node.root as import('aws-cdk-lib').App).synth();
    if (it.names) return { problems: ['it is wrong, and nobody says so'] };
    const template = readFileSync(path.join(assembly.directory, stack.templateFile), 'utf8');
    const odd = ODD_TEXT.exec(template);
    return { problems: [...odd ? [`the template has '${template.slice(Math.max(0, odd.index - 40), odd.index + 40)}'`] : [], ...inspect(stack)], template };
  } catch (error) {
    return { problems: problemsOf(error as Error, it.names) };
  }
}

/** What is wrong with an error, where there was to be one. */
export function problemsOf({ name, message }: Error, names?: RegExp): string[] {
  if (!names) return [`it is right, and is refused: ${message}`];
  return [
    ...names.test(message) ? [] : [`the error does not name ${String(names)}: ${message}`],
    ...OURS.test(message) || /^[^\n]+\.sql:\d+: /.test(message) ? [] : [`the error is not in the manner of the library: ${message}`],
    ...INTERNALS.test(message) ? [`the error speaks of internals: ${message}`] : [],
    ...name === 'TypeError' || name === 'RangeError' ? [`the error is a ${name}: ${message}`] : [],
  ];
}
