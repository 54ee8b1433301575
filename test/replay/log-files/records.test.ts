import { symlinkSync } from 'node:fs';
import * as path from 'node:path';
import { gzipSync } from 'node:zlib';
import { ReadSummary, NoLogsError } from '../../../replay/log-files/read-summary';
import { Progress, readRecords } from '../../../replay/log-files/records';
import { TimeWindow } from '../../../replay/log-files/timed-record';
import { inFolder } from '../in-folder';

const DIGEST = { awsAccountId: '123456789012', digestStartTime: '2026-01-31T11:00:00Z', digestEndTime: '2026-01-31T12:00:00Z', logFiles: [] };
const NOON = Date.parse('2026-01-31T12:00:00Z');

interface Read {
  readonly ids: readonly unknown[];
  readonly summary: ReadSummary;
}

function record(eventID: string, minute = 0, more: object = {}): object {
  return { eventVersion: '1.11', eventID, eventTime: new Date(NOON + minute * 60_000).toISOString().replace('.000', ''), ...more };
}

const log = (...records: unknown[]): string => JSON.stringify({ Records: records });
const lines = (...records: unknown[]): string => records.map((value) => JSON.stringify(value)).join('\n');

async function readFolder(folder: string, window: TimeWindow = {}, progress?: Progress): Promise<Read> {
  const summary = new ReadSummary();
  const ids: unknown[] = [];
  for await (const { records } of readRecords(folder, window, summary, progress)) ids.push(...records.map((record) => record.record.eventID));
  return { ids, summary };
}

const read = (files: Record<string, string | Buffer>, window?: TimeWindow): Promise<Read> => inFolder(files, (folder) => readFolder(folder, window));

test('all kinds of log files, at any depth, in the order of their paths', async () => {
  const { ids, summary } = await read({
    'b/deep/er/one.json.gz': gzipSync(log(record('c'), record('d'))),
    'a/two.json': log(record('a', 5)),
    'b/three.ndjson': lines(record('b', -5)),
    'c/four.ndjson.gz': gzipSync(lines(record('e'), record('f'))),
    'd/FIVE.JSON.GZ': gzipSync(log(record('g'))),
  });
  expect(ids).toEqual(['a', 'c', 'd', 'b', 'e', 'f', 'g']);
  expect(summary).toMatchObject({ files: 5, records: 7, digests: 0, strays: 0, damagedFiles: 0, damagedRecords: 0, outside: 0 });
  expect(summary).toMatchObject({ firstTime: NOON - 5 * 60_000, lastTime: NOON + 5 * 60_000 });
  expect(summary.problems).toEqual([]);
});

test.each<[string, string, string | Buffer]>([
  ['a list of records', 'x.json', JSON.stringify([record('a'), record('b')])],
  ['one record after the other, set out for people', 'x.json', `${JSON.stringify(record('a'), undefined, 2)}\n${JSON.stringify(record('b'), undefined, 2)}`],
  ['records on lines, by a name that does not say so', 'x.json', lines(record('a'), record('b'))],
  ['log files on lines', 'x.ndjson', lines({ Records: [record('a')] }, { Records: [record('b')] })],
  ['gzip, by a name that does not say so', 'x.json', gzipSync(log(record('a'), record('b')))],
  ['no gzip, by a name that says so', 'x.json.gz', log(record('a'), record('b'))],
  ['gzip in two members', 'x.ndjson.gz', Buffer.concat([gzipSync(`${lines(record('a'))}\n`), gzipSync(lines(record('b')))])],
  ['with a byte order mark', 'x.json', `\uFEFF${log(record('a'), record('b'))}`],
])('%s', async (_, name, content) => {
  const { ids, summary } = await read({ [name]: content });
  expect(ids).toEqual(['a', 'b']);
  expect(summary).toMatchObject({ files: 1, records: 2, damagedFiles: 0, damagedRecords: 0 });
});

test('a file too large to be read at once is read piece by piece', async () => {
  const records = Array.from({ length: 1500 }, (_, index) => record(`id-${index}`, 0, { requestParameters: { text: 'é'.repeat(3000) } }));
  const files = {
    'a.json': JSON.stringify({ Records: records }, undefined, 1),
    'b.json.gz': gzipSync(log(...records)),
    'c.ndjson.gz': gzipSync(lines(...records)),
  };
  await inFolder(files, async (folder) => {
    const summary = new ReadSummary();
    const sizes: number[] = [];
    for await (const { records } of readRecords(folder, {}, summary)) sizes.push(records.length);
    expect(summary).toMatchObject({ files: 3, records: 4500, damagedFiles: 0 });
    expect(Math.max(...sizes)).toBeLessThanOrEqual(500);
  });
}, 30_000);

