import { Aws } from 'aws-cdk-lib';
import { parseQuery } from './query-source';
import { QueryWindow } from '../../src/queries/query-window';
import { RELATIONS } from '../../src/queries/relations';
import { MAX_QUERY_BYTES, renderQuery } from '../../src/queries/window-cte';

const CONTEXT = { database: 'audit' };
const WEEK = QueryWindow.lastDays(7);

test('the window of the last days', () => {
  expect(renderQuery(parseQuery('\nSELECT time\nFROM activity\n\n'), WEEK, CONTEXT)).toBe(`\
WITH activity AS ( -- the last 7 days; change the window here
  SELECT * FROM "audit"."activity"
  WHERE day BETWEEN date_format(current_date - INTERVAL '7' DAY, '%Y/%m/%d') AND date_format(current_date + INTERVAL '1' DAY, '%Y/%m/%d')
    AND time >= current_timestamp - INTERVAL '7' DAY
)
SELECT time
FROM activity
`);
});

test('the last day of a window between two dates is inclusive', () => {
  expect(renderQuery(parseQuery('SELECT time FROM activity'), QueryWindow.between('2026-01-01', '2026-01-31'), CONTEXT)).toBe(`\
WITH activity AS ( -- from 2026-01-01 00:00:00 to 2026-02-01 00:00:00; change the window here
  SELECT * FROM "audit"."activity"
  WHERE day BETWEEN '2026/01/01' AND '2026/02/01'
    AND time >= TIMESTAMP '2026-01-01 00:00:00'
    AND time < TIMESTAMP '2026-02-01 00:00:00'
)
SELECT time FROM activity
`);
});

test('a window between two times includes deliveries of the next day', () => {
  const window = QueryWindow.between('2026-01-01T09:30:00Z', '2026-01-01T10:00:00.250Z');
  expect(renderQuery(parseQuery('SELECT time FROM activity'), window, CONTEXT)).toContain(`\
  WHERE day BETWEEN '2026/01/01' AND '2026/01/02'
    AND time >= TIMESTAMP '2026-01-01 09:30:00'
    AND time < TIMESTAMP '2026-01-01 10:00:00.250'
`);
});

test('relations without a time column are filtered by the event time as text', () => {
  const query = parseQuery('SELECT eventtime AS time FROM events JOIN events_before ON true', { relations: 'events', baseline: '1d' });
  expect(renderQuery(query, QueryWindow.lastDays(1), CONTEXT))
    .toContain("  AND from_iso8601_timestamp(eventtime) >= current_timestamp - INTERVAL '1' DAY\n");
  expect(renderQuery(query, QueryWindow.between('2026-01-01', '2026-01-01'), CONTEXT))
    .toContain("  AND from_iso8601_timestamp(eventtime) >= from_iso8601_timestamp('2026-01-01T00:00:00.000Z')\n");
});

test.each(RELATIONS)('%s is filtered by delivery date and by event time', (relation) => {
  const time = ['events', 'network_activity', 'insights'].includes(relation) ? 'from_iso8601_timestamp(eventtime)' : 'time';
  expect(renderQuery(parseQuery(`SELECT 1 AS time FROM ${relation}`, { relations: relation }), QueryWindow.lastDays(1), CONTEXT)).toBe(`\
WITH ${relation} AS ( -- the last day; change the window here
  SELECT * FROM "audit"."${relation}"
  WHERE day BETWEEN date_format(current_date - INTERVAL '1' DAY, '%Y/%m/%d') AND date_format(current_date + INTERVAL '1' DAY, '%Y/%m/%d')
    AND ${time} >= current_timestamp - INTERVAL '1' DAY
)
SELECT 1 AS time FROM ${relation}
`);
});

