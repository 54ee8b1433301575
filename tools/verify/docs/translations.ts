import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { moduleOf } from './assembly';
import { Page, Problem } from './page';

/** The languages of the packages, beside TypeScript itself. */
export const LANGUAGES = ['python', 'java', 'csharp', 'go'] as const;

/** What jsii-rosetta writes into a translation in the place of what it cannot translate. */
const UNTRANSLATED = /#error|<unknown>|\bUNTRANSLATED\b/;
/** What it writes, and the language does not take. */
const NOT_OF_LANGUAGE: Readonly<Record<string, RegExp>> = {
  python: /\bthis\.|\bfor \{/,
  java: /\.get\w+\(\) = |\bObject \{/,
  csharp: /\{this\.|\bvar \{/,
};
/** Of its messages: the snippet's name and the place in it. */
const MESSAGE = /^(?<module>\S+)-README-L(?<line>\d+)\.ts:\d+:\d+ - (?<message>error .*)$/;

interface Location {
  readonly api: { readonly api: string; readonly moduleFqn?: string; readonly fqn?: string };
  readonly field?: { readonly field: string; readonly line?: number };
}

export interface Snippet {
  /** Page or member that it stands at, for people. */
  readonly place: string;
  readonly page: string;
  readonly line: number;
  readonly didCompile: boolean;
  /** The file that is compiled: the snippet with what a fixture puts around it. */
  readonly fullSource: string;
  readonly translations: Readonly<Record<string, { readonly source: string }>>;
}

/** The snippets that jsii-rosetta has written beside an assembly. */
export function readSnippets(folder: string, name: string, pages: readonly Page[]): Snippet[] {
  const tablet = JSON.parse(readFileSync(path.join(folder, '.jsii.tabl.json'), 'utf8')) as {
    readonly snippets: Record<string, Omit<Snippet, 'place' | 'page' | 'line'> & { readonly location: Location }>;
  };
  return Object.values(tablet.snippets).map(({ location, ...snippet }) => {
    const page = pageOf(location.api.moduleFqn, name, pages);
    const line = location.field?.line ?? 0;
    return { ...snippet, page: page ?? location.api.fqn ?? name, line, place: page === undefined ? location.api.fqn ?? name : `${page}:${line}` };
  });
}

/** Snippets that do not compile, and those that a language lacks. */
export function checkSnippets(snippets: readonly Snippet[]): Problem[] {
  return snippets.flatMap(({ page, line, didCompile, translations }) => [
    ...(didCompile ? [] : ['the TypeScript does not compile']),
    ...LANGUAGES.flatMap((language) => {
      const source = translations[language]?.source;
      if (source === undefined) return [`there is no translation into ${language}`];
      return UNTRANSLATED.test(source) || NOT_OF_LANGUAGE[language]?.test(source) ? [`the translation into ${language} has a part that cannot be translated`] : [];
    }),
  ].map((message) => ({ page, line, message })));
}

/** The messages of jsii-rosetta, each with the page that it is about; those that name none are about all of it. */
export function readMessages(output: string, name: string, pages: readonly Page[]): Problem[] {
  return output.split('\n').flatMap((text) => {
    const { module, line, message } = MESSAGE.exec(text)?.groups ?? {};
    if (message === undefined) return [];
    return [{ page: pageOf(module, name, pages) ?? module, line: Number(line), message }];
  });
}

function pageOf(module: string | undefined, name: string, pages: readonly Page[]): string | undefined {
  return pages.find((page) => moduleOf(name, page.path) === module)?.path;
}
