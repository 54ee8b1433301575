import { Stats, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { NoLogsError } from './read-summary';

const LOG_FILE = /\.(?:nd)?json(?:\.gz)?$/i;

/** A file in a folder of logs. */
export interface FolderFile {
  readonly path: string;
  readonly bytes: number;
  /** Whether the file name has an extension of log files. */
  readonly hasLogExtension: boolean;
}

/** Returns the files of a folder at any depth, ordered by path. */
export async function* listFiles(folder: string): AsyncGenerator<FolderFile> {
  const entries = await readdir(folder, { withFileTypes: true });
  entries.sort((left, right) => left.name < right.name ? -1 : 1);
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      yield* listFiles(path);
      continue;
    }
    // follow links to files only: links to folders can be circular
    const found = readStats(path);
    if (found?.isFile()) yield { path, bytes: found.size, hasLogExtension: LOG_FILE.test(entry.name) };
  }
}

/** Returns the total size of the files with an extension of log files. */
export async function countLogBytes(folder: string): Promise<number> {
  let total = 0;
  for await (const { bytes, hasLogExtension } of listFiles(folder)) if (hasLogExtension) total += bytes;
  return total;
}

/** Throws an error unless the path is a directory. */
export function requireFolder(path: string): void {
  const found = readStats(path);
  if (!found) throw new NoLogsError(`logs must be an existing directory; got '${path}'`);
  if (!found.isDirectory()) throw new NoLogsError(`logs must be a directory; got the file '${path}'`);
}

/** Synchronous, because asynchronous calls are slower for many small files. */
function readStats(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}
