import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { SnippetPackage } from './assembly';
import { Page, Problem } from './page';
import { programsOf, SYNTHESISE } from './synthesis';
import { checkSnippets, readMessages, readSnippets, Snippet } from './translations';

const MOST_OUTPUT = 64 * 2 ** 20;
/** As much of the output of a program that cannot run as a person wants to see. */
const SHOWN = 2000;

/** Compiles and translates the snippets of pages and doc comments. */
export async function compileSnippets(
  root: string, { folder }: SnippetPackage, name: string, pages: readonly Page[],
): Promise<{ readonly snippets: Snippet[]; readonly problems: Problem[] }> {
  const program = path.join(root, 'node_modules', '.bin', 'jsii-rosetta');
  const { failed, output } = await execute(program, ['extract', '--strict', folder], root);
  const messages = readMessages(output, name, pages);
  if (failed && messages.length === 0) throw new Error(`jsii-rosetta must translate the snippets: ${output.slice(-SHOWN)}`);
  const snippets = readSnippets(folder, name, pages);
  return { snippets, problems: messages.length > 0 ? messages : checkSnippets(snippets) };
}

/** Synthesises the stacks of the snippets, with the compiled library. */
export async function synthesiseSnippets(
  root: string, { appFolder }: SnippetPackage, snippets: readonly Snippet[], queries: readonly string[],
): Promise<Problem[]> {
  const { programs, problems } = programsOf(snippets.filter(({ didCompile }) => didCompile));
  const queryFolder = path.join(appFolder, 'queries');
  mkdirSync(queryFolder);
  queries.forEach((text, index) => writeFileSync(path.join(queryFolder, `query-${index}.sql`), text));
  const files = programs.map(({ snippet, source }, index) => {
    const file = path.join(appFolder, `snippet-${index}.ts`);
    writeFileSync(file, source);
    return { snippet, file };
  });
  const main = path.join(appFolder, 'main.ts');
  writeFileSync(main, SYNTHESISE);
  const { failed, output } = await execute(path.join(root, 'node_modules', '.bin', 'tsx'), [main, ...files.map(({ file }) => file)], appFolder);
  if (failed) throw new Error(`the snippets must be synthesised: ${output.slice(-SHOWN)}`);
  const messages = JSON.parse(output) as Record<string, string>;
  return [...problems, ...files.filter(({ file }) => messages[file] !== undefined)
    .map(({ snippet: { page, line }, file }) => ({ page, line, message: `the stack cannot be synthesised: ${messages[file]}` }))];
}

/** What a program prints, with its errors where it fails. */
async function execute(program: string, args: readonly string[], cwd: string): Promise<{ readonly failed: boolean; readonly output: string }> {
  // tsx, which runs this check, would hand its own configuration on
  const { TSX_TSCONFIG_PATH: _, ...env } = process.env;
  return new Promise((resolve) => {
    execFile(program, args, { cwd, env, maxBuffer: MOST_OUTPUT }, (error, stdout, stderr) =>
      resolve({ failed: error !== null, output: error ? `${stdout}${stderr}` : stdout }));
  });
}
