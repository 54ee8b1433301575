import { spawnSync } from 'node:child_process';
import * as path from 'node:path';
import { ROOT } from '../package/pack';

/** The result of a command. */
export interface Result {
  readonly status: number | null;
  readonly output: string;
}

type Environment = Readonly<Record<string, string>>;

const MAX_OUTPUT = 64 * 1024 * 1024;
const SHOWN_LINES = 40;

/** Runs a command and returns its result, also if it fails. */
export function execute(command: readonly string[], cwd: string, env: Environment = {}): Result {
  const [program, ...args] = command;
  const { status, error, stdout, stderr } = spawnSync(program.startsWith('.') ? path.join(cwd, program) : program, args, {
    cwd,
    encoding: 'utf8',
    maxBuffer: MAX_OUTPUT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      // The configuration of this project maps the package name to `src`, but the examples must use the built package.
      TSX_TSCONFIG_PATH: undefined,
      JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: process.versions.node.split('.')[0],
      ...env,
    },
  });
  if (error) throw error;
  return { status, output: `${stdout}${stderr}` };
}

/** Runs a command. Throws an error if it fails. */
export function run(command: readonly string[], cwd: string, env: Environment = {}): void {
  const { status, output } = execute(command, cwd, env);
  if (status !== 0) {
    throw new Error(`'${command.join(' ')}' ended with ${status}:\n${output.trimEnd().split('\n').slice(-SHOWN_LINES).join('\n')}`);
  }
}

/** Builds the compiled library for a target of jsii-pacmak. Returns the folder of the package. */
export function buildPackage(target: string, dist: string, options: readonly string[] = []): string {
  // The build works offline: the .NET package contains the icon of this project, not a downloaded one.
  run(['npx', 'jsii-pacmak', '--target', target, '--outdir', dist, ...options, ROOT], ROOT, { JSII_PACMAK_DOTNET_NO_DOWNLOAD_ICON: '1' });
  return path.join(dist, target);
}

/** Measures the steps of a check. */
export class Stopwatch {
  private readonly steps: string[] = [];
  private total = 0;

  constructor(private readonly name: string) {}

  public time<T>(step: string, work: () => T): T {
    const start = performance.now();
    const result = work();
    const seconds = (performance.now() - start) / 1000;
    this.steps.push(`${step} ${seconds.toFixed(0)} s`);
    this.total += seconds;
    return result;
  }

  public report(): string {
    return `${this.name.padEnd(10)} ${this.total.toFixed(0).padStart(4)} s: ${this.steps.join(', ')}`;
  }
}
