import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { inFolder } from './in-folder';
import { createLog, createQueryResource, createTemplate } from './templates';
import { runCommand } from '../../replay/command';

// a database for each test
jest.setTimeout(60_000);

const TEMPLATE = createTemplate({ Q: createQueryResource('ops/stops', "SELECT eventid, eventname FROM events WHERE eventname LIKE 'Stop%'") });
const FILES = { 'template.json': TEMPLATE, 'logs/a.json': createLog('ListUsers', 'StopLogging') };

interface Ended {
  readonly exitCode: number;
  readonly printed: string;
  readonly errors: string;
  readonly matches?: string;
}

/** Names of files stand for those in the folder. */
function run(args: readonly string[], files: Record<string, string> = FILES): Promise<Ended> {
  return inFolder(files, async (folder) => {
    const [printed, errors]: string[][] = [[], []];
    const inPlace = args.map((arg) => (['logs', 'matches.ndjson'].includes(arg) ? path.join(folder, arg) : arg));
    const exitCode = await runCommand(['--template', path.join(folder, 'template.json'), ...inPlace], {
      print: (text) => printed.push(text), printError: (text) => errors.push(text), width: 120,
    });
    const matches = args.includes('matches.ndjson') ? readFileSync(path.join(folder, 'matches.ndjson'), 'utf8') : undefined;
    return { exitCode, printed: printed.join(''), errors: errors.join(''), matches };
  });
}

test('tables for people', async () => {
  const { exitCode, printed, errors } = await run(['--logs', 'logs']);
  expect({ exitCode, errors }).toEqual({ exitCode: 0, errors: '' });
  expect(printed).toContain('2 records in 1 log file, 2026-01-31 12:00:00 to 2026-01-31 12:01:00 UTC');
  expect(printed).toContain('ALARMS: 1 of 1 would have fired');
  expect(printed).toContain('│ TrailStopped │       1 │      1 │ 2026-01-31 12:02:00 │ anna       │');
  expect(printed).toContain('ops/stops: 1 row');
});

test('one JSON object for scripts', async () => {
  const { exitCode, printed } = await run(['--logs', 'logs', '--json']);
  expect(exitCode).toBe(0);
  expect(JSON.parse(printed)).toMatchObject({ records: 2, queries: [{ id: 'stops', pack: 'ops', rows: 1 }] });
  expect(printed).not.toContain('values');
});

test('one JSON object for one query, with its rows', async () => {
  const { printed } = await run(['--logs', 'logs', '--json', '--query', 'stops']);
  expect(JSON.parse(printed)).toMatchObject({ queries: [{ id: 'stops', columns: ['eventid', 'eventname'], values: [['id-1', 'StopLogging']] }] });
});

test('the rules alone, in a window, with a line for each record', async () => {
  const args = ['--logs', 'logs', '--no-queries', '--from', '2026-01-31T12:01:00Z', '--to', '2026-02-01', '--matches', 'matches.ndjson'];
  const { exitCode, printed, matches } = await run(args);
  expect(exitCode).toBe(0);
  expect(printed).toContain('skipped: 1 record outside the window');
  expect(printed).not.toContain('QUERIES');
  expect(matches).toBe('{"eventID":"id-1","eventTime":"2026-01-31T12:01:00Z","rules":["TrailStopped"]}\n');
});

test('one query with all its rows, and nothing else', async () => {
  const { exitCode, printed } = await run(['--logs', 'logs', '--query', 'stops']);
  expect(exitCode).toBe(0);
  expect(printed).toBe(`ops/stops: 1 row
┌─────────┬─────────────┐
│ eventid │ eventname   │
├─────────┼─────────────┤
│ id-1    │ StopLogging │
└─────────┴─────────────┘
`);
});

test('a query that fails is shown, and the exit code says so', async () => {
  const template = createTemplate({ A: createQueryResource('bad', 'SELECT nothing FROM events'), B: createQueryResource('good', 'SELECT 1 AS x') });
  const { exitCode, printed } = await run(['--logs', 'logs'], { ...FILES, 'template.json': template });
  expect(exitCode).toBe(1);
  expect(printed).toContain('QUERIES: 1 of 2 found something, 1 failed');
  expect(printed).toMatch(/bad: failed\nerror: Binder Error: .*nothing/);
});

test('a folder without log files is an error of its own', async () => {
  const { exitCode, printed, errors } = await run(['--logs', 'logs'], { 'template.json': TEMPLATE, 'logs/readme.txt': '' });
  expect({ exitCode, printed }).toEqual({ exitCode: 2, printed: '' });
  expect(errors).toMatch(/^error: the folder '.*logs' has no log file of CloudTrail .*; other files: 1\n$/);
});

test.each<[string, readonly string[], string]>([
  ['no logs', [], "error: required option '--logs <folder>' not specified\n"],
  ['a time that is none', ['--logs', 'logs', '--from', 'soon'], 'it must be a time such as 2026-01-31T12:00:00Z.\n'],
  ['a window that ends before it begins', ['--logs', 'logs', '--from', '2026-02-01', '--to', '2026-01-31'], 'error: --from must not be after --to; '],
  ['a query without queries', ['--logs', 'logs', '--query', 'stops', '--no-queries'], "error: --query 'stops' runs a query, which --no-queries forbids"],
  ['an unknown query', ['--logs', 'logs', '--query', 'x'], "error: there is no query 'x' in the template; it has ops/stops\n"],
  ['an unknown option', ['--logs', 'logs', '--fast'], "error: unknown option '--fast'\n"],
])('%s is an error', async (_, args, message) => {
  const { exitCode, printed, errors } = await run(args);
  expect({ exitCode, printed }).toEqual({ exitCode: 1, printed: '' });
  expect(errors).toContain(message);
});

test('help is no error, and names the exit codes', async () => {
  const { exitCode, printed } = await run(['--help']);
  expect(exitCode).toBe(0);
  expect(printed).toContain('--matches <file>');
  expect(printed).toContain('Exit codes: ');
});
