import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import * as path from 'node:path';
import { cacheFolder } from '../cache';
import { run } from '../package/pack';
import { installPythonPrograms } from '../python-programs';

const TRINO = '476';
const MOTO = '5.2.5';
const COPY = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy';
/** The connector that is needed; the server's archive has one for every database. */
const CONNECTOR = 'hive';
const OLDEST_JAVA = 24;
const JAVA_FOLDERS = ['/usr/lib/jvm', '/opt/java', '/Library/Java/JavaVirtualMachines'];

export interface Installed {
  /** Folder of the Trino server. */
  readonly trino: string;
  /** The Java program that runs it. */
  readonly java: string;
  /** The moto server's program. */
  readonly moto: string;
}

/** Installs Trino and moto, each once; needs Maven, Python, tar and a JDK that is new enough. */
export function install(): Installed {
  return { java: findJava(), trino: installTrino(), moto: installMoto() };
}

function installTrino(): string {
  const folder = path.join(cacheFolder('trino'), TRINO);
  if (existsSync(folder)) return folder;
  const work = cacheFolder('trino-download');
  const name = `trino-server-${TRINO}`;
  run('mvn', ['-q', '-B', COPY, `-Dartifact=io.trino:trino-server:${TRINO}:tar.gz`, `-DoutputDirectory=${work}`], work);
  // files that connectors share are links within the archive, so all of them are unpacked
  run('tar', ['-xzf', path.join(work, `${name}.tar.gz`), '-C', work], work);
  const plugins = path.join(work, name, 'plugin');
  for (const plugin of readdirSync(plugins)) if (plugin !== CONNECTOR) rmSync(path.join(plugins, plugin), { recursive: true });
  // there only once it is complete
  renameSync(path.join(work, name), folder);
  rmSync(work, { recursive: true });
  return folder;
}

function installMoto(): string {
  return path.join(installPythonPrograms('moto', [`moto[server]==${MOTO}`], ['moto_server']), 'moto_server');
}

/** `TRINO_JAVA_HOME` first, then `JAVA_HOME`, then what is installed. */
function findJava(): string {
  const installed = JAVA_FOLDERS.filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).flatMap((name) => [path.join(folder, name), path.join(folder, name, 'Contents', 'Home')]));
  const homes = [process.env.TRINO_JAVA_HOME, process.env.JAVA_HOME, ...installed].filter((home) => home !== undefined);
  const java = homes.map((home) => path.join(home, 'bin', 'java')).find((program) => existsSync(program) && versionOf(program) >= OLDEST_JAVA);
  if (java === undefined) {
    throw new Error(`Trino needs a JDK of version ${OLDEST_JAVA} or newer: install one and set TRINO_JAVA_HOME; looked at ${homes.join(', ')}`);
  }
  return java;
}

function versionOf(java: string): number {
  const text = execFileSync(java, ['--version'], { encoding: 'utf8' });
  return Number(/\b(\d+)\b/.exec(text)?.[1]);
}
