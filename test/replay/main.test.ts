import { spawnSync } from 'node:child_process';
import * as path from 'node:path';
import { inFolder } from './in-folder';
import { createLog, createQueryResource, createTemplate } from './templates';

const ROOT = path.join(__dirname, '..', '..');

interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const TSX = path.join(ROOT, 'node_modules', '.bin', 'tsx');
const REPLAY = ['--tsconfig', path.join(ROOT, 'tsconfig.dev.json'), path.join(ROOT, 'replay', 'main.ts')];

function run(folder: string, ...args: string[]): Ended {
  return spawnSync(TSX, [...REPLAY, '--template', 'template.json', ...args], { cwd: folder, encoding: 'utf8' });
}

test('the command as a process', async () => {
  const template = createTemplate({ Q: createQueryResource('ops/stops', "SELECT eventid FROM events WHERE eventname LIKE 'Stop%'") });
  await inFolder({ 'template.json': template, 'logs/a.json': createLog('ListUsers', 'StopLogging'), 'empty/a.txt': '' }, (folder) => {
    const good = run(folder, '--logs', 'logs', '--json');
    expect(good).toMatchObject({ status: 0, stderr: '' });
    expect(JSON.parse(good.stdout)).toEqual({
      files: 1,
      records: 2,
      seconds: expect.any(Number),
      rules: [{
        id: 'TrailStopped',
        alarm: 'trail-stopped',
        matches: 1,
        firstMatch: '2026-01-31T12:01:00Z',
        lastMatch: '2026-01-31T12:01:00Z',
        firedAt: ['2026-01-31T12:02:00Z'],
      }],
      queries: [{ id: 'stops', pack: 'ops', rows: 1, seconds: expect.any(Number) }],
      notReplayed: [],
      skipped: { digests: 0, otherFiles: 0, damagedFiles: 0, damagedRecords: 0, recordsOutsideWindow: 0 },
      problems: [],
    });
    expect(run(folder, '--logs', 'empty')).toMatchObject({ status: 2, stdout: '', stderr: expect.stringMatching(/^error: the folder 'empty' has no/) });
  });
}, 60_000);

test('a reader that stops reading is no error', () => {
  const { status, stderr } = spawnSync('bash', ['-c', '"$@" --help | true; exit "${PIPESTATUS[0]}"', 'bash', TSX, ...REPLAY], { encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
}, 60_000);
