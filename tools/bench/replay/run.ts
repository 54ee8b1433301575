import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';

const OUTPUT_LIMIT = 64 * 1024 * 1024;
/**
 * Each process of Node.js that is started leaves a line with the most memory that it had, in KiB. Linux counts in `maxRSS` what the
 * process had that started it, so there the kernel's own account is read.
 */
const MEMORY_PROBE = `
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
const status = () => existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : '';
const peak = () => /^VmHWM:\\s*(\\d+) kB$/m.exec(status())?.[1] ?? process.resourceUsage().maxRSS;
process.on('exit', () => appendFileSync(process.env.PEAK_MEMORY_FILE, peak() + '\\n'));`;

export interface Run {
  readonly seconds: number;
  readonly output: string;
}

/** Runs a program to its end and takes the time, start included. */
export function runTimed(command: string, args: readonly string[], cwd?: string, env: NodeJS.ProcessEnv = process.env): Run {
  const start = process.hrtime.bigint();
  const { status, error, stdout, stderr } = spawnSync(command, args, { cwd, env, encoding: 'utf8', maxBuffer: OUTPUT_LIMIT });
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  if (error) throw new Error(`${command} must be there to run; got: ${error.message}`);
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} must end with 0; got ${status}: ${stderr.trim()}`);
  return { seconds, output: stdout };
}

/** The same, with the most memory in MiB that any process of Node.js had. */
export function runWithPeakMemory(command: string, args: readonly string[], cwd?: string): Run & { readonly mebibytes: number } {
  const folder = mkdtempSync(path.join(tmpdir(), 'memory-'));
  const file = path.join(folder, 'peaks');
  try {
    const witness = `--import=data:text/javascript,${encodeURIComponent(MEMORY_PROBE)}`;
    const options = [process.env.NODE_OPTIONS, witness].filter((option) => option !== undefined).join(' ');
    const run = runTimed(command, args, cwd, { ...process.env, NODE_OPTIONS: options, PEAK_MEMORY_FILE: file });
    return { ...run, mebibytes: Math.max(...readFileSync(file, 'utf8').trim().split('\n').map(Number)) / 1024 };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
