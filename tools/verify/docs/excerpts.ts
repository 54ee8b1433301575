import { existsSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { Fence } from './fence';
import { Page, Problem } from './page';
import { problemAt } from './plan';

const INLINE_TASK = /`npm run (?<task>[\w:-]+)(?=[ `])[^`]*`/g;

/** JSON that is none. */
export function checkJson(fences: readonly Fence[]): Problem[] {
  return fences.flatMap((fence) => {
    try {
      JSON.parse(fence.text);
      return [];
    } catch (error) {
      return [problemAt(fence, `this is no JSON: ${(error as Error).message}`)];
    }
  });
}

/** Excerpts that their file does not have, indentation aside. */
export function checkExcerpts(root: string, excerpts: readonly { readonly fence: Fence; readonly file: string }[]): Problem[] {
  return excerpts.flatMap(({ fence, file }) => {
    const full = path.join(root, file);
    if (!existsSync(full)) return [problemAt(fence, `there is no file '${file}'`)];
    return flat(readFileSync(full, 'utf8')).includes(flat(fence.text)) ? [] : [problemAt(fence, `'${file}' does not have this text`)];
  });
}

/** Tasks that are spoken of in a sentence and are not there. */
export function checkTasks(pages: readonly Page[], scripts: readonly string[]): Problem[] {
  return pages.flatMap(({ path: page, text }) => text.split('\n').flatMap((line, index) =>
    [...line.matchAll(INLINE_TASK)].map(({ groups }) => groups!.task).filter((task) => !scripts.includes(task))
      .map((task) => ({ page, line: index + 1, message: `there is no task '${task}'` }))));
}

function flat(text: string): string {
  return text.split('\n').map((line) => line.trim()).filter((line) => line !== '').join('\n');
}
