/*
 * Checks that the library behaves the same in every language: builds the package for each language, installs it in a copy of the examples,
 * and compares the templates with those of TypeScript. For .NET, it checks the generated code without compiling it.
 *
 *   npm run verify:languages -- [--only python,go]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { parseArgs } from 'node:util';
import { checkLanguage, Templates } from './check';
import { buildPackage, Stopwatch } from './commands';
import { checkDotnet } from './targets/dotnet';
import { GO } from './targets/go';
import { JAVA } from './targets/java';
import { PYTHON_LANGUAGE } from './targets/python';
import { TYPESCRIPT } from './targets/typescript';
import { loadAssembly } from '../../../test/api/assembly';
import { ROOT } from '../package/pack';

/** TypeScript is the first language because the others are compared with it. */
const LANGUAGES = [TYPESCRIPT, PYTHON_LANGUAGE, JAVA, GO];
const DOTNET = 'dotnet';
const NAMES = [...LANGUAGES.map(({ name }) => name), DOTNET];

function main(): void {
  const { values } = parseArgs({ options: { only: { type: 'string', multiple: true } } });
  const selected = values.only?.flatMap((names) => names.split(',')) ?? NAMES;
  const unknown = selected.filter((name) => !NAMES.includes(name));
  if (unknown.length > 0) throw new Error(`--only must contain only ${NAMES.join(', ')}; got ${unknown.join(', ')}`);

  const scratch = mkdtempSync(path.join(tmpdir(), 'languages-'));
  try {
    const problems: string[] = [];
    let expected: Templates | undefined;
    for (const language of LANGUAGES.filter(({ name }) => name === TYPESCRIPT.name || selected.includes(name))) {
      problems.push(...collectProblems(language.name, () => {
        const result = checkLanguage(language, scratch, expected);
        expected ??= result.templates;
        return result.problems;
      }));
      if (!expected) break;
    }
    if (selected.includes(DOTNET)) {
      problems.push(...collectProblems(DOTNET, () => {
        const watch = new Stopwatch(DOTNET);
        // A .NET SDK is not required.
        const folder = watch.time('generate', () => buildPackage(DOTNET, path.join(scratch, 'dist'), ['--code-only']));
        const result = checkDotnet(folder, loadAssembly(ROOT));
        console.log(`${watch.report()}; ${result.types} types, not compiled`);
        return result.problems;
      }));
    }
    for (const problem of problems) console.error(problem);
    console.log(`${problems.length} problems`);
    process.exitCode = problems.length > 0 ? 1 : 0;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Adds the name of the language to its problems. An error is one problem, and the other languages are still checked. */
function collectProblems(name: string, check: () => string[]): string[] {
  try {
    return check().map((problem) => `${name}: ${problem}`);
  } catch (error) {
    return [`${name}: ${(error as Error).message}`];
  }
}

main();
