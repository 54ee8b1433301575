import { existsSync } from 'node:fs';
import { FileRecords } from '../../../replay/log-files/timed-record';
import { Database } from '../../../replay/sql/database';
import { QueryEngine, QueryResult } from '../../../replay/sql/engine';
import { QueryPlan, ReplayPlan, TablePlan, ViewPlan } from '../../../replay/template/plan';

// a database for each test
jest.setTimeout(60_000);

const NOW = new Date('2026-01-31T12:00:00Z');

const columns = (all: Readonly<Record<string, string>>): TablePlan['columns'] => Object.entries(all).map(([name, type]) => ({ name, type }));
const EVENTS: TablePlan = {
  database: 'audit',
  name: 'events',
  columns: columns({
    eventname: 'string',
    eventsource: 'string',
    eventtime: 'string',
    requestparameters: 'string',
    resources: 'array<struct<arn:string,type:string>>',
    readonly: 'string',
  }),
  partitionKeys: columns({ account: 'string', day: 'string' }),
  location: 's3://b/AWSLogs/',
  parameters: { 'storage.location.template': 's3://b/AWSLogs/${account}/CloudTrail/${region}/${day}/', 'projection.day.format': 'yyyy/MM/dd' },
};
const INSIGHTS: TablePlan = {
  ...EVENTS, name: 'insights', columns: columns({ eventid: 'string', insightdetails: 'struct<state:string>' }), parameters: {},
};

const query = (sql: string, change: Partial<QueryPlan> = {}): QueryPlan => ({ id: 'q', database: 'audit', sql, ...change });
const view = (name: string, sql: string, change: Partial<ViewPlan> = {}): ViewPlan => ({ database: 'audit', name, sql, schema: 'audit', ...change });
const plan = (change: Partial<ReplayPlan>): ReplayPlan => (
  { filters: [], alarms: [], notReplayed: [], tables: [EVENTS], views: [], queries: [], problems: [], ...change }
);

function file(path: string, ...records: Record<string, unknown>[]): FileRecords {
  return { path, records: records.map((record) => ({ record, time: Date.parse(String(record.eventTime ?? NOW.toISOString())) })) };
}

interface Ran {
  readonly queries: readonly QueryResult[];
  readonly problems: readonly string[];
}

async function run(change: Partial<ReplayPlan>, files: readonly FileRecords[] = [], keep = Infinity): Promise<Ran> {
  const engine = await QueryEngine.open(plan(change));
  try {
    for (const each of files) await engine.loader.add(each);
    return await engine.run(NOW, () => keep);
  } finally {
    engine.close();
  }
}

type Values = readonly (readonly unknown[])[] | undefined;

async function queryRows(sql: string, files: readonly FileRecords[], change: Partial<ReplayPlan> = {}): Promise<Values> {
  const { queries: [result] } = await run({ queries: [query(sql)], ...change }, files);
  expect(result.error).toBeUndefined();
  return result.rows?.values;
}

test('records are rows, as the serde reads them', async () => {
  const record = {
    eventName: 'X', eventSource: 's3.amazonaws.com', requestParameters: { a: [1] }, resources: [{ ARN: 'arn:x', extra: 1 }], readOnly: true, unknown: 1,
  };
  const sql = 'SELECT eventname, requestparameters, resources[1].arn, resources[1].type, readonly, eventtime FROM events';
  expect(await queryRows(sql, [file('/x.json', record)])).toEqual([['X', '{"a":[1]}', 'arn:x', null, 'true', null]]);
});

test('partitions are those of the delivery, and else those of the record', async () => {
  const record = { eventName: 'X', recipientAccountId: '210987654321', awsRegion: 'us-east-1', eventTime: '2026-01-30T23:00:00Z' };
  const files = [file('/AWSLogs/123456789012/CloudTrail/eu-west-1/2026/01/31/x.json.gz', record), file('/x.json', record)];
  expect(await queryRows('SELECT account, day FROM events ORDER BY account', files)).toEqual([
    ['123456789012', '2026/01/31'], ['210987654321', '2026/01/30'],
  ]);
});

