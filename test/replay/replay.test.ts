import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { gzipSync } from 'node:zlib';
import { inFolder } from './in-folder';
import { createLog, createQueryResource, createTemplate } from './templates';
import { replay, ReplayOptions, ReplayResult } from '../../replay/replay';

// each test creates a database
jest.setTimeout(60_000);

const NOON = Date.parse('2026-01-31T12:00:00Z');
const MINUTE = 60_000;
const COUNT = createQueryResource('ops/count', 'SELECT eventname, count(*) AS n FROM events GROUP BY 1 ORDER BY 1');
const RECENT = createQueryResource('ops/recent', "SELECT eventid FROM events WHERE from_iso8601_timestamp(eventtime) >= now() - INTERVAL '1' MINUTE ORDER BY 1");
const FILES = { 'logs/a.json.gz': gzipSync(createLog('ListUsers', 'StopLogging', 'ListUsers', 'ListRoles')) };

interface ReplayRun {
  readonly result: ReplayResult;
  readonly folder: string;
}

function runReplay<T>(
  resources: Record<string, object>, options: Partial<ReplayOptions>, use: (run: ReplayRun) => T, files: Record<string, string | Buffer> = FILES,
): Promise<T> {
  return inFolder({ ...files, 'template.json': createTemplate(resources) }, async (folder) => {
    const at = (name: string): string => path.join(folder, name);
    const matches = options.matches === undefined ? {} : { matches: at(options.matches) };
    return use({ folder, result: await replay({ template: at('template.json'), logs: at('logs'), ...options, ...matches }) });
  });
}

test('rules, alarms, and queries of a template', async () => {
  await runReplay({ COUNT }, {}, ({ result }) => {
    expect(result).toMatchObject({ failed: false, problems: [], notReplayed: [] });
    expect(result.summary).toMatchObject({ files: 1, records: 4, firstTime: NOON, lastTime: NOON + 3 * MINUTE });
    expect(result.filters).toEqual([expect.objectContaining({ matches: 1, firstMatch: NOON + MINUTE, mainActor: 'anna' })]);
    expect(result.alarms).toEqual([expect.objectContaining({ firedAt: [NOON + 2 * MINUTE] })]);
    expect(result.queries).toEqual([expect.objectContaining({
      rows: { columns: ['eventname', 'n'], count: 3, values: [['ListRoles', '1'], ['ListUsers', '2'], ['StopLogging', '1']] },
    })]);
  });
});

test('the current time is the end of the logs', async () => {
  await runReplay({ RECENT }, {}, ({ result }) => expect(result.queries[0].rows?.values).toEqual([['id-2'], ['id-3']]));
});

test('the current time is the end of a specified time window', async () => {
  await runReplay({ RECENT }, { from: NOON + MINUTE, to: NOON + 2 * MINUTE + 1 }, ({ result }) => {
    expect(result.summary).toMatchObject({ records: 2, recordsOutsideWindow: 2 });
    expect(result.queries[0].rows?.values).toEqual([['id-2']]);
  });
});

test('the matches file has a line per record with its matching rules', async () => {
  await runReplay({}, { matches: 'matches.ndjson' }, ({ folder }) => {
    const lines = readFileSync(path.join(folder, 'matches.ndjson'), 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line));
    expect(lines).toEqual([
      { eventID: 'id-0', eventTime: '2026-01-31T12:00:00Z', rules: [] },
      { eventID: 'id-1', eventTime: '2026-01-31T12:01:00Z', rules: ['TrailStopped'] },
      { eventID: 'id-2', eventTime: '2026-01-31T12:02:00Z', rules: [] },
      { eventID: 'id-3', eventTime: '2026-01-31T12:03:00Z', rules: [] },
    ]);
  });
});

test('the matches file includes records without an ID', async () => {
  const log = '{"eventName":"StopLogging","eventTime":"2026-01-31T12:00:00Z"}';
  await runReplay({}, { matches: 'matches.ndjson' }, ({ folder }) => {
    const line = readFileSync(path.join(folder, 'matches.ndjson'), 'utf8');
    expect(line).toBe('{"eventID":null,"eventTime":"2026-01-31T12:00:00Z","rules":["TrailStopped"]}\n');
  }, { 'logs/a.ndjson': log });
});

