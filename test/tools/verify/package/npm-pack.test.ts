import { execFileSync } from 'node:child_process';
import * as path from 'node:path';
import { checkFiles } from '../../../../tools/verify/package/checks';

const ROOT = path.join(__dirname, '..', '..', '..', '..');

test('npm publishes only the compiled library and its data', () => {
  const command = ['pack', '--dry-run', '--json', '--ignore-scripts'];
  const output = execFileSync('npm', command, { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  const [{ files }] = JSON.parse(output) as { files: { path: string }[] }[];
  expect(checkFiles(files.map((file) => file.path))).toEqual([]);
}, 120_000);

test.each([
  'src/index.ts', 'lib/index.ts', 'lib/index.js.map', 'test/api.test.ts', 'tsconfig.json', 'queries/README.md', '.projenrc.ts', 'CONTRIBUTING.md',
  'docs/README.md', '.github/workflows/build.yml', 'lib/__snapshots__/a.snap', 'node_modules/a/index.js', 'event-names/event-names.txt',
])('a package must not contain %s', (file) => {
  expect(checkFiles(['.jsii', 'lib/index.js', 'lib/index.d.ts', file]).filter((problem) => problem.includes(file)))
    .toEqual([`package: must not contain ${file}`]);
});

test('missing files are found', () => {
  expect(checkFiles([])).toEqual(expect.arrayContaining(['package: .jsii is missing', 'package: queries/<pack>/<query-id>.sql is missing']));
});
