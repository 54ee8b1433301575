import { TablePartitions } from '../../../replay/log-files/table-partitions';
import { TablePlan } from '../../../replay/template/plan';

const DATE = new Date('2026-01-31T23:59:00Z');
const RECORD = { recipientAccountId: '210987654321', awsRegion: 'us-east-1', userIdentity: { accountId: '999999999999' } };
const TEMPLATE = 's3://bucket/AWSLogs/${account}/CloudTrail/${region}/${day}/';
const DELIVERED = '/x/AWSLogs/123456789012/CloudTrail/eu-west-1/2026/02/01/123456789012_CloudTrail_eu-west-1_20260201T0010Z_abc.json.gz';

function table(change: Partial<TablePlan> & { readonly keys?: readonly string[]; readonly names?: readonly string[] } = {}): TablePlan {
  const { keys = ['account', 'region', 'day'], names = ['eventname', 'eventsource'], ...others } = change;
  const columns = (all: readonly string[]) => all.map((name) => ({ name, type: 'string' }));
  return {
    database: 'audit',
    name: 'events',
    columns: columns(names),
    partitionKeys: columns(keys),
    location: 's3://bucket/AWSLogs/',
    parameters: { 'storage.location.template': TEMPLATE },
    ...others,
  };
}

function place(plan: TablePlan, path: string, record: object = RECORD): (string | undefined)[] {
  const partitions = new TablePartitions(plan);
  return partitions.complete(partitions.readPath(path), record, DATE);
}

test('a delivered file has its partition in its path', () => {
  expect(new TablePartitions(table()).readPath(DELIVERED)).toEqual(['123456789012', 'eu-west-1', '2026/02/01']);
});

test('a path that tells all is believed, whatever the record says', () => {
  expect(place(table(), DELIVERED)).toEqual(['123456789012', 'eu-west-1', '2026/02/01']);
});

test('a name in the form of the delivery tells as much', () => {
  expect(place(table(), '/downloads/123456789012_CloudTrail_eu-west-1_20260201T0010Z_abc.json.gz')).toEqual(['123456789012', 'eu-west-1', '2026/02/01']);
});

test('what the path does not tell is taken from the record', () => {
  expect(place(table(), '/export.ndjson')).toEqual(['210987654321', 'us-east-1', '2026/01/31']);
});

test('the account of the actor stands in for a record without recipient, and nothing for what is not known', () => {
  expect(place(table(), '/export.ndjson', { userIdentity: { accountId: '999999999999' } })).toEqual(['999999999999', undefined, '2026/01/31']);
});

test.each<[string, TablePlan, readonly string[]]>([
  [
    'keys with names of their own, by their place in the location',
    table({
      keys: ['owner', 'place', 'timestamp'],
      parameters: {
        'storage.location.template': 's3://bucket/AWSLogs/${owner}/CloudTrail/${place}/${timestamp}', 'projection.timestamp.format': 'yyyy/MM/dd',
      },
    }),
    ['123456789012', 'eu-west-1', '2026/02/01'],
  ],
  [
    'a date in a form of its own',
    table({ keys: ['dt'], parameters: { 'storage.location.template': 's3://b/${dt}/', 'projection.dt.format': "yyyy-MM-dd'T'" } }),
    ['2026-02-01T'],
  ],
  ['year, month and day', table({ keys: ['region', 'year', 'month', 'day'], parameters: {} }), ['eu-west-1', '2026', '02', '01']],
  ['an account id by its name', table({ keys: ['accountid'], parameters: {} }), ['123456789012']],
])('%s', (_, plan, expected) => {
  expect(place(plan, DELIVERED)).toEqual(expected);
});

test('an organization is in the path of its trail, and nowhere else', () => {
  const plan = table({ keys: ['organization', 'account'], parameters: {} });
  expect(place(plan, '/AWSLogs/o-abcdef1234/123456789012/CloudTrail/eu-west-1/2026/02/01/x.json.gz')).toEqual(['o-abcdef1234', '123456789012']);
  expect(place(plan, '/export.ndjson')).toEqual([undefined, '210987654321']);
});

test.each<[string, TablePlan]>([
  ['CloudTrail', table()],
  ['CloudTrail-Insight', table({ parameters: { 'storage.location.template': TEMPLATE.replace('CloudTrail', 'CloudTrail-Insight') } })],
  ['CloudTrail-NetworkActivity', table({ location: 's3://b/AWSLogs/1/CloudTrail-NetworkActivity/', parameters: {} })],
  ['CloudTrail-Insight', table({ parameters: {}, names: ['eventtime', 'insightdetails'] })],
  ['CloudTrail', table({ parameters: {} })],
])('a table of %s', (format, plan) => {
  expect(new TablePartitions(plan).format).toBe(format);
});

test('a table about something else gets no records', () => {
  expect(new TablePartitions(table({ parameters: {}, location: 's3://b/flow-logs/', names: ['srcaddr', 'dstaddr'] })).format).toBeUndefined();
});
