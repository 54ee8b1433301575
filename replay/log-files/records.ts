import { relative, resolve } from 'node:path';
import { readWholeFile, readValues } from './content';
import { countLogBytes, listFiles, FolderFile, requireFolder } from './folder';
import { detectFormatOfPath } from './formats';
import { LogFileReader } from './log-file-reader';
import { ReadSummary, NoLogsError } from './read-summary';
import { FileRecords, TimeWindow } from './timed-record';

/** Number of files that are read and decompressed in advance. */
const FILES_AHEAD = 6;

/** Receives the progress of reading. */
export interface Progress {
  start(totalBytes: number): void;
  /** Reports the size of a file that was read, and the total number of records. */
  advance(bytes: number, records: number): void;
  stop(): void;
}

/**
 * Returns the records of all log files in a folder, ordered by path. Counts and problems are added to `summary`.
 *
 * Throws a `NoLogsError` if the folder contains no log files.
 */
export async function* readRecords(folder: string, window: TimeWindow, summary: ReadSummary, progress?: Progress): AsyncGenerator<FileRecords> {
  requireFolder(folder);
  const root = resolve(folder);
  progress?.start(await countLogBytes(root));
  try {
    for await (const { file, content } of readAhead(root, summary)) {
      yield* readFileRecords(file.path, content, new LogFileReader(relative(root, file.path), window, summary));
      progress?.advance(file.bytes, summary.records);
    }
  } finally {
    progress?.stop();
  }
  if (summary.files === 0) throw createNoLogsError(folder, summary);
}

async function* readFileRecords(path: string, content: Buffer | undefined, reader: LogFileReader): AsyncGenerator<FileRecords> {
  let problem: string | undefined;
  try {
    for await (const batch of readValues(path, content)) {
      const records = reader.readBatch(batch);
      if (records.length > 0) yield { path, records };
    }
  } catch (error) {
    problem = (error as Error).message;
  }
  reader.finish(problem);
}

interface OpenFile {
  readonly file: FolderFile;
  readonly content: Buffer | undefined;
}

async function* readAhead(root: string, summary: ReadSummary): AsyncGenerator<OpenFile> {
  const reading: Promise<OpenFile>[] = [];
  for await (const file of listFiles(root)) {
    if (!isLogFile(file, root, summary)) continue;
    reading.push(readWholeFile(file).then((content) => ({ file, content })));
    if (reading.length >= FILES_AHEAD) yield await (reading.shift() as Promise<OpenFile>);
  }
  for (const file of reading) yield await file;
}

/** Whether a file can contain records according to its path. */
function isLogFile({ path, hasLogExtension }: FolderFile, root: string, summary: ReadSummary): boolean {
  const format = detectFormatOfPath(path);
  if (format === 'CloudTrail-Digest') summary.digests += 1;
  else if (!hasLogExtension || format === 'CloudTrail-Aggregated') summary.otherFiles += 1;
  else return true;
  if (format === 'CloudTrail-Aggregated') summary.addProblem(relative(root, path), 'aggregated events are not replayed');
  return false;
}

function createNoLogsError(folder: string, { digests, otherFiles, damagedFiles, problems }: ReadSummary): NoLogsError {
  const others = [[digests, 'digest files'], [otherFiles, 'other files'], [damagedFiles, 'files that cannot be read']] as const;
  const found = others.filter(([count]) => count > 0).map(([count, label]) => `${label}: ${count}`).join(', ');
  const message = `logs must be a directory with CloudTrail log files (.json, .json.gz, .ndjson, or .ndjson.gz, at any depth); got '${folder}'`;
  return new NoLogsError([found === '' ? message : `${message} with ${found}`, ...problems].join('\n'));
}
