import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import * as path from 'node:path';
import { inFolder } from './read-logs';

jest.setTimeout(60_000);

const ROOT = path.join(__dirname, '..', '..', '..');
const TSX = path.join(ROOT, 'node_modules', '.bin', 'tsx');
const COMMAND = ['--tsconfig', 'tsconfig.dev.json', 'tools/generate/main.ts'];

test('the command writes logs and says what it wrote', async () => {
  await inFolder(async (out) => {
    const size = ['--records', '700', '--days', '2', '--accounts', '2'];
    const rest = ['--regions', 'eu-north-1', '--end', '2026-02-03', '--attack', '--out', out];
    const text = execFileSync(TSX, [...COMMAND, ...size, ...rest], { cwd: ROOT, encoding: 'utf8' });
    expect(text).toMatch(/^700 records in \d+ files in .*, \d+\.\d MB \(\d+\.\d MB uncompressed\)\n/);
    expect(text).toContain('accounts 111122223333, 444455556666, 2026-02-01T00:00:00Z to 2026-02-03T00:00:00Z');
    expect(text).toMatch(/attack: \d+ records, 2026-02-02T03:/);
    expect(existsSync(path.join(out, 'AWSLogs', '444455556666', 'CloudTrail', 'eu-north-1', '2026', '02', '02'))).toBe(true);
  });
});

test.each([
  ['--records', '0', 'error: records must be a whole number from 1'],
  ['--days', 'two', 'it must be a whole number'],
])('%s %s is refused', (option, value, message) => {
  const { status, stderr } = spawnSync(TSX, [...COMMAND, '--out', 'never-written', option, value], { cwd: ROOT, encoding: 'utf8' });
  expect(status).toBe(1);
  expect(stderr).toContain(message);
});