test('records of another kind are in the table of their kind, by path or by what they say', async () => {
  const files = [
    file('/mixed.ndjson', { eventName: 'X' }, { eventID: 'i-1', eventCategory: 'Insight', insightDetails: { state: 'Start' } }),
    file('/AWSLogs/123456789012/CloudTrail-Insight/eu-west-1/2026/01/31/x.json.gz', { eventID: 'i-2', insightDetails: { state: 'End' } }),
    file('/AWSLogs/123456789012/CloudTrail-NetworkActivity/eu-west-1/2026/01/31/x.json.gz', { eventName: 'in no table' }),
  ];
  const tables = [EVENTS, INSIGHTS];
  expect(await queryRows('SELECT eventname FROM events', files, { tables })).toEqual([['X']]);
  expect(await queryRows('SELECT eventid, insightdetails.state FROM insights ORDER BY 1', files, { tables })).toEqual([['i-1', 'Start'], ['i-2', 'End']]);
});

test('more records than are loaded at once', async () => {
  const text = 'x'.repeat(20_000);
  const files = Array.from({ length: 50 }, (_, number) => file(`/${number}.json`, ...Array.from({ length: 100 }, (__, index) => (
    { eventName: `event-${number * 100 + index}`, requestParameters: { text } }))));
  expect(await queryRows('SELECT count(*), count(DISTINCT eventname), min(length(requestparameters)) FROM events', files)).toEqual([['5000', '5000', '20011']]);
});

test('the time is the given one', async () => {
  expect(await queryRows("SELECT date_format(current_date - INTERVAL '1' DAY, '%Y/%m/%d')", [])).toEqual([['2026/01/30']]);
});

test('only so many rows are kept, all are counted', async () => {
  const { queries: [{ rows }] } = await run({ queries: [query('SELECT x FROM UNNEST(sequence(1, 5000)) AS t(x) ORDER BY x')] }, [], 2);
  expect(rows).toMatchObject({ columns: ['x'], count: 5000, values: [['1'], ['2']] });
});

test('views are made in an order that works, in whatever order they come', async () => {
  const views = [view('c', 'SELECT * FROM b'), view('b', 'SELECT * FROM "audit"."a"'), view('a', 'SELECT eventname FROM events')];
  expect(await queryRows('SELECT * FROM c', [file('/x.json', { eventName: 'X' })], { views })).toEqual([['X']]);
});

test('a view can be in another database than what it reads', async () => {
  const views = [view('shared', 'SELECT eventname FROM events', { database: 'views' })];
  expect(await queryRows('SELECT * FROM views.shared', [file('/x.json', { eventName: 'X' })], { views })).toEqual([['X']]);
});

test('what is qualified by the catalog of Athena is found', async () => {
  expect(await queryRows('SELECT count(*) FROM awsdatacatalog.audit.events', [])).toEqual([['0']]);
});

test('a query that fails has its error, in one line, and the others run', async () => {
  const queries = [query('SELECT * FROM nowhere', { id: 'a' }), query('SELECT FROM', { id: 'b' }), query('SELECT 1', { id: 'c' })];
  const { queries: [a, b, c], problems } = await run({ queries });
  expect(a).toMatchObject({ plan: { id: 'a' }, error: expect.stringMatching(/^Catalog Error: .*nowhere does not exist!/) });
  expect(a.error).not.toContain('\n');
  expect(a.rows).toBeUndefined();
  expect(b.error).toMatch(/Parse error/);
  expect(c.rows?.values).toEqual([[1]]);
  expect(problems).toEqual([]);
});

test('views that fail are problems, with those that need them', async () => {
  const views = [view('a', 'SELECT * FROM nowhere'), view('b', 'SELECT * FROM a'), view('c', 'SELECT 1 AS x')];
  const { problems, queries } = await run({ views, queries: [query('SELECT * FROM c')] });
  expect(problems).toEqual([expect.stringMatching(/^view audit\.a: .*nowhere/), expect.stringMatching(/^view audit\.b: .*\ba\b/)]);
  expect(queries[0].rows?.count).toBe(1);
});

test('a table with a column of an unknown type is a problem', async () => {
  const { problems } = await run({ tables: [{ ...EVENTS, columns: columns({ a: 'uniontype' }) }] });
  expect(problems).toEqual(["table audit.events: the Hive type 'uniontype' is not supported"]);
});

test('nothing is left behind', async () => {
  const database = await Database.open();
  expect(existsSync(database.folder)).toBe(true);
  database.close();
  expect(existsSync(database.folder)).toBe(false);
});
