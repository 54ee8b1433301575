import { spawnSync } from 'node:child_process';
import { jqProgram } from './conditions';
import { Run, timed } from './run';

/** Decompression runs beside jq, as it should: each has a core. */
const PASS = 'set -o pipefail; find "$1" -name "*.json.gz" -print0 | xargs -0 gzip -dc | jq -nc "$2"';

/** The version of jq; it is installed where it is missing and this may do so. */
export function requireJq(): string {
  const found = version() ?? (install() ? version() : undefined);
  if (found === undefined) throw new Error('jq must be installed to be compared with; on Debian: apt-get install jq');
  return found;
}

/** One pass over all files of a folder. */
export function jqPass(folder: string): Run & { readonly counts: ReadonlyMap<string, number> } {
  const run = timed('bash', ['-c', PASS, 'bash', folder, jqProgram()]);
  return { ...run, counts: new Map(Object.entries(JSON.parse(run.output) as Record<string, number>)) };
}

function version(): string | undefined {
  const { status, stdout } = spawnSync('jq', ['--version'], { encoding: 'utf8' });
  return status === 0 ? stdout.trim().replace('jq-', 'jq ') : undefined;
}

function install(): boolean {
  if (process.getuid?.() !== 0) return false;
  return spawnSync('apt-get', ['install', '--yes', '--no-install-recommends', 'jq'], { stdio: 'ignore' }).status === 0;
}
