import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { ServiceIds } from './event-sources';

/** One service in one version of its API. */
export interface ServiceModel extends ServiceIds {
  readonly operations: readonly string[];
}

export interface Botocore {
  readonly version: string;
  readonly models: readonly ServiceModel[];
}

interface ModelFile {
  readonly metadata: { readonly endpointPrefix: string; readonly signingName?: string };
  readonly operations: Record<string, unknown>;
}

/** Installs botocore into a temporary folder with pip, and reads every service model in it. */
export function readBotocore(version?: string): Botocore {
  const folder = mkdtempSync(path.join(tmpdir(), 'botocore-'));
  try {
    const wanted = version === undefined ? 'botocore' : `botocore==${version}`;
    const options = ['--quiet', '--disable-pip-version-check', '--no-deps', '--no-compile', '--target', folder];
    execFileSync('python3', ['-m', 'pip', 'install', ...options, wanted], { stdio: ['ignore', 'inherit', 'inherit'] });
    return { version: installedVersion(folder), models: readModels(path.join(folder, 'botocore', 'data')) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function installedVersion(folder: string): string {
  const found = readdirSync(folder).map((name) => /^botocore-(.+)\.dist-info$/.exec(name)?.[1]).find((version) => version !== undefined);
  if (found === undefined) throw new Error(`pip must leave botocore's own description in ${folder}; found none`);
  return found;
}

/** Old versions of an API count too: CloudTrail still logs operations that newer ones have dropped. */
function readModels(data: string): ServiceModel[] {
  return foldersOf(data).flatMap((folder) => foldersOf(path.join(data, folder)).flatMap((version) => {
    const file = path.join(data, folder, version, 'service-2.json');
    if (!existsSync(file) && !existsSync(`${file}.gz`)) return [];
    const { metadata, operations } = JSON.parse(readText(file)) as ModelFile;
    return [{ folder, endpointPrefix: metadata.endpointPrefix, signingName: metadata.signingName, operations: Object.keys(operations) }];
  }));
}

function foldersOf(parent: string): string[] {
  return readdirSync(parent, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort();
}

function readText(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : gunzipSync(readFileSync(`${file}.gz`)).toString('utf8');
}
