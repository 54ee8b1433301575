import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import * as path from 'node:path';

export const ROOT = path.join(__dirname, '..', '..', '..');
/** The program that runs TypeScript. */
export const TSX = path.join(ROOT, 'node_modules', 'tsx', 'dist', 'cli.mjs');

interface PackageJson {
  readonly name: string;
  readonly devDependencies: Record<string, string>;
}

export function manifest(): PackageJson {
  return JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as PackageJson;
}

/** Packs the compiled library into a folder that is empty or does not exist. Returns the path of the package. */
export function pack(folder: string): string {
  run('npx', ['jsii-pacmak', '--target', 'js', '--outdir', folder, ROOT], ROOT);
  return onlyFile(path.join(folder, 'js'));
}

export function run(command: string, args: readonly string[], cwd: string): void {
  execFileSync(command, args, { cwd, stdio: ['ignore', 'inherit', 'inherit'] });
}

/** Returns the only file in a folder. */
export function onlyFile(folder: string): string {
  const files = readdirSync(folder);
  if (files.length !== 1) throw new Error(`${folder} must contain one package; got ${files.length}: ${files.join(', ')}`);
  return path.join(folder, files[0]);
}
