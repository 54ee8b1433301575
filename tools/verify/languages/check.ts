import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { buildPackage, execute, run, Stopwatch } from './commands';
import { findDifferences, readAssembly, SynthesizedFiles } from './compare';
import { Language, Program } from './language';
import { ROOT } from '../package/pack';
import { CloudTrailAnalytics } from 'cdk-cloudtrail-analytics';

/** The programs whose templates must be identical in all languages. */
const COMPARED = ['first', 'example', 'features'] as const;

export type Templates = Readonly<Record<(typeof COMPARED)[number], SynthesizedFiles>>;

/** The string in the example that each variant replaces. */
export const VARIANTS = {
  changed: { from: 'example-access-logs', to: 'other-access-logs' },
  invalid: { from: 'audit', to: 'Audit Trail' },
} as const;

export interface CheckResult {
  readonly templates: Templates;
  readonly problems: string[];
}

/** Builds the package, installs it in a copy of the examples, and compares their templates with the expected templates, if any. */
export function checkLanguage(language: Language, scratch: string, expected?: Templates): CheckResult {
  const missing = language.tools.filter((tool) => execute(['sh', '-c', `command -v ${tool}`], scratch).status !== 0);
  if (missing.length > 0) throw new Error(`requires ${missing.join(', ')}`);
  const examples = path.join(scratch, 'examples');
  const folder = path.join(examples, language.name);
  for (const name of [language.name, 'queries']) cpSync(path.join(ROOT, 'examples', name), path.join(examples, name), { recursive: true });
  addVariants(language, folder);

  const watch = new Stopwatch(language.name);
  const packages = watch.time('build', () => buildPackage(language.target, path.join(scratch, 'dist'), language.buildOptions));
  watch.time('install', () => language.install({ folder, packages }));
  const result = watch.time('run', () => {
    const templates = Object.fromEntries(COMPARED.map((program) => [program, synthesize(language, folder, program)])) as unknown as Templates;
    return {
      templates,
      problems: [
        ...expected ? compareTemplates(expected, templates) : [],
        ...checkChanged(language, folder, templates),
        ...checkInvalid(language, folder),
      ],
    };
  });
  console.log(watch.report());
  return result;
}

function addVariants(language: Language, folder: string): void {
  const example = readFileSync(path.join(folder, language.sources.example), 'utf8');
  for (const variant of ['changed', 'invalid'] as const) {
    const file = path.join(folder, language.sources[variant]);
    mkdirSync(path.dirname(file), { recursive: true });
    const source = replaceString(example, VARIANTS[variant].from, VARIANTS[variant].to);
    writeFileSync(file, language.renameProgram?.(source, variant) ?? source);
  }
}

/** Replaces a string literal that occurs exactly once. */
export function replaceString(source: string, from: string, to: string): string {
  const parts = source.split(new RegExp(`(?<=(['"]))${from}(?=\\1)`));
  if (parts.length !== 3) throw new Error(`the example must contain the string '${from}' exactly once`);
  return `${parts[0]}${to}${parts[2]}`;
}

function compareTemplates(expected: Templates, actual: Templates): string[] {
  return COMPARED.flatMap((program) => findDifferences(expected[program], actual[program]).map((difference) => `${program}: ${difference}`));
}

/** Checks that the comparison finds the difference between the example and its variant. */
function checkChanged(language: Language, folder: string, { example }: Templates): string[] {
  const { from, to } = VARIANTS.changed;
  const differences = findDifferences(example, synthesize(language, folder, 'changed'));
  return differences.some((difference) => difference.includes(to)) ? [] : [`changed: the comparison does not find '${to}' instead of '${from}'`];
}

/** Checks that an invalid prop ends the program with the error message of the library. */
function checkInvalid(language: Language, folder: string): string[] {
  const message = expectedMessage();
  const { status, output } = execute(language.command('invalid'), folder);
  if (status === 0) return ['invalid: the program must fail'];
  return output.includes(message) ? [] : [`invalid: the output must contain '${message}'; got\n${output.trimEnd()}`];
}

function expectedMessage(): string {
  try {
    new CloudTrailAnalytics(new Stack(new App(), 'Example'), 'Audit', { resourceNamePrefix: VARIANTS.invalid.to });
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error(`resourceNamePrefix '${VARIANTS.invalid.to}' must be invalid`);
}

function synthesize(language: Language, folder: string, program: Program): SynthesizedFiles {
  const out = path.join(folder, 'out', program);
  run(language.command(program), folder, { CDK_OUTDIR: out });
  return readAssembly(out);
}