describe('what is wrong is named and counted, and the rest is read', () => {
  const good = { 'good.json': log(record('good')) };

  test('gzip that is cut off: the records before are read', async () => {
    const whole = gzipSync(log(...Array.from({ length: 2000 }, (_, index) => record(`id-${index}`, 0, { requestID: Math.random() }))));
    const { ids, summary } = await read({ ...good, 'cut.json.gz': whole.subarray(0, whole.length / 2) });
    expect(ids).toContain('id-0');
    expect(ids).toContain('good');
    expect(ids).not.toContain('id-1999');
    expect(summary).toMatchObject({ files: 2, damagedFiles: 1, damagedRecords: 0, records: ids.length });
    expect(summary.problems).toEqual(['cut.json.gz: it cannot be read to its end: unexpected end of file']);
  });

  test('gzip that is cut off, of lines', async () => {
    const whole = gzipSync(lines(...Array.from({ length: 2000 }, (_, index) => record(`id-${index}`, 0, { requestID: Math.random() }))));
    const { ids, summary } = await read({ ...good, 'cut.ndjson.gz': whole.subarray(0, whole.length / 2) });
    expect(ids).toContain('id-0');
    expect(summary).toMatchObject({ files: 2, damagedFiles: 1, damagedRecords: 0 });
  });

  test.each<[string, string | Buffer, string]>([
    ['cut.json', log(record('a'), record('b')).slice(0, -20), 'it cannot be read to its end: it ends in the middle'],
    ['broken.json.gz', Buffer.concat([gzipSync(log(record('a'))).subarray(0, 20), Buffer.from('garbage garbage')]), 'it cannot be read: '],
    ['head.json.gz', gzipSync(log(record('a'))).subarray(0, 3), 'it cannot be read: unexpected end of file'],
    ['page.json', '<html>not found</html>', 'it cannot be read: it holds text that is not JSON'],
    ['page.ndjson', '<html>\nnot found\n</html>', 'it cannot be read: it is not JSON'],
    ['empty.json', '', 'it cannot be read: it is empty'],
    ['empty.ndjson', '\n', 'it cannot be read: it is empty'],
  ])('%s', async (name, content, problem) => {
    const { ids, summary } = await read({ ...good, [name]: content });
    expect(ids).toContain('good');
    expect(summary).toMatchObject({ damagedFiles: 1, strays: 0, damagedRecords: 0 });
    expect(summary.problems).toEqual([expect.stringContaining(`${name}: ${problem}`)]);
  });

  test.each<[string, string]>([
    ['config.json', '{"configurationItems":[],"fileVersion":"1.0"}'],
    ['list.json', '[{"a":1},2]'],
    ['number.json', '12'],
    ['others.json', '{"Records":[{"messageId":"1","body":"x"}]}'],
    ['lines.ndjson', '{"level":"info"}\n{"level":"warn"}'],
  ])('%s is not from CloudTrail', async (name, content) => {
    const { summary } = await read({ ...good, [name]: content });
    expect(summary).toMatchObject({ files: 1, records: 1, strays: 1, damagedFiles: 0, damagedRecords: 0 });
    expect(summary.problems).toEqual([`${name}: it is not a log file of CloudTrail`]);
  });

  test('files with other names are counted alone', async () => {
    const { summary } = await read({ ...good, 'README.md': '# Logs', '.DS_Store': 'x', 'x.json.gz.part': '' });
    expect(summary).toMatchObject({ files: 1, strays: 3, problems: [] });
  });

  test('records without fields, without a time, or that are no objects', async () => {
    const untimed = { ...record('b'), eventTime: undefined };
    const { ids, summary } = await read({ 'x.json': log({}, null, 'text', untimed, { ...record('c'), eventTime: 'soon' }, record('a')) });
    expect(ids).toEqual(['a']);
    expect(summary).toMatchObject({ files: 1, records: 1, damagedRecords: 5, damagedFiles: 0 });
    expect(summary.problems).toEqual(['x.json: 5 records without an event time']);
  });

  test('a log file of one record without fields is still a log file', async () => {
    const { summary } = await read({ 'x.json': log({}) });
    expect(summary).toMatchObject({ files: 1, records: 0, damagedRecords: 1, strays: 0, problems: ['x.json: 1 record without an event time'] });
  });

  test('lines that are not JSON', async () => {
    const { ids, summary } = await read({ 'x.ndjson': `${lines(record('a'))}\n{"eventID":\n${lines(record('b'))}` });
    expect(ids).toEqual(['a', 'b']);
    expect(summary).toMatchObject({ files: 1, damagedRecords: 1, damagedFiles: 0, problems: ['x.ndjson: 1 record that cannot be parsed'] });
  });

  test('of very many files, some are named', async () => {
    const files = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`stray-${index}.json`, '{"a":1}']));
    const { summary } = await read({ ...good, ...files });
    expect(summary.otherFiles).toBe(60);
    expect(summary.problems).toHaveLength(51);
    expect(summary.problems[50]).toBe('and 10 more that are not named');
  });
});

