import { existsSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { Fence } from './fence';
import { Page, Problem } from './page';
import { createProblem } from './plan';

const INLINE_SCRIPT = /`npm run (?<script>[\w:-]+)(?=[ `])[^`]*`/g;

/** Returns the blocks that are not valid JSON. */
export function checkJson(fences: readonly Fence[]): Problem[] {
  return fences.flatMap((fence) => {
    try {
      JSON.parse(fence.text);
      return [];
    } catch (error) {
      return [createProblem(fence, `invalid JSON: ${(error as Error).message}`)];
    }
  });
}

/** Returns the excerpts that their file does not contain. Indentation is ignored. */
export function checkExcerpts(root: string, excerpts: readonly { readonly fence: Fence; readonly file: string }[]): Problem[] {
  return excerpts.flatMap(({ fence, file }) => {
    const full = path.join(root, file);
    if (!existsSync(full)) return [createProblem(fence, `'${file}' does not exist`)];
    return removeIndentation(readFileSync(full, 'utf8')).includes(removeIndentation(fence.text)) ? [] : [createProblem(fence, `'${file}' does not contain this text`)];
  });
}

/** Returns the npm scripts that a sentence names and package.json does not contain. */
export function checkScriptNames(pages: readonly Page[], scripts: readonly string[]): Problem[] {
  return pages.flatMap(({ path: page, text }) => text.split('\n').flatMap((line, index) =>
    [...line.matchAll(INLINE_SCRIPT)].map(({ groups }) => groups!.script).filter((script) => !scripts.includes(script))
      .map((script) => ({ page, line: index + 1, message: `package.json has no script '${script}'` }))));
}

function removeIndentation(text: string): string {
  return text.split('\n').map((line) => line.trim()).filter((line) => line !== '').join('\n');
}
