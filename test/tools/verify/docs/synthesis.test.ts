import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { makePackage } from '../../../../tools/verify/docs/assembly';
import { synthesiseSnippets } from '../../../../tools/verify/docs/snippets';
import { Snippet } from '../../../../tools/verify/docs/translations';

const ROOT = path.join(__dirname, '..', '..', '..', '..');

const snippet = (line: number, body: string): Snippet => ({
  place: `a.md:${line}`,
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

test('a snippet that compiles and fails is a problem', async () => {
  const scratch = mkdtempSync(path.join(tmpdir(), 'docs-test-'));
  try {
    const place = makePackage(ROOT, scratch, [{ path: 'README.md', text: '' }]);
    const problems = await synthesiseSnippets(ROOT, place, [
      snippet(1, "new CloudTrailAnalytics(this, 'Audit', { alarmRules: [RulePack.recommended().only(['root-usage'])] });"),
      snippet(2, "new CloudTrailAnalytics(this, 'Audit', { queryPacks: [QueryPack.fromDirectory('acme', './queries')] });"),
      snippet(3, "RulePack.recommended().only(['no-such-rule']);"),
    ], ['-- title: T\n-- question: Q?\n-- relations: activity\n-- window: 7d\n-- columns: event\n-- interpretation: R\nSELECT event FROM activity']);
    expect(problems).toEqual([{
      page: 'a.md', line: 3, message: expect.stringContaining("the stack cannot be synthesised: rule pack 'recommended' has no rule 'no-such-rule'"),
    }]);
  } finally {
    rmSync(scratch, { recursive: true });
  }
}, 120_000);
