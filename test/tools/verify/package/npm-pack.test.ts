import { execFileSync } from 'node:child_process';
import * as path from 'node:path';
import { checkFiles } from '../../../../tools/verify/package/checks';

const ROOT = path.join(__dirname, '..', '..', '..', '..');

test('what npm would publish is the compiled library and its data, and nothing else', () => {
  const output = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  const [{ files }] = JSON.parse(output) as { files: { path: string }[] }[];
  expect(checkFiles(files.map((file) => file.path))).toEqual([]);
}, 120_000);

test.each([
  'src/index.ts', 'lib/index.ts', 'lib/index.js.map', 'test/api.test.ts', 'tsconfig.json', 'queries/README.md', '.projenrc.ts', 'CONTRIBUTING.md',
  'docs/README.md', '.github/workflows/build.yml', 'lib/__snapshots__/a.snap', 'node_modules/a/index.js',
])('%s does not belong into it', (file) => {
  expect(checkFiles(['.jsii', 'lib/index.js', 'lib/index.d.ts', file]).filter((problem) => problem.includes(file)))
    .toEqual([`package: ${file} does not belong into it`]);
});

test('what is missing', () => {
  expect(checkFiles([])).toContain('package: .jsii is missing');
});
