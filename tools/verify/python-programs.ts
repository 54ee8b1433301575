import { existsSync } from 'node:fs';
import * as path from 'node:path';
import { cacheFolder } from './cache';
import { ROOT, run } from './package/pack';

/** Installs Python packages of exact versions once, in an environment of their own; gives the folder of their programs, which it looks for. */
export function installPythonPrograms(name: string, packages: readonly string[], programs: readonly string[]): string {
  const folder = path.join(cacheFolder(name), packages.map((each) => each.split('==')[1]).join('-'));
  const found = path.join(folder, 'bin');
  // written by pip at its very end, so that what was broken off is installed anew
  if (!programs.every((program) => existsSync(path.join(found, program)))) {
    run('python3', ['-m', 'venv', '--clear', folder], ROOT);
    run(path.join(found, 'pip'), ['install', '--quiet', '--disable-pip-version-check', ...packages], ROOT);
  }
  return found;
}
