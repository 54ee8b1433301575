import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { JsonObject } from '../../../replay/template/json';
import { GeneratedLogs, generateLogs } from '../../../tools/generate/generate';
import { GenerateOptions } from '../../../tools/generate/options';

export interface LogFile {
  /** Below the folder of the logs. */
  readonly path: string;
  readonly content: Buffer;
  readonly records: readonly JsonObject[];
}

export interface Logs {
  readonly result: GeneratedLogs;
  readonly files: readonly LogFile[];
  readonly records: readonly JsonObject[];
}

/** Generates into a folder that is gone afterwards, and reads what is there. */
export async function generate(options: Partial<GenerateOptions> & { readonly records: number }): Promise<Logs> {
  return inFolder(async (out) => {
    const result = await generateLogs({ days: 1, accounts: 1, out, ...options });
    const files = list(out).map((name) => readLog(out, name));
    return { result, files, records: files.flatMap(({ records }) => records) };
  });
}

export async function inFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'generate-'));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function list(folder: string): string[] {
  const records = readdirSync(folder, { recursive: true, withFileTypes: true });
  return records.filter((record) => record.isFile()).map((record) => path.relative(folder, path.join(record.parentPath, record.name))).sort();
}

function readLog(folder: string, name: string): LogFile {
  const content = readFileSync(path.join(folder, name));
  const { Records } = JSON.parse(gunzipSync(content).toString('utf8')) as { Records: JsonObject[] };
  return { path: name, content, records: Records };
}
