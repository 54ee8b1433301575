import { spawnSync } from 'node:child_process';
import * as path from 'node:path';
import { createExcerpt } from './excerpt';
import { writeSection } from '../../bench/report';

/*
 * Runs the demo, and updates the excerpt of its output in the README. The logs are generated with a fixed seed, so the output is the same on
 * each machine, except for durations.
 */

const ROOT = path.join(__dirname, '..', '..', '..');
const README = path.join(ROOT, 'README.md');
const MAX_SECONDS = 120;

function main(): void {
  const start = performance.now();
  const { status, stdout } = spawnSync('npm', ['run', '--silent', 'demo'], { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  const seconds = (performance.now() - start) / 1000;
  if (status !== 0) throw new Error(`the demo must exit with 0; got ${status}`);
  writeSection('demo', createExcerpt(stdout), README);
  console.log(`The demo took ${seconds.toFixed(1)} s. Its output in the README is up to date.`);
  if (seconds > MAX_SECONDS) throw new Error(`the demo must take at most ${MAX_SECONDS} s; it took ${seconds.toFixed(1)} s`);
}

main();
