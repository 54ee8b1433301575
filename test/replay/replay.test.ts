import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { gzipSync } from 'node:zlib';
import { inFolder } from './in-folder';
import { createLog, createQueryResource, createTemplate } from './templates';
import { replay, ReplayOptions, ReplayResult } from '../../replay/replay';

// a database for each test
jest.setTimeout(60_000);

const NOON = Date.parse('2026-01-31T12:00:00Z');
const MINUTE = 60_000;
const COUNT = createQueryResource('ops/count', 'SELECT eventname, count(*) AS n FROM events GROUP BY 1 ORDER BY 1');
const RECENT = createQueryResource('ops/recent', "SELECT eventid FROM events WHERE from_iso8601_timestamp(eventtime) >= now() - INTERVAL '1' MINUTE ORDER BY 1");
const FILES = { 'logs/a.json.gz': gzipSync(createLog('ListUsers', 'StopLogging', 'ListUsers', 'ListRoles')) };

interface Played {
  readonly result: ReplayResult;
  readonly folder: string;
}

function played<T>(
  resources: Record<string, object>, options: Partial<ReplayOptions>, use: (played: Played) => T, files: Record<string, string | Buffer> = FILES,
): Promise<T> {
  return inFolder({ ...files, 'template.json': createTemplate(resources) }, async (folder) => {
    const at = (name: string): string => path.join(folder, name);
    const matches = options.matches === undefined ? {} : { matches: at(options.matches) };
    return use({ folder, result: await replay({ template: at('template.json'), logs: at('logs'), ...options, ...matches }) });
  });
}

test('rules, alarms and queries of a template over log files', async () => {
  await played({ COUNT }, {}, ({ result }) => {
    expect(result).toMatchObject({ failed: false, problems: [], notReplayed: [] });
    expect(result.summary).toMatchObject({ files: 1, records: 4, firstTime: NOON, lastTime: NOON + 3 * MINUTE });
    expect(result.filters).toEqual([expect.objectContaining({ matches: 1, firstMatch: NOON + MINUTE, mainActor: 'anna' })]);
    expect(result.alarms).toEqual([expect.objectContaining({ firedAt: [NOON + 2 * MINUTE] })]);
    expect(result.queries).toEqual([expect.objectContaining({
      rows: { columns: ['eventname', 'n'], count: 3, values: [['ListRoles', '1'], ['ListUsers', '2'], ['StopLogging', '1']] },
    })]);
  });
});

test('the present is the end of the logs', async () => {
  await played({ RECENT }, {}, ({ result }) => expect(result.queries[0].rows?.values).toEqual([['id-2'], ['id-3']]));
});

test('the present is the end of the window, where one is given', async () => {
  await played({ RECENT }, { from: NOON + MINUTE, to: NOON + 2 * MINUTE + 1 }, ({ result }) => {
    expect(result.summary).toMatchObject({ records: 2, outside: 2 });
    expect(result.queries[0].rows?.values).toEqual([['id-2']]);
  });
});

test('a line for each record says which rules it matches', async () => {
  await played({}, { matches: 'matches.ndjson' }, ({ folder }) => {
    const lines = readFileSync(path.join(folder, 'matches.ndjson'), 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line));
    expect(lines).toEqual([
      { eventID: 'id-0', eventTime: '2026-01-31T12:00:00Z', rules: [] },
      { eventID: 'id-1', eventTime: '2026-01-31T12:01:00Z', rules: ['TrailStopped'] },
      { eventID: 'id-2', eventTime: '2026-01-31T12:02:00Z', rules: [] },
      { eventID: 'id-3', eventTime: '2026-01-31T12:03:00Z', rules: [] },
    ]);
  });
});

test('a record without an id has a line too', async () => {
  const log = '{"eventName":"StopLogging","eventTime":"2026-01-31T12:00:00Z"}';
  await played({}, { matches: 'matches.ndjson' }, ({ folder }) => {
    const line = readFileSync(path.join(folder, 'matches.ndjson'), 'utf8');
    expect(line).toBe('{"eventID":null,"eventTime":"2026-01-31T12:00:00Z","rules":["TrailStopped"]}\n');
  }, { 'logs/a.ndjson': log });
});

