import { relative, resolve } from 'node:path';
import { readAtOnce, valuesOf } from './content';
import { FileEntries, Window } from './timed-record';
import { familyOfPath } from './formats';
import { FileReading } from './log-file-reader';
import { Findings, NoLogsError } from './read-summary';
import { bytesOf, filesOf, FoundFile, requireFolder } from './folder';

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
export async function* readRecords(folder: string, window: Window, findings: Findings, progress?: Progress): AsyncGenerator<FileEntries> {
  requireFolder(folder);
  const root = resolve(folder);
  progress?.start(await bytesOf(root));
  try {
    for await (const { file, content } of readAhead(root, findings)) {
      yield* entriesOf(file.path, content, new FileReading(relative(root, file.path), window, findings));
      progress?.advance(file.bytes, findings.records);
    }
  } finally {
    progress?.stop();
  }
  if (findings.files === 0) throw noLogs(folder, findings);
}

async function* entriesOf(path: string, content: Buffer | undefined, reading: FileReading): AsyncGenerator<FileEntries> {
  let problem: string | undefined;
  try {
    for await (const batch of valuesOf(path, content)) {
      const entries = reading.entries(batch);
      if (entries.length > 0) yield { path, entries };
    }
  } catch (error) {
    problem = (error as Error).message;
  }
  reading.finish(problem);
}

interface ReadFile {
  readonly file: FoundFile;
  readonly content: Buffer | undefined;
}

async function* readAhead(root: string, findings: Findings): AsyncGenerator<ReadFile> {
  const reading: Promise<ReadFile>[] = [];
  for await (const file of filesOf(root)) {
    if (!isLog(file, root, findings)) continue;
    reading.push(readAtOnce(file).then((content) => ({ file, content })));
    if (reading.length >= FILES_AHEAD) yield await (reading.shift() as Promise<ReadFile>);
  }
  for (const file of reading) yield await file;
}

/** Whether a file may hold records, as far as its path tells. */
function isLog({ path, isCandidate }: FoundFile, root: string, findings: Findings): boolean {
  const family = familyOfPath(path);
  if (family === 'CloudTrail-Digest') findings.digests += 1;
  else if (!isCandidate || family === 'CloudTrail-Aggregated') findings.strays += 1;
  else return true;
  if (family === 'CloudTrail-Aggregated') findings.report(relative(root, path), 'it holds aggregated events, which are not replayed');
  return false;
}

function noLogs(folder: string, { digests, strays, damagedFiles, problems }: Findings): NoLogsError {
  const others = [[digests, 'digests'], [strays, 'other files'], [damagedFiles, 'files that cannot be read']] as const;
  const found = others.filter(([count]) => count > 0).map(([count, what]) => `${what}: ${count}`).join(', ');
  const summary = `the folder '${folder}' has no log file of CloudTrail (.json, .json.gz, .ndjson or .ndjson.gz, at any depth)`;
  return new NoLogsError([found === '' ? summary : `${summary}; ${found}`, ...problems].join('\n'));
}
