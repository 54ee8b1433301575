import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { Bits } from './bits';

const PROJECT = path.join(__dirname, 'ruler');
const SOURCE = path.join(PROJECT, 'src', 'main', 'java', 'MatchRecords.java');
const POM = path.join(PROJECT, 'pom.xml');

/** What EventBridge's own matcher says to one pattern. */
export interface RulerAnswer {
  readonly matches: Bits;
  /** Its measure for wildcards, on which EventBridge has an undocumented limit. */
  readonly complexity: number;
  /** Why it is no pattern. */
  readonly problem?: string;
}

/** Runs EventBridge's own matcher; needs Java 17 and Maven. */
export class Ruler {
  /** Fetches and compiles what is not in the folder yet. */
  static install(cache: string): Ruler {
    const version = createHash('sha256').update(readFileSync(SOURCE)).update(readFileSync(POM)).digest('hex').slice(0, 16);
    const folder = path.join(cache, `ruler-${version}`);
    const classPath = path.join(folder, 'class-path.txt');
    if (!existsSync(path.join(folder, 'MatchRecords.class'))) {
      mkdirSync(folder, { recursive: true });
      run('mvn', ['-q', '-B', '-f', POM, 'dependency:build-classpath', `-Dmdep.outputFile=${classPath}`]);
      run('javac', ['--release', '17', '-cp', readFileSync(classPath, 'utf8').trim(), '-d', folder, SOURCE]);
    }
    return new Ruler(`${folder}${path.delimiter}${readFileSync(classPath, 'utf8').trim()}`, cache);
  }

  private constructor(private readonly classPath: string, private readonly cache: string) {}

  /** Matches every event of a file, one JSON value a line, with every pattern. */
  match(patterns: readonly unknown[], eventsFile: string, events: number): RulerAnswer[] {
    const patternsFile = path.join(this.cache, 'patterns.ndjson');
    const matchesFile = path.join(this.cache, 'matches.bin');
    writeFileSync(patternsFile, patterns.map((pattern) => `${JSON.stringify(pattern)}\n`).join(''));
    const lines = run('java', ['-Xmx1g', '-cp', this.classPath, 'MatchRecords', patternsFile, eventsFile, matchesFile]).trimEnd().split('\n');
    const bytes = readFileSync(matchesFile);
    const width = Math.ceil(events / 8);
    return patterns.map((_, index) => ({
      matches: new Bits(bytes.subarray(index * width, (index + 1) * width)),
      complexity: Number(lines[index]) || 0,
      ...!/^\d+$/.test(lines[index]) && { problem: lines[index] },
    }));
  }
}

function run(command: string, commandArguments: readonly string[]): string {
  return execFileSync(command, commandArguments, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 64 << 20 });
}
