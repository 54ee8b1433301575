import { spawnSync } from 'node:child_process';
import * as path from 'node:path';
import { createExcerpt } from './excerpt';
import { writeSection } from '../../bench/report';

/*
 * Runs the demo as a user does, and puts what it prints into the README: the logs are made up from a fixed seed, so that
 * all but durations is the same on every machine.
 */

const ROOT = path.join(__dirname, '..', '..', '..');
const README = path.join(ROOT, 'README.md');
const MAX_SECONDS = 120;

function main(): void {
  const start = performance.now();
  const { status, stdout } = spawnSync('npm', ['run', '--silent', 'demo'], { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  const seconds = (performance.now() - start) / 1000;
  if (status !== 0) throw new Error(`the demo must end with 0; got ${status}`);
  writeSection('demo', createExcerpt(stdout), README);
  console.log(`the demo took ${seconds.toFixed(1)} s; what the README shows of it is up to date`);
  if (seconds > MAX_SECONDS) throw new Error(`the demo must take at most ${MAX_SECONDS} s; it took ${seconds.toFixed(1)} s`);
}

main();
