import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { writeMarks } from './fence';
import { Page, Problem } from './page';
import { checkSnippets, parseMessages, readSnippets, Snippet, toModuleName } from './translations';

const README = 'README.md';
const LINKED = ['lib', 'queries', 'event-names', 'package.json', 'rosetta'];
const DEPENDENCIES = ['aws-cdk-lib', 'constructs'];
const MAX_OUTPUT_BYTES = 64 * 2 ** 20;
const MAX_SHOWN = 2000;

export interface SnippetPackage {
  /** The package. jsii-rosetta writes the translations to it. */
  readonly folder: string;
  /** A folder for apps that use the package. */
  readonly appFolder: string;
}

/**
 * Creates an app folder with the library as an installed package, in which each page of the documentation is the README of a submodule.
 * jsii-rosetta translates these in addition to the examples in doc comments.
 */
export function createSnippetPackage(root: string, scratch: string, pages: readonly Page[]): SnippetPackage {
  const { name } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { name: string };
  const modules = path.join(scratch, 'node_modules');
  const folder = path.join(modules, name);
  mkdirSync(folder, { recursive: true });
  for (const file of LINKED) symlinkSync(path.join(root, file), path.join(folder, file));
  for (const dependency of DEPENDENCIES) symlinkSync(path.join(root, 'node_modules', dependency), path.join(modules, dependency));
  const assembly = JSON.parse(readFileSync(path.join(root, '.jsii'), 'utf8')) as Record<string, unknown>;
  const readme = pages.find((page) => page.path === README);
  const submodules = Object.fromEntries(pages.filter((page) => page !== readme).map((page) =>
    [toModuleName(name, page.path), { readme: { markdown: writeMarks(page) } }]));
  writeFileSync(path.join(folder, '.jsii'), JSON.stringify({ ...assembly, readme: { markdown: readme?.text ?? '' }, submodules }));
  return { folder, appFolder: scratch };
}

/** Compiles and translates the snippets of pages and doc comments. */
export async function compileSnippets(
  root: string, { folder }: SnippetPackage, name: string, pages: readonly Page[],
): Promise<{ readonly snippets: Snippet[]; readonly problems: Problem[] }> {
  const program = path.join(root, 'node_modules', '.bin', 'jsii-rosetta');
  const { failed, output } = await execute(program, ['extract', '--strict', folder], root);
  const messages = parseMessages(output, name, pages);
  if (failed && messages.length === 0) throw new Error(`jsii-rosetta failed: ${output.slice(-MAX_SHOWN)}`);
  const snippets = readSnippets(folder, name, pages);
  return { snippets, problems: messages.length > 0 ? messages : checkSnippets(snippets) };
}

/** Runs a TypeScript program in the folder of the app; returns its output. */
export async function runProgram(root: string, { appFolder }: SnippetPackage, program: string, args: readonly string[]): Promise<string> {
  const { failed, output } = await execute(path.join(root, 'node_modules', '.bin', 'tsx'), [program, ...args], appFolder);
  if (failed) throw new Error(`${path.basename(program)} failed: ${output.slice(-MAX_SHOWN)}`);
  return output;
}

async function execute(program: string, args: readonly string[], cwd: string): Promise<{ readonly failed: boolean; readonly output: string }> {
  // tsx, which runs this check, sets this variable to the configuration of the project.
  const { TSX_TSCONFIG_PATH: _, ...env } = process.env;
  return new Promise((resolve) => {
    execFile(program, args, { cwd, env, maxBuffer: MAX_OUTPUT_BYTES }, (error, stdout, stderr) =>
      resolve({ failed: error !== null, output: error ? `${stdout}${stderr}` : stdout }));
  });
}