test('a baseline ends where the window starts', () => {
  const query = parseQuery('SELECT time FROM activity JOIN activity_before ON true', { baseline: '90d' });
  expect(renderQuery(query, QueryWindow.lastDays(1), CONTEXT)).toBe(`\
WITH activity AS ( -- the last day; change the window here
  SELECT * FROM "audit"."activity"
  WHERE day BETWEEN date_format(current_date - INTERVAL '1' DAY, '%Y/%m/%d') AND date_format(current_date + INTERVAL '1' DAY, '%Y/%m/%d')
    AND time >= current_timestamp - INTERVAL '1' DAY
),
activity_before AS ( -- the 90 days before that
  SELECT * FROM "audit"."activity"
  WHERE day BETWEEN date_format(current_date - INTERVAL '91' DAY, '%Y/%m/%d') AND date_format(current_date, '%Y/%m/%d')
    AND time >= current_timestamp - INTERVAL '91' DAY
    AND time < current_timestamp - INTERVAL '1' DAY
)
SELECT time FROM activity JOIN activity_before ON true
`);
});

test('a baseline before a window between two days', () => {
  const query = parseQuery('SELECT time FROM activity_before', { baseline: '1d' });
  expect(renderQuery(query, QueryWindow.between('2026-01-01', '2026-01-31'), CONTEXT)).toBe(`\
WITH activity_before AS ( -- the day before that
  SELECT * FROM "audit"."activity"
  WHERE day BETWEEN '2025/12/31' AND '2026/01/01'
    AND time >= TIMESTAMP '2025-12-31 00:00:00'
    AND time < TIMESTAMP '2026-01-01 00:00:00'
)
SELECT time FROM activity_before
`);
});

test('the clause of the parameters is first, and the WITH clauses of the query and the comments before them are last', () => {
  const query = parseQuery('-- first the failures\nWITH failures AS (SELECT * FROM activity)\n'
    + 'SELECT time FROM failures, parameters WHERE least < most;\n', {}, [
    '-- parameter: least integer = 3 — How many at least',
    '-- parameter: most integer = 9 — How many',
    '--   at most',
    '',
  ]);
  const rendered = renderQuery(query, QueryWindow.between('2026-01-01', '2026-01-01'), {
    database: 'audit', accounts: ['111111111111', '222222222222'],
  });
  expect(rendered).toBe(`\
WITH parameters AS ( -- change the values here
  SELECT
    3 AS least, -- How many at least
    9 AS most -- How many at most
),
activity AS ( -- from 2026-01-01 00:00:00 to 2026-01-02 00:00:00; change the window here
  SELECT * FROM "audit"."activity"
  WHERE account IN ('111111111111', '222222222222') -- change the accounts here
    AND day BETWEEN '2026/01/01' AND '2026/01/02'
    AND time >= TIMESTAMP '2026-01-01 00:00:00'
    AND time < TIMESTAMP '2026-01-02 00:00:00'
),
-- first the failures
failures AS (SELECT * FROM activity)
SELECT time FROM failures, parameters WHERE least < most
`);
});

test('a database name is quoted; a token is not changed', () => {
  const query = parseQuery('SELECT time FROM activity');
  expect(renderQuery(query, WEEK, { database: 'odd"name' })).toContain('FROM "odd""name"."activity"');
  expect(renderQuery(query, WEEK, { database: Aws.STACK_NAME })).toContain(`FROM "${Aws.STACK_NAME}"."activity"`);
});

test('a query must not exceed the size limit of Athena', () => {
  const query = parseQuery(`SELECT '${'ä'.repeat(MAX_QUERY_BYTES / 2 - 400)}' AS time FROM activity`);
  expect(() => renderQuery(query, WEEK, CONTEXT)).not.toThrow();
  expect(() => renderQuery(query, WEEK, { ...CONTEXT, accounts: Array.from({ length: 60 }, () => '111111111111') }))
    .toThrow(/^queries\/a-query.sql:1: a query must have at most 262144 bytes, including the WITH clause of the window; got 26\d{4}$/);
});
