import { relative, resolve } from 'node:path';
import { readWholeFile, readValues } from './content';
import { countLogBytes, listFiles, FolderFile, requireFolder } from './folder';
import { detectFormatOfPath } from './formats';
import { LogFileReader } from './log-file-reader';
import { ReadSummary, NoLogsError } from './read-summary';
import { FileRecords, TimeWindow } from './timed-record';

/** Files that are read and decompressed while another is looked at. */
const FILES_AHEAD = 6;

/** Is told how far reading has come. */
export interface Progress {
  start(totalBytes: number): void;
  /** A file has been read: its size, and how many records there have been so far. */
  advance(bytes: number, records: number): void;
  stop(): void;
}

/** The records of all log files of a folder, in the order of their paths; what is wrong with others is noted in `findings`. */
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

async function* readFileRecords(path: string, content: Buffer | undefined, reading: LogFileReader): AsyncGenerator<FileRecords> {
  let problem: string | undefined;
  try {
    for await (const batch of readValues(path, content)) {
      const records = reading.readBatch(batch);
      if (records.length > 0) yield { path, records };
    }
  } catch (error) {
    problem = (error as Error).message;
  }
  reading.finish(problem);
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

/** Whether a file may hold records, as far as its path tells. */
function isLogFile({ path, hasLogExtension }: FolderFile, root: string, summary: ReadSummary): boolean {
  const format = detectFormatOfPath(path);
  if (format === 'CloudTrail-Digest') summary.digests += 1;
  else if (!hasLogExtension || format === 'CloudTrail-Aggregated') summary.otherFiles += 1;
  else return true;
  if (format === 'CloudTrail-Aggregated') summary.addProblem(relative(root, path), 'it holds aggregated events, which are not replayed');
  return false;
}

function createNoLogsError(folder: string, { digests, otherFiles, damagedFiles, problems }: ReadSummary): NoLogsError {
  const others = [[digests, 'digests'], [otherFiles, 'other files'], [damagedFiles, 'files that cannot be read']] as const;
  const found = others.filter(([count]) => count > 0).map(([count, what]) => `${what}: ${count}`).join(', ');
  const summary = `the folder '${folder}' has no log file of CloudTrail (.json, .json.gz, .ndjson or .ndjson.gz, at any depth)`;
  return new NoLogsError([found === '' ? summary : `${summary}; ${found}`, ...problems].join('\n'));
}
