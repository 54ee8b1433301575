import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { promisify } from 'node:util';
import type { Matches } from './engines';

const PROJECT = path.join(__dirname, 'event-ruler');
const SOURCE = path.join(PROJECT, 'src', 'main', 'java', 'MatchRecords.java');
const COMMANDS = ['mvn', 'java', 'javac'];
const PACKAGES = ['openjdk-17-jdk-headless', 'maven'];
const MAX_OUTPUT_BYTES = 64 * 1024 * 1024;
const POM = path.join(PROJECT, 'pom.xml');

/** The result of event-ruler for one pattern. */
export interface EventRulerResult {
  readonly matches: Matches;
  /** The complexity of wildcards, which EventBridge limits without documenting the limit. */
  readonly complexity: number;
  /** The error, if the pattern is invalid. */
  readonly error?: string;
}

/** Runs event-ruler, the matcher of EventBridge. Requires Java 17 and Maven. */
export class EventRuler {
  /** Downloads and compiles event-ruler once. `folder` is for temporary files. */
  public static install(cache: string, folder: string): EventRuler {
    const version = createHash('sha256').update(readFileSync(SOURCE)).update(readFileSync(POM)).digest('hex').slice(0, 16);
    const installed = path.join(cache, version);
    const classPath = [installed, path.join(installed, 'lib', '*')].join(path.delimiter);
    if (!existsSync(path.join(installed, 'MatchRecords.class'))) {
      installTools();
      run('mvn', ['-q', '-B', '-f', POM, 'dependency:copy-dependencies', `-DoutputDirectory=${path.join(installed, 'lib')}`]);
      run('javac', ['--release', '17', '-cp', classPath, '-d', installed, SOURCE]);
    }
    return new EventRuler(classPath, folder);
  }

  private constructor(private readonly classPath: string, private readonly folder: string) {}

  /** Matches each event of a file, one JSON value per line, with each pattern. */
  public async match(patterns: readonly unknown[], eventsFile: string, events: number): Promise<EventRulerResult[]> {
    const patternsFile = path.join(this.folder, 'patterns.ndjson');
    const matchesFile = path.join(this.folder, 'matches.bin');
    writeFileSync(patternsFile, patterns.map((pattern) => `${JSON.stringify(pattern)}\n`).join(''));
    const command = ['-Xmx1g', '-cp', this.classPath, 'MatchRecords', patternsFile, eventsFile, matchesFile];
    const { stdout } = await promisify(execFile)('java', command, { maxBuffer: MAX_OUTPUT_BYTES });
    const lines = stdout.trimEnd().split('\n');
    const bytes = readFileSync(matchesFile);
    return patterns.map((_, index) => ({
      matches: bytes.subarray(index * events, (index + 1) * events),
      complexity: Number(lines[index]) || 0,
      ...!/^\d+$/.test(lines[index]) && { error: lines[index] },
    }));
  }
}

/** Installs Java and Maven from the packages of Debian if they are missing. */
function installTools(): void {
  if (COMMANDS.every(isInstalled)) return;
  if (!isInstalled('apt-get') || process.getuid?.() !== 0) {
    throw new Error(`event-ruler requires Java 17 or later and Maven: install them, on Debian with apt-get install ${PACKAGES.join(' ')}`);
  }
  run('apt-get', ['update', '-qq']);
  run('apt-get', ['install', '-qq', '-y', '--no-install-recommends', ...PACKAGES]);
}

function isInstalled(command: string): boolean {
  return spawnSync(command, ['--help'], { stdio: 'ignore' }).error === undefined;
}

function run(command: string, commandArguments: readonly string[]): void {
  execFileSync(command, commandArguments, { stdio: ['ignore', 'inherit', 'inherit'] });
}
