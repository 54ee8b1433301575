import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { Library } from './code/library';
import { record } from './code/record';
import { Language } from './language';
import { constantsOf } from './touches';
import { fault } from './tour/fault';
import { MODULES } from './tour/modules';
import { tour } from './tour/tour';

/** A source of records in each language. */
const OWN_SOURCES = path.join(__dirname, 'own-source');

/** A word of the example that is in its template, and what it becomes in the program with a change. */
export const CHANGE = { from: 'example-access-logs', to: 'other-access-logs' };

/** Puts the programs beside the examples: one with a change, and those that are written once for all languages. */
export function addPrograms(language: Language, folder: string, library: Library): void {
  const add = (source: string, text: string): void => {
    const file = path.join(folder, source);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  };
  const example = readFileSync(path.join(folder, language.sources.example), 'utf8');
  if (example.split(CHANGE.from).length !== 2) throw new Error(`the example must have '${CHANGE.from}' once`);
  const control = example.replace(CHANGE.from, CHANGE.to);
  add(language.sources.control, language.renamed?.(control, 'control') ?? control);

  const steps = { tour: record(library, (modules) => tour(modules, constantsOf(library.assembly))), fault: record(library, fault) };
  for (const program of ['tour', 'fault'] as const) add(language.sources[program], language.code(steps[program], library, program));
  add(language.sources.own, readFileSync(path.join(OWN_SOURCES, language.ownSource), 'utf8'));
  if (language.name === 'typescript') cpSync(path.join(__dirname, 'tour'), path.join(folder, 'tour'), { recursive: true });
}

/** What the library says of the fault. */
export function expectedMessage(): string {
  try {
    fault(MODULES);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('the fault must be one, and the library took it');
}
