import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { parsePattern } from '../../src/filter-pattern';
import { FINDING_KINDS } from '../../src/lint/finding';
import { createLinter } from '../../src/lint/lint';

const GUIDE = readFileSync(path.join(__dirname, '..', '..', 'docs', 'guides', 'rule-warnings.md'), 'utf8');

/** The kind and example of each row of the first table. */
const ROWS = [...GUIDE.matchAll(/^\| `(\w+)` \| `(\$.*?|\(\$.*?)`( of S3)? \| /gm)].map(([, kind, example, service]) => {
  const condition = example.replaceAll('\\|', '|');
  return [kind, service === undefined ? `{ ${condition} }` : `{ ($.eventSource = "s3.amazonaws.com") && (${condition}) }`] as const;
});

test('the guide has an example of each kind', () => {
  expect(new Set(ROWS.map(([kind]) => kind))).toEqual(new Set(FINDING_KINDS));
});

test.each(ROWS)('%s: %s', (kind, pattern) => {
  expect(createLinter()(parsePattern(pattern)).map((finding) => finding.kind)).toEqual([kind]);
});
