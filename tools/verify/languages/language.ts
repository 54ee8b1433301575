import { spawnSync } from 'node:child_process';
import * as path from 'node:path';
import type { Library } from './code/library';
import type { Step } from './code/steps';

/**
 * What each language runs: two examples, one of them with a change, a source of records that is written in the language, and what
 * is written once for all: the tour, and a mistake.
 */
export type Program = 'first' | 'example' | 'control' | 'own' | 'tour' | 'fault';

/** Where a language's example is at work, in a scratch folder. */
export interface Project {
  /** A copy of `examples/<language>`. */
  readonly folder: string;
  /** What jsii-pacmak built for the language. */
  readonly packages: string;
}

/** A language that the library is built for, and in which it is used. */
export interface Language {
  readonly name: string;
  /** What jsii-pacmak calls it. */
  readonly target: string;
  /** What must be on the machine. */
  readonly tools: readonly string[];
  /** Where programs are, in the folder of the project. */
  readonly sources: Readonly<Record<Program, string>>;
  /** Its file in `own-source`. */
  readonly ownSource: string;
  /** Turns the example's text into that of a program of another name. */
  renamed?(text: string, program: Program): string;
  /** A program in this language. */
  code(steps: readonly Step[], library: Library, program: Program): string;
  /** Installs what was built, and compiles all programs. */
  install(project: Project): void;
  /** What starts a program. */
  command(program: Program): readonly string[];
}

/** Ran, and how it ended. */
export interface Ended {
  readonly status: number | null;
  readonly output: string;
}

const LONGEST_OUTPUT = 64 * 1024 * 1024;
const SHOWN_LINES = 40;

/** Runs a command to its end. */
export function ended(command: readonly string[], cwd: string, env: Readonly<Record<string, string>> = {}): Ended {
  const [program, ...args] = command;
  const { status, error, stdout, stderr } = spawnSync(program.startsWith('.') ? path.join(cwd, program) : program, args, {
    cwd, encoding: 'utf8', maxBuffer: LONGEST_OUTPUT, stdio: ['ignore', 'pipe', 'pipe'], env: { ...environment(), ...env },
  });
  if (error) throw error;
  return { status, output: `${stdout}${stderr}` };
}

/** Runs a command that must succeed; gives what it said. */
export function run(command: readonly string[], cwd: string, env: Readonly<Record<string, string>> = {}): string {
  const { status, output } = ended(command, cwd, env);
  if (status !== 0) {
    throw new Error(`'${command.join(' ')}' ended with ${status}:\n${output.trimEnd().split('\n').slice(-SHOWN_LINES).join('\n')}`);
  }
  return output;
}

function environment(): NodeJS.ProcessEnv {
  // the project's own configuration would lead from the library's name to its sources; jsii need not say that Node.js is old
  return { ...process.env, TSX_TSCONFIG_PATH: undefined, JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: process.versions.node.split('.')[0] };
}
