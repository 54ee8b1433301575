import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { Page, Problem } from './page';

/** The languages of the packages in addition to TypeScript. */
export const LANGUAGES = ['python', 'java', 'csharp', 'go'] as const;

/** The output of jsii-rosetta for code that it cannot translate. */
const UNTRANSLATED = /#error|<unknown>|\bUNTRANSLATED\b/;
/** Invalid output of jsii-rosetta. */
const INVALID: Readonly<Record<string, RegExp>> = {
  python: /\bthis\.|\bfor \{/,
  java: /\.get\w+\(\) = |\bObject \{/,
  csharp: /\{this\.|\bvar \{/,
};
/** A message of jsii-rosetta. */
const MESSAGE = /^(?<module>\S+)-README-L(?<line>\d+)\.ts:\d+:\d+ - (?<message>error .*)$/;

interface Location {
  readonly api: { readonly api: string; readonly moduleFqn?: string; readonly fqn?: string };
  readonly field?: { readonly field: string; readonly line?: number };
}

export interface Snippet {
  readonly page: string;
  readonly line: number;
  readonly didCompile: boolean;
  /** The compiled file: the snippet and its fixture. */
  readonly fullSource: string;
  readonly translations: Readonly<Record<string, { readonly source: string }>>;
}

/** Returns the README module of a page in the assembly. */
export function toModuleName(name: string, page: string): string {
  return page === 'README.md' ? name : `${name}.${page.replace(/\.md$/, '').replace(/[^A-Za-z0-9]/g, '_')}`;
}

/** Reads the snippets that jsii-rosetta wrote to the package. */
export function readSnippets(folder: string, name: string, pages: readonly Page[]): Snippet[] {
  const tablet = JSON.parse(readFileSync(path.join(folder, '.jsii.tabl.json'), 'utf8')) as {
    readonly snippets: Record<string, Omit<Snippet, 'page' | 'line'> & { readonly location: Location }>;
  };
  return Object.values(tablet.snippets).map(({ location, ...snippet }) => {
    const page = findPage(location.api.moduleFqn, name, pages) ?? location.api.fqn ?? name;
    return { ...snippet, page, line: location.field?.line ?? 0 };
  });
}

/** Returns the snippets that do not compile or that are not translated. */
export function checkSnippets(snippets: readonly Snippet[]): Problem[] {
  return snippets.flatMap(({ page, line, didCompile, translations }) => [
    ...(didCompile ? [] : ['the TypeScript does not compile']),
    ...LANGUAGES.flatMap((language) => {
      const source = translations[language]?.source;
      if (source === undefined) return [`the translation into ${language} is missing`];
      return UNTRANSLATED.test(source) || INVALID[language]?.test(source) ? [`the translation into ${language} is invalid`] : [];
    }),
  ].map((message) => ({ page, line, message })));
}

/** Returns the messages of jsii-rosetta with their pages. */
export function parseMessages(output: string, name: string, pages: readonly Page[]): Problem[] {
  return output.split('\n').flatMap((text) => {
    const { module, line, message } = MESSAGE.exec(text)?.groups ?? {};
    if (message === undefined) return [];
    return [{ page: findPage(module, name, pages) ?? module, line: Number(line), message }];
  });
}

function findPage(module: string | undefined, name: string, pages: readonly Page[]): string | undefined {
  return pages.find((page) => toModuleName(name, page.path) === module)?.path;
}
