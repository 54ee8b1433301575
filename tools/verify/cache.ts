import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import * as path from 'node:path';

/** A folder for what a check installs and need not install again; `XDG_CACHE_HOME` says where such folders are. */
export function cacheFolder(name: string): string {
  const folder = path.join(process.env.XDG_CACHE_HOME ?? path.join(homedir(), '.cache'), 'cdk-cloudtrail-analytics', name);
  mkdirSync(folder, { recursive: true });
  return folder;
}
