import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import * as path from 'node:path';

/** Creates a folder for the programs that a check installs, in `XDG_CACHE_HOME` or `~/.cache`; returns its path. */
export function createCacheFolder(name: string): string {
  const folder = path.join(process.env.XDG_CACHE_HOME ?? path.join(homedir(), '.cache'), 'cdk-cloudtrail-analytics', name);
  mkdirSync(folder, { recursive: true });
  return folder;
}
