import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { JsonObject } from '../../../replay/template/json';
import { GeneratedLogs, generateLogs } from '../../../tools/generate/generate';
import { GenerateOptions } from '../../../tools/generate/options';
import { inFolder } from '../../replay/in-folder';

export interface LogFile {
  /** Path relative to the folder of the logs. */
  readonly path: string;
  readonly content: Buffer;
  readonly records: readonly JsonObject[];
}

export interface Logs {
  readonly result: GeneratedLogs;
  readonly files: readonly LogFile[];
  readonly records: readonly JsonObject[];
}

/** Generates logs in a temporary folder, and returns the files and records. */
export async function generate(options: Partial<GenerateOptions> & { readonly records: number }): Promise<Logs> {
  return inFolder({}, async (out) => {
    const result = await generateLogs({ days: 1, accounts: 1, out, ...options });
    const files = list(out).map((name) => readLog(out, name));
    return { result, files, records: files.flatMap(({ records }) => records) };
  });
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
