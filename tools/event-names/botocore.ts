import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { ServiceIds } from './event-sources';

/** A service in one version of its API. */
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

/** Installs botocore into a temporary folder with pip and reads all its service models. */
export function readBotocore(version?: string): Botocore {
  const folder = mkdtempSync(path.join(tmpdir(), 'botocore-'));
  try {
    const requirement = version === undefined ? 'botocore' : `botocore==${version}`;
    const options = ['--quiet', '--disable-pip-version-check', '--no-deps', '--no-compile', '--target', folder];
    execFileSync('python3', ['-m', 'pip', 'install', ...options, requirement], { stdio: ['ignore', 'inherit', 'inherit'] });
    return { version: readInstalledVersion(folder), models: readModels(path.join(folder, 'botocore', 'data')) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function readInstalledVersion(folder: string): string {
  const found = readdirSync(folder).map((name) => /^botocore-(.+)\.dist-info$/.exec(name)?.[1]).find((version) => version !== undefined);
  if (found === undefined) throw new Error(`${folder} must contain the dist-info folder of botocore after the installation; got none`);
  return found;
}

/** Reads all versions of each API, because CloudTrail still logs operations that newer versions do not have. */
function readModels(data: string): ServiceModel[] {
  return listFolders(data).flatMap((folder) => listFolders(path.join(data, folder)).flatMap((version) => {
    const file = path.join(data, folder, version, 'service-2.json');
    if (!existsSync(file) && !existsSync(`${file}.gz`)) return [];
    const { metadata, operations } = JSON.parse(readText(file)) as ModelFile;
    return [{ folder, endpointPrefix: metadata.endpointPrefix, signingName: metadata.signingName, operations: Object.keys(operations) }];
  }));
}

function listFolders(parent: string): string[] {
  return readdirSync(parent, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort();
}

function readText(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : gunzipSync(readFileSync(`${file}.gz`)).toString('utf8');
}
