import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { createSnippetPackage } from '../../../../tools/verify/docs/rosetta';
import { synthesizeSnippets } from '../../../../tools/verify/docs/synthesis';
import { Snippet } from '../../../../tools/verify/docs/translations';

const ROOT = path.join(__dirname, '..', '..', '..', '..');

const snippet = (line: number, body: string): Snippet => ({
  page: 'a.md',
  line,
  didCompile: true,
  translations: {},
  fullSource: `import { Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { CloudTrailAnalytics, QueryPack, RulePack } from 'cdk-cloudtrail-analytics';
class AuditStack extends Stack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    ${body}
  }
}`,
});

test('a snippet whose synthesis fails is a problem', async () => {
  const scratch = mkdtempSync(path.join(tmpdir(), 'docs-test-'));
  try {
    const snippetPackage = createSnippetPackage(ROOT, scratch, [{ path: 'README.md', text: '' }]);
    const problems = await synthesizeSnippets(ROOT, snippetPackage, [
      snippet(1, "new CloudTrailAnalytics(this, 'Audit', { alarmRules: [RulePack.recommended().only(['root-usage'])] });"),
      snippet(2, "new CloudTrailAnalytics(this, 'Audit', { queryPacks: [QueryPack.fromDirectory('acme', './queries')] });"),
      snippet(3, "RulePack.recommended().only(['no-such-rule']);"),
    ], ['-- title: T\n-- question: Q?\n-- relations: activity\n-- window: 7d\n-- columns: event\n-- interpretation: R\nSELECT event FROM activity']);
    expect(problems).toEqual([{
      page: 'a.md', line: 3, message: expect.stringContaining("the synthesis fails: rule pack 'recommended': ids must be in the pack, which has "),
    }]);
  } finally {
    rmSync(scratch, { recursive: true });
  }
}, 120_000);
