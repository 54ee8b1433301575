import { cpSync } from 'node:fs';
import * as path from 'node:path';
import type { Library } from './code/library';
import { differences, readSynthesised, Synthesised } from './compare';
import { ended, Language, Program, run } from './language';
import { buildPackage } from './packages';
import { addPrograms, CHANGE, expectedMessage } from './programs';
import { Stopwatch } from './stopwatch';
import { ROOT } from '../package/pack';

/** What must be the same in every language. */
const COMPARED = ['first', 'example', 'own', 'tour'] as const;

export type Templates = Readonly<Record<(typeof COMPARED)[number], Synthesised>>;

export interface Checked {
  readonly templates: Templates;
  readonly problems: string[];
}

/** Builds, installs and runs in a scratch folder, and compares with what another language synthesised, if there is one. */
export function check(language: Language, scratch: string, library: Library, other?: Templates): Checked {
  const missing = language.tools.filter((tool) => ended(['sh', '-c', `command -v ${tool}`], scratch).status !== 0);
  if (missing.length > 0) throw new Error(`needs ${missing.join(', ')} on the machine`);
  const examples = path.join(scratch, 'examples');
  const folder = path.join(examples, language.name);
  for (const name of [language.name, 'queries']) cpSync(path.join(ROOT, 'examples', name), path.join(examples, name), { recursive: true });

  const watch = new Stopwatch(language.name);
  const packages = watch.time('built', () => buildPackage(language.target, path.join(scratch, 'dist')));
  addPrograms(language, folder, library);
  watch.time('installed', () => language.install({ folder, packages }));
  const checked = watch.time('ran', () => {
    const templates = synthesiseAll(language, folder);
    const expected = other ?? templates;
    return {
      templates,
      problems: [...compareTemplates(expected, templates), ...checkControl(language, folder, expected), ...checkFault(language, folder)],
    };
  });
  console.log(watch.report());
  return checked;
}

function synthesiseAll(language: Language, folder: string): Templates {
  return Object.fromEntries(COMPARED.map((program) => [program, synthesised(language, folder, program)])) as unknown as Templates;
}

function compareTemplates(expected: Templates, got: Templates): string[] {
  return COMPARED.flatMap((program) => differences(expected[program], got[program]).map((difference) => `${program}: ${difference}`));
}

/** A change of the example must be found, or the comparison could not fail. */
function checkControl(language: Language, folder: string, expected: Templates): string[] {
  const found = differences(expected.example, synthesised(language, folder, 'control'));
  return found.some((difference) => difference.includes(CHANGE.to)) ? [] : [`control: ${CHANGE.to} instead of ${CHANGE.from} is not found`];
}

/** A mistake must end the program with what the library says of it. */
function checkFault(language: Language, folder: string): string[] {
  const message = expectedMessage();
  const { status, output } = ended(language.command('fault'), folder);
  if (status === 0) return ['fault: the program ended as if nothing were wrong'];
  return output.includes(message) ? [] : [`fault: the output must have '${message}'; got\n${output.trimEnd()}`];
}

function synthesised(language: Language, folder: string, program: Program): Synthesised {
  const out = path.join(folder, 'out', program);
  run(language.command(program), folder, { CDK_OUTDIR: out });
  return readSynthesised(out);
}
