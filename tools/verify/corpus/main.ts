import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { checkDetections } from './detections';
import { synthesizeAllRules } from './every-rule';
import { checkLabels } from './labels';
import { writeRecords } from './records';
import { checkSecurityHub } from './security-hub';
import { synthesiseExample } from '../../../examples/synthesise';
import { CORPUS, readRealRecords } from '../real-records';

const FACTS = path.join(CORPUS, '..', 'facts', 'securityhub-patterns.json');

async function main(): Promise<void> {
  const records = readRealRecords();
  if (!records) {
    console.log(`no real records in ${CORPUS}: nothing is compared`);
    return;
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'corpus-'));
  try {
    const everyRule = path.join(folder, 'every-rule.json');
    writeFileSync(everyRule, JSON.stringify(synthesizeAllRules()));
    const problems = [
      ...await checkSecurityHub(synthesiseExample(path.join(folder, 'cdk.out')), path.join(CORPUS, 'invictus'), FACTS),
      ...checkLabels(path.join(CORPUS, 'labels-traildiscover-cis.ndjson')),
      ...await checkDetections(everyRule, writeRecords(records, path.join(folder, 'logs')), folder),
    ];
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
