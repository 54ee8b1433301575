import { Stats, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { NoLogsError } from './read-summary';

const LOG_FILE = /\.(?:nd)?json(?:\.gz)?$/i;

/** A file of a folder of logs. */
export interface FolderFile {
  readonly path: string;
  readonly bytes: number;
  /** Whether its name is one that logs have. */
  readonly hasLogExtension: boolean;
}

/** The files of a folder at any depth, in the order of their paths, a subfolder's at a time. */
export async function* listFiles(folder: string): AsyncGenerator<FolderFile> {
  const records = await readdir(folder, { withFileTypes: true });
  records.sort((left, right) => left.name < right.name ? -1 : 1);
  for (const record of records) {
    const path = join(folder, record.name);
    if (record.isDirectory()) {
      yield* listFiles(path);
      continue;
    }
    // a link to a file will do, one to a folder could lead in circles
    const found = readStats(path);
    if (found?.isFile()) yield { path, bytes: found.size, hasLogExtension: LOG_FILE.test(record.name) };
  }
}

export async function countLogBytes(folder: string): Promise<number> {
  let total = 0;
  for await (const { bytes, hasLogExtension } of listFiles(folder)) if (hasLogExtension) total += bytes;
  return total;
}

export function requireFolder(path: string): void {
  const found = readStats(path);
  if (!found) throw new NoLogsError(`the folder of logs '${path}' is not there`);
  if (!found.isDirectory()) throw new NoLogsError(`logs must be a folder of log files; '${path}' is a file`);
}

/** Asked at once: for many small files, waiting takes longer than asking. */
function readStats(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}
