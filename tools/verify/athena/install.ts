import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import * as path from 'node:path';
import { createCacheFolder } from '../cache';
import { run } from '../package/pack';
import { installPythonPrograms } from '../python-programs';

const TRINO = '476';
const MOTO = '5.2.5';
const COPY = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy';
/** The archive of the server contains a connector for each database. */
const CONNECTOR = 'hive';
const MIN_JAVA_VERSION = 24;
const JAVA_FOLDERS = ['/usr/lib/jvm', '/opt/java', '/Library/Java/JavaVirtualMachines'];

export interface Installed {
  /** The folder of the Trino server. */
  readonly trino: string;
  /** The path of the Java program. */
  readonly java: string;
  /** The path of the moto server. */
  readonly moto: string;
}

/** Installs Trino and moto once. Requires Maven, Python, tar, and a JDK. */
export function install(): Installed {
  return { java: findJava(), trino: installTrino(), moto: installMoto() };
}

function installTrino(): string {
  const folder = path.join(createCacheFolder('trino'), TRINO);
  if (existsSync(folder)) return folder;
  const work = createCacheFolder('trino-download');
  const name = `trino-server-${TRINO}`;
  run('mvn', ['-q', '-B', COPY, `-Dartifact=io.trino:trino-server:${TRINO}:tar.gz`, `-DoutputDirectory=${work}`], work);
  // Connectors share files by links within the archive, so the whole archive must be extracted.
  run('tar', ['-xzf', path.join(work, `${name}.tar.gz`), '-C', work], work);
  const plugins = path.join(work, name, 'plugin');
  for (const plugin of readdirSync(plugins)) if (plugin !== CONNECTOR) rmSync(path.join(plugins, plugin), { recursive: true });
  // The folder exists only if the installation is complete.
  renameSync(path.join(work, name), folder);
  rmSync(work, { recursive: true });
  return folder;
}

function installMoto(): string {
  return path.join(installPythonPrograms('moto', [`moto[server]==${MOTO}`], ['moto_server']), 'moto_server');
}

/** Searches `TRINO_JAVA_HOME`, `JAVA_HOME`, and the installed JDKs. */
function findJava(): string {
  const installed = JAVA_FOLDERS.filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).flatMap((name) => [path.join(folder, name), path.join(folder, name, 'Contents', 'Home')]));
  const homes = [process.env.TRINO_JAVA_HOME, process.env.JAVA_HOME, ...installed].filter((home) => home !== undefined);
  const java = homes.map((home) => path.join(home, 'bin', 'java')).find((program) => existsSync(program) && readJavaVersion(program) >= MIN_JAVA_VERSION);
  if (java === undefined) {
    throw new Error(`Trino requires a JDK of version ${MIN_JAVA_VERSION} or later: install it and set TRINO_JAVA_HOME; got ${homes.join(', ')}`);
  }
  return java;
}

function readJavaVersion(java: string): number {
  const text = execFileSync(java, ['--version'], { encoding: 'utf8' });
  return Number(/\b(\d+)\b/.exec(text)?.[1]);
}