test('few rows of each query are kept, and all of the one that is asked for', async () => {
  const many = createQueryResource('ops/many', 'SELECT x FROM UNNEST(sequence(1, 100)) AS t(x)');
  await played({ COUNT, many }, {}, ({ result }) => {
    expect(result.queries.map(({ rows }) => [rows?.count, rows?.values.length])).toEqual([[3, 3], [100, 3]]);
  });
  await played({ COUNT, many }, { preview: 7 }, ({ result }) => expect(result.queries[1].rows?.values).toHaveLength(7));
  await played({ COUNT, many }, { query: 'many' }, ({ result }) => {
    expect(result.queries.map(({ plan, rows }) => [plan.id, rows?.values.length])).toEqual([['many', 100]]);
  });
});

test('a query is found by its id with its pack, too', async () => {
  const other = createQueryResource('other/count', 'SELECT 2');
  const packs = (query: string): Promise<unknown[]> =>
    played({ COUNT, other }, { query }, ({ result }) => result.queries.map(({ plan }) => plan.pack));
  expect(await packs('other/count')).toEqual(['other']);
  expect(await packs('count')).toEqual(['ops', 'other']);
});

test('queries can be left out', async () => {
  await played({ COUNT }, { queries: false }, ({ result }) => {
    expect(result).toMatchObject({ queries: [], failed: false, filters: [{ matches: 1 }] });
  });
});

test('queries run over no records, too', async () => {
  await played({ COUNT, RECENT }, { from: NOON + 60 * MINUTE }, ({ result }) => {
    expect(result.summary.records).toBe(0);
    expect(result.queries.map(({ rows, error }) => [rows?.count, error])).toEqual([[0, undefined], [0, undefined]]);
  });
});

test.each<[string, Record<string, object>]>([
  ['a query', { bad: createQueryResource('bad', 'SELECT nothing FROM events') }],
  ['a rule', { bad: { Type: 'AWS::Logs::MetricFilter', Properties: { FilterPattern: '{ $.a = }' } } }],
  ['a view', { bad: { Type: 'AWS::Glue::Table', Properties: { TableInput: { TableType: 'VIRTUAL_VIEW', ViewOriginalText: '' } } }, COUNT }],
])('%s that cannot be run is a failure', async (_, resources) => {
  await played(resources, {}, ({ result }) => expect(result.failed).toBe(true));
});

test('an alarm that no filter feeds is named', async () => {
  const alarm = JSON.parse(createTemplate({})).Resources.TrailStoppedAlarm;
  const other = { ...alarm, Properties: { ...alarm.Properties, AlarmName: 'other', Namespace: 'AWS/Logs' } };
  await played({ other }, { queries: false }, ({ result }) => {
    expect(result.notReplayed).toEqual([{ name: 'other', reason: 'no metric filter of the template makes its metric' }]);
    expect(result.failed).toBe(false);
  });
});

describe('is an error', () => {
  test('a query that is not there', async () => {
    await expect(played({ COUNT, RECENT }, { query: 'nothing' }, () => undefined)).rejects.toThrow(
      "there is no query 'nothing' in the template; it has ops/count, ops/recent");
    await expect(played({}, { query: 'nothing' }, () => undefined)).rejects.toThrow("there is no query 'nothing' in the template; it has none");
  });

  test.each([
    ['that is not there', '/no/such/template.json', "the template '/no/such/template.json' cannot be read: ENOENT"],
    ['in YAML', 'yaml', /the template '.*yaml' is not JSON; YAML is not supported/],
    ['that is none', 'list', 'the template must be a CloudFormation template in JSON, with Resources'],
  ])('a template %s', async (_, name, message) => {
    await inFolder({ ...FILES, yaml: 'Resources:\n  A: {}', list: '[]' }, async (folder) => {
      await expect(replay({ template: path.resolve(folder, name), logs: path.join(folder, 'logs') })).rejects.toThrow(message);
    });
  });

  test('a file for matches that cannot be written', async () => {
    await expect(played({}, { matches: 'no/such/folder/x' }, () => undefined)).rejects.toThrow(/the file for matches '.*x' cannot be written: ENOENT/);
  });
});