describe('digests hold no records', () => {
  test.each([
    'AWSLogs/123456789012/CloudTrail-Digest/eu-west-1/2026/01/31/x.json.gz',
    '123456789012_CloudTrail-Digest_eu-west-1_audit_eu-west-1_20260131T120000Z.json.gz',
    'renamed.json.gz',
  ])('%s', async (name) => {
    const { summary } = await read({ 'log.json': log(record('a')), [name]: gzipSync(JSON.stringify(DIGEST)) });
    expect(summary).toMatchObject({ files: 1, records: 1, digests: 1, strays: 0, problems: [] });
  });
});

test('aggregated events are not replayed, and it is said', async () => {
  const name = 'AWSLogs/123456789012/CloudTrail-Aggregated/eu-west-1/2026/01/31/x.json.gz';
  const { summary } = await read({ 'log.json': log(record('a')), [name]: gzipSync('{}') });
  expect(summary).toMatchObject({ files: 1, strays: 1, problems: [`${name}: it holds aggregated events, which are not replayed`] });
});

test.each<[string, TimeWindow, readonly string[]]>([
  ['from', { from: NOON }, ['b', 'c']],
  ['to', { to: NOON }, ['a', 'b']],
  ['both, with the ends', { from: NOON, to: NOON }, ['b']],
])('a window: %s', async (_, window, expected) => {
  const { ids, summary } = await read({ 'x.json': log(record('a', -1), record('b'), record('c', 1)) }, window);
  expect(ids).toEqual(expected);
  expect(summary).toMatchObject({ files: 1, records: expected.length, outside: 3 - expected.length });
});

test('a window without records is no error', async () => {
  const { ids, summary } = await read({ 'x.json': log(record('a')) }, { from: NOON + 1 });
  expect(ids).toEqual([]);
  expect(summary).toMatchObject({ files: 1, outside: 1 });
});

test('an empty log file is a log file', async () => {
  expect((await read({ 'x.json.gz': gzipSync(log()) })).summary).toMatchObject({ files: 1, records: 0, problems: [] });
});

describe('a folder without log files is an error', () => {
  test.each<[string, Record<string, string>, string]>([
    ['that is empty', {}, 'has no log file of CloudTrail (.json, .json.gz, .ndjson or .ndjson.gz, at any depth)'],
    ['with digests alone', { 'd.json': JSON.stringify(DIGEST) }, 'at any depth); digests: 1'],
    ['with other files alone', { 'a.txt': '', 'b.json': '{"a":1}' }, 'at any depth); other files: 2\nb.json: it is not a log file of CloudTrail'],
    ['with what cannot be read', { 'a.json': '' }, 'at any depth); files that cannot be read: 1\na.json: it cannot be read: it is empty'],
  ])('%s', async (_, files, message) => {
    const error = await read(files).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(NoLogsError);
    expect((error as Error).message).toContain(message);
  });

  test('that is not there', async () => {
    await expect(readFolder('/no/such/folder')).rejects.toThrow("the folder of logs '/no/such/folder' is not there");
  });

  test('that is a file', async () => {
    await inFolder({ 'x.json': log(record('a')) }, async (folder) => {
      await expect(readFolder(path.join(folder, 'x.json'))).rejects.toThrow('logs must be a folder of log files; ');
    });
  });
});

test('links to files are followed, those to folders are not', async () => {
  await inFolder({ 'logs/x.json': log(record('a')), 'other/y.json': log(record('b')) }, async (folder) => {
    symlinkSync(path.join(folder, 'other/y.json'), path.join(folder, 'logs/y.json'));
    symlinkSync(path.join(folder, 'logs'), path.join(folder, 'logs/circle'));
    symlinkSync(path.join(folder, 'nothing'), path.join(folder, 'logs/broken.json'));
    symlinkSync('self.json', path.join(folder, 'logs/self.json'));
    expect((await readFolder(path.join(folder, 'logs'))).ids).toEqual(['a', 'b']);
  });
});

test('progress goes from nothing to all bytes of the log files', async () => {
  const files = { 'a.json': log(record('a')), 'b.json': log(record('b'), record('c')), 'c.txt': 'not counted' };
  const said: (number | string)[][] = [];
  const progress: Progress = {
    start: (bytes) => said.push(['start', bytes]),
    advance: (bytes, records) => said.push(['advance', bytes, records]),
    stop: () => said.push(['stop']),
  };
  await inFolder(files, (folder) => readFolder(folder, {}, progress));
  const [a, b] = [files['a.json'].length, files['b.json'].length];
  expect(said).toEqual([['start', a + b], ['advance', a, 1], ['advance', b, 3], ['stop']]);
});