test('a limited number of rows is kept, and all rows of a selected query', async () => {
  const many = createQueryResource('ops/many', 'SELECT x FROM UNNEST(sequence(1, 100)) AS t(x)');
  await runReplay({ COUNT, many }, {}, ({ result }) => {
    expect(result.queries.map(({ rows }) => [rows?.count, rows?.values.length])).toEqual([[3, 3], [100, 3]]);
  });
  await runReplay({ COUNT, many }, { preview: 7 }, ({ result }) => expect(result.queries[1].rows?.values).toHaveLength(7));
  await runReplay({ COUNT, many }, { query: 'many' }, ({ result }) => {
    expect(result.queries.map(({ plan, rows }) => [plan.id, rows?.values.length])).toEqual([['many', 100]]);
  });
});

test('a query can be selected with its pack', async () => {
  const other = createQueryResource('other/count', 'SELECT 2');
  const packs = (query: string): Promise<unknown[]> =>
    runReplay({ COUNT, other }, { query }, ({ result }) => result.queries.map(({ plan }) => plan.pack));
  expect(await packs('other/count')).toEqual(['other']);
  expect(await packs('count')).toEqual(['ops', 'other']);
});

test('queries can be disabled', async () => {
  await runReplay({ COUNT }, { queries: false }, ({ result }) => {
    expect(result).toMatchObject({ queries: [], failed: false, filters: [{ matches: 1 }] });
  });
});

test('queries run without records', async () => {
  await runReplay({ COUNT, RECENT }, { from: NOON + 60 * MINUTE }, ({ result }) => {
    expect(result.summary.records).toBe(0);
    expect(result.queries.map(({ rows, error }) => [rows?.count, error])).toEqual([[0, undefined], [0, undefined]]);
  });
});

test.each<[string, Record<string, object>]>([
  ['a query', { bad: createQueryResource('bad', 'SELECT nothing FROM events') }],
  ['a rule', { bad: { Type: 'AWS::Logs::MetricFilter', Properties: { FilterPattern: '{ $.a = }' } } }],
  ['a view', { bad: { Type: 'AWS::Glue::Table', Properties: { TableInput: { TableType: 'VIRTUAL_VIEW', ViewOriginalText: '' } } }, COUNT }],
])('%s that cannot be run causes a failure', async (_, resources) => {
  await runReplay(resources, {}, ({ result }) => expect(result.failed).toBe(true));
});

test('an alarm without a metric filter is reported', async () => {
  const alarm = JSON.parse(createTemplate({})).Resources.TrailStoppedAlarm;
  const other = { ...alarm, Properties: { ...alarm.Properties, AlarmName: 'other', Namespace: 'AWS/Logs' } };
  await runReplay({ other }, { queries: false }, ({ result }) => {
    expect(result.notReplayed).toEqual([{ name: 'other', reason: 'no metric filter in the template publishes its metric' }]);
    expect(result.failed).toBe(false);
  });
});

describe('rejects', () => {
  test('an unknown query', async () => {
    await expect(runReplay({ COUNT, RECENT }, { query: 'nothing' }, () => undefined)).rejects.toThrow(
      "query must be one of ops/count, ops/recent; got 'nothing'");
    await expect(runReplay({}, { query: 'nothing' }, () => undefined)).rejects.toThrow("query must be a query of the template, which has none; got 'nothing'");
  });

  test.each([
    ['that does not exist', '/no/such/template.json', "template must be a readable file; got '/no/such/template.json': ENOENT"],
    ['in YAML', 'yaml', /template must be JSON; got '.*yaml'\. YAML is not supported\./],
    ['without resources', 'list', 'template must be a CloudFormation template in JSON with Resources'],
  ])('a template %s', async (_, name, message) => {
    await inFolder({ ...FILES, yaml: 'Resources:\n  A: {}', list: '[]' }, async (folder) => {
      await expect(replay({ template: path.resolve(folder, name), logs: path.join(folder, 'logs') })).rejects.toThrow(message);
    });
  });

  test('a matches file that cannot be written', async () => {
    await expect(runReplay({}, { matches: 'no/such/folder/x' }, () => undefined)).rejects.toThrow(/matches must be a writable file; got '.*x': ENOENT/);
  });
});
