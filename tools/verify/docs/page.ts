import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';

/** A page of the documentation. */
export interface Page {
  /** Relative to the root of the project, with slashes. */
  readonly path: string;
  readonly text: string;
}

/** What is wrong, and where. */
export interface Problem {
  readonly page: string;
  readonly line: number;
  readonly message: string;
}

/** Has a page for every member and every type, made by a tool of its own. */
const GENERATED_API = 'API.md';
const EXTENSION = '.md';

/** The pages at the root of a project and all below `docs`. */
export function readPages(root: string): Page[] {
  const own = readdirSync(root).filter((name) => name.endsWith(EXTENSION) && name !== GENERATED_API);
  const below = readdirSync(path.join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(EXTENSION))
    .map((name) => `docs/${name.split(path.sep).join('/')}`);
  return [...own, ...below].sort().map((name) => ({ path: name, text: readFileSync(path.join(root, name), 'utf8') }));
}

export function describeProblem({ page, line, message }: Problem): string {
  return `${page}:${line}: ${message}`;
}
