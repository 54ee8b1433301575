import { existsSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Assembly, Type } from '@jsii/spec';

interface Redirect {
  readonly schema: 'jsii/file-redirect';
  readonly compression?: string;
  readonly filename: string;
}

/** Reads the assembly that jsii wrote into a package's folder, in plain or behind its redirect to a compressed one. */
export function loadAssembly(folder: string): Assembly {
  const file = path.join(folder, '.jsii');
  if (!existsSync(file)) {
    throw new Error(`no assembly at ${file}: compile first ('npx projen compile')`);
  }
  const content = JSON.parse(readFileSync(file, 'utf8')) as Assembly | Redirect;
  return isRedirect(content) ? follow(folder, content) : content;
}

/** Finds types by full name in the packages of a `node_modules` folder, each of which is read once and only when asked for. */
export function typeFinder(modules: string): (fqn: string) => Type | undefined {
  const assemblies = new Map<string, Assembly>();
  return (fqn) => {
    const name = fqn.split('.')[0];
    if (!assemblies.has(name)) assemblies.set(name, loadAssembly(path.join(modules, name)));
    return assemblies.get(name)?.types?.[fqn];
  };
}

function isRedirect(content: Assembly | Redirect): content is Redirect {
  return content.schema === 'jsii/file-redirect';
}

function follow(folder: string, redirect: Redirect): Assembly {
  if (redirect.compression !== 'gzip') {
    throw new Error(`assembly of ${folder} is compressed with '${redirect.compression}'; only 'gzip' can be read`);
  }
  return JSON.parse(gunzipSync(readFileSync(path.join(folder, redirect.filename))).toString('utf8')) as Assembly;
}
