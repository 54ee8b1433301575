/*
 * Checks the terminology of pages, comments, texts and query headers, and the summaries of doc comments.
 *
 *   npm run lint:prose -- [FILE|FOLDER|GLOB…]
 */
import * as path from 'node:path';
import type { TextlintResult } from '@textlint/types';
import { createLinter, loadLinterFormatter } from 'textlint';
import { PROSE } from './descriptor';

async function main(): Promise<void> {
  const files = process.argv.slice(2);
  const linter = createLinter({ descriptor: PROSE, ignoreFilePath: path.join(__dirname, 'ignore.txt') });
  const results = await linter.lintFiles(files.length > 0 ? files : ['.']);
  const formatter = await loadLinterFormatter({ formatterName: 'unix' });
  process.stdout.write(formatter.format(results.map(writeMessagesInOneLine)));
  if (results.some(({ messages }) => messages.length > 0)) process.exitCode = 1;
}

/** A message quotes the file, where a phrase can continue on the next line. */
function writeMessagesInOneLine(result: TextlintResult): TextlintResult {
  return { ...result, messages: result.messages.map((message) => ({ ...message, message: message.message.replace(/\s+/g, ' ') })) };
}

void main();
