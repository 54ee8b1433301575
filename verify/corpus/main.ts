import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { checkDetections } from './detections';
import { checkLabels } from './labels';
import { copyWithOwnIds } from './records';
import { checkSecurityHub } from './security-hub';
import { synthesiseExample } from '../../examples/synthesise';

/** Real records are no part of the project; they may lie beside it. */
const CORPUS = path.join(__dirname, '..', '..', '..', 'shared', 'corpus');
const FACTS = path.join(CORPUS, '..', 'facts', 'securityhub-patterns.json');

async function main(): Promise<void> {
  if (!existsSync(CORPUS)) {
    console.log(`no real records at ${CORPUS}: nothing was compared`);
    return;
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'corpus-'));
  try {
    const template = synthesiseExample(path.join(folder, 'cdk.out'));
    const problems = [
      ...await checkSecurityHub(template, path.join(CORPUS, 'invictus'), FACTS),
      ...checkLabels(path.join(CORPUS, 'labels-traildiscover-cis.ndjson')),
      ...await checkDetections(withDetectionsQuery(template, folder), copyWithOwnIds(CORPUS, path.join(folder, 'logs')), folder),
    ];
    for (const problem of problems) console.error(problem);
    process.exitCode = problems.length > 0 ? 1 : 0;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The template with one more saved query, for all rows of `detections`. */
function withDetectionsQuery(file: string, folder: string): string {
  const template = JSON.parse(readFileSync(file, 'utf8'));
  template.Resources.AllDetections = {
    Type: 'AWS::Athena::NamedQuery',
    Properties: { Name: 'verify/all-detections', Database: 'audit', QueryString: 'SELECT event_id, rule FROM detections' },
  };
  const copy = path.join(folder, 'template.json');
  writeFileSync(copy, JSON.stringify(template));
  return copy;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
