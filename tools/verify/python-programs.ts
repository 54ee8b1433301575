import { existsSync } from 'node:fs';
import * as path from 'node:path';
import { createCacheFolder } from './cache';
import { ROOT, run } from './package/pack';

/** Installs Python packages of exact versions once in a virtual environment; returns the folder of their programs. */
export function installPythonPrograms(name: string, packages: readonly string[], programs: readonly string[]): string {
  const folder = path.join(createCacheFolder(name), packages.map((each) => each.split('==')[1]).join('-'));
  const found = path.join(folder, 'bin');
  // pip creates the programs last, so an interrupted installation is repeated.
  if (!programs.every((program) => existsSync(path.join(found, program)))) {
    run('python3', ['-m', 'venv', '--clear', folder], ROOT);
    run(path.join(found, 'pip'), ['install', '--quiet', '--disable-pip-version-check', ...packages], ROOT);
  }
  return found;
}
