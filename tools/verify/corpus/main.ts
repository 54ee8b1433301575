/*
 * Replays one day of a real account with the template of the example, and compares the matches of the Security Hub rules.
 *
 *   npm run verify:corpus
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { checkSecurityHub } from './security-hub';
import { synthesizeExample } from '../../../examples/synthesise';
import { CORPUS } from '../real-records';

const PATTERNS = path.join(CORPUS, '..', 'facts', 'securityhub-patterns.json');

async function main(): Promise<void> {
  if (!existsSync(CORPUS)) {
    console.log(`no real records in ${CORPUS}: nothing is compared`);
    return;
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'corpus-'));
  try {
    const problems = await checkSecurityHub(synthesizeExample(path.join(folder, 'cdk.out')), path.join(CORPUS, 'invictus'), PATTERNS);
    for (const problem of problems) console.error(problem);
    process.exitCode = problems.length > 0 ? 1 : 0;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
