import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { withMarks } from './fence';
import { Page } from './page';

/** What reads a readme as a module's page: README is the library's own, and the other pages are those of modules that are made up. */
const README = 'README.md';
const LINKED = ['lib', 'queries', 'knowledge', 'package.json', 'rosetta'];
const DEPENDENCIES = ['aws-cdk-lib', 'constructs'];

export interface SnippetPackage {
  /** The package: its translations are written here. */
  readonly folder: string;
  /** Where an app that uses the package can stand. */
  readonly appFolder: string;
}

/**
 * Makes a place that looks like an app with the library installed, in which each page of the documentation is the readme of a module:
 * jsii-rosetta translates those, beside the examples of doc comments.
 */
export function makePackage(root: string, scratch: string, pages: readonly Page[]): SnippetPackage {
  const { name } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { name: string };
  const modules = path.join(scratch, 'node_modules');
  const folder = path.join(modules, name);
  mkdirSync(folder, { recursive: true });
  for (const file of LINKED) symlinkSync(path.join(root, file), path.join(folder, file));
  for (const dependency of DEPENDENCIES) symlinkSync(path.join(root, 'node_modules', dependency), path.join(modules, dependency));
  const assembly = JSON.parse(readFileSync(path.join(root, '.jsii'), 'utf8')) as Record<string, unknown>;
  const readme = pages.find((page) => page.path === README);
  const submodules = Object.fromEntries(pages.filter((page) => page !== readme).map((page) =>
    [moduleOf(name, page.path), { readme: { markdown: withMarks(page.text) } }]));
  const withPages = { ...assembly, readme: { markdown: readme?.text ?? '' }, submodules };
  writeFileSync(path.join(folder, '.jsii'), JSON.stringify(withPages));
  return { folder, appFolder: scratch };
}

/** The module whose readme a page is taken for. */
export function moduleOf(name: string, page: string): string {
  return page === README ? name : `${name}.${page.replace(/\.md$/, '').replace(/[^A-Za-z0-9]/g, '_')}`;
}
