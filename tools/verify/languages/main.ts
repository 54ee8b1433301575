/*
 * Is the library the same in every language? Builds it for each, installs what was built into a project of its own, and
 * compares the templates of the same apps, written in that language, with those of TypeScript.
 *
 *   npm run verify:languages -- [--only python,go]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { parseArgs } from 'node:util';
import { check, Templates } from './check';
import { Library } from './code/library';
import { checkDotnet } from './in/dotnet';
import { GO } from './in/go';
import { JAVA } from './in/java';
import { PYTHON_LANGUAGE } from './in/python';
import { TYPESCRIPT } from './in/typescript';
import { buildPackage } from './packages';
import { Stopwatch } from './stopwatch';
import { ROOT } from '../package/pack';

/** TypeScript comes first, as the others are compared with it. */
const LANGUAGES = [TYPESCRIPT, PYTHON_LANGUAGE, JAVA, GO];
const DOTNET = 'dotnet';
const NAMES = [...LANGUAGES.map(({ name }) => name), DOTNET];

function main(): void {
  const { values } = parseArgs({ options: { only: { type: 'string', multiple: true } } });
  const wanted = values.only?.flatMap((names) => names.split(',')) ?? NAMES;
  const unknown = wanted.filter((name) => !NAMES.includes(name));
  if (unknown.length > 0) throw new Error(`--only must name ${NAMES.join(', ')}; got ${unknown.join(', ')}`);

  const scratch = mkdtempSync(path.join(tmpdir(), 'languages-'));
  try {
    const library = Library.in(ROOT);
    const problems: string[] = [];
    let expected: Templates | undefined;
    for (const language of LANGUAGES.filter(({ name }) => name === TYPESCRIPT.name || wanted.includes(name))) {
      problems.push(...attempt(language.name, () => {
        const checked = check(language, scratch, library, expected);
        expected ??= checked.templates;
        return checked.problems;
      }));
      if (!expected) break;
    }
    if (wanted.includes(DOTNET)) {
      problems.push(...attempt(DOTNET, () => {
        const watch = new Stopwatch(DOTNET);
        const folder = watch.time('generated', () => buildPackage(DOTNET, path.join(scratch, 'dist')));
        const { types, problems: found } = checkDotnet(folder, library.assembly);
        console.log(`${watch.report()}; ${types} types, not compiled`);
        return found;
      }));
    }
    for (const problem of problems) console.error(problem);
    console.log(`${problems.length} problems`);
    process.exitCode = problems.length > 0 ? 1 : 0;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** An error is a problem of the one language. */
function attempt(name: string, work: () => string[]): string[] {
  try {
    return work().map((problem) => `${name}: ${problem}`);
  } catch (error) {
    return [`${name}: ${(error as Error).message}`];
  }
}

main();
