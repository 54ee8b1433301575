import { Database } from '../../../replay/sql/database';
import { Translator } from '../../../replay/sql/translate';

jest.setTimeout(60_000);

const RESOURCES = "ARRAY[CAST(ROW('a', 'x') AS ROW(arn varchar, type varchar)), CAST(ROW('b', NULL) AS ROW(arn varchar, type varchar))]";
const DOCUMENT = '\'{"a": {"b c": [1, 2]}, "s": "text", "n": 1.5, "t": true, "z": null, "l": ["u", "v"], "o": [{"k": "x"}, {"k": "y"}, {}]}\'';

let database: Database;
let translator: Translator;

beforeAll(async () => {
  database = await Database.open();
  translator = await Translator.create(new Date('2026-03-05T13:14:15.678Z'));
});

afterAll(() => database.close());

async function rows(sql: string): Promise<readonly (readonly unknown[])[]> {
  return (await database.query(translator.translate(sql), 100)).values;
}

/** What Athena gives for each expression. */
const EXPRESSIONS: Readonly<Record<string, readonly (readonly [string, unknown])[]>> = {
  'the time is the end of the logs': [
    ['current_date', '2026-03-05'],
    ['current_timestamp', '2026-03-05 13:14:15.678+00'],
    ['now()', '2026-03-05 13:14:15.678+00'],
    ['localtimestamp', '2026-03-05 13:14:15.678'],
    ['localtime', '13:14:15.678'],
    ["date_format(current_date - INTERVAL '7' DAY, '%Y/%m/%d')", '2026/02/26'],
    ["TIMESTAMP '2026-03-01 00:00:00' >= current_timestamp - INTERVAL '7' DAY", true],
    ["CAST(from_iso8601_timestamp('2026-03-05T13:14:15Z') AS timestamp(3)) < now()", true],
    ["'now() current_date'", 'now() current_date'],
  ],
  'dates and times': [
    ["from_iso8601_timestamp('2026-01-02T03:04:05+02:00')", '2026-01-02 01:04:05+00'],
    ["try(from_iso8601_timestamp('nonsense'))", null],
    ["date_format(TIMESTAMP '2026-01-02 03:04:05', '%Y-%m-%d %H:%i:%s')", '2026-01-02 03:04:05'],
    ["date_parse('2026-01-02 03:04', '%Y-%m-%d %H:%i')", '2026-01-02 03:04:00'],
    ["format_datetime(TIMESTAMP '2026-01-02 03:04:05', 'yyyy-MM-dd''T''HH')", '2026-01-02T03'],
    ["date_diff('minute', TIMESTAMP '2026-01-01 00:00:59', TIMESTAMP '2026-01-01 00:01:01')", '0'],
    ["date_diff('day', TIMESTAMP '2026-01-01 12:00:00', TIMESTAMP '2026-01-03 12:00:00')", '2'],
    ["date_add('hour', -2, TIMESTAMP '2026-01-01 01:00:00')", '2025-12-31 23:00:00'],
    ["date_trunc('hour', TIMESTAMP '2026-01-01 01:30:00')", '2026-01-01 01:00:00'],
    ["hour(TIMESTAMP '2026-01-01 01:30:00' AT TIME ZONE 'Europe/Berlin')", '2'],
    ["hour(from_iso8601_timestamp('2026-01-02T03:04:05Z') AT TIME ZONE 'UTC')", '3'],
    ["hour(from_iso8601_timestamp(IF(1 = 1, '2026-01-02T03:04:05Z')))", '3'],
    ["day_of_week(DATE '2026-03-01')", '7'],
    ["millisecond(TIMESTAMP '2026-01-01 00:00:01.234')", '234'],
    ["date(TIMESTAMP '2026-01-01 12:00:00')", '2026-01-01'],
    ["TIMESTAMP '2026-01-01 12:00:00 Europe/Berlin'", '2026-01-01 11:00:00+00'],
    ["extract(dow FROM DATE '2026-03-01')", '7'],
    ["from_unixtime(60) = TIMESTAMP '1970-01-01 00:01:00 UTC'", true],
    ["to_unixtime(TIMESTAMP '1970-01-01 00:01:00')", 60],
  ],
  'JSON': [
    [`json_extract_scalar(${DOCUMENT}, '$.s')`, 'text'],
    [`json_extract_scalar(${DOCUMENT}, '$.a["b c"][1]')`, '2'],
    [`json_extract_scalar(${DOCUMENT}, '$.t')`, 'true'],
    [`json_extract_scalar(${DOCUMENT}, '$.z')`, null],
    [`json_extract_scalar(${DOCUMENT}, '$.a')`, null],
    ['json_extract_scalar(\'{"a":"[x]"}\', \'$.a\')', '[x]'],
    ["json_extract_scalar('no JSON', '$.a')", null],
    ["json_extract_scalar(NULL, '$.a')", null],
    ["json_extract('no JSON', '$.a') IS NULL", true],
    [`json_extract_scalar(json_extract(${DOCUMENT}, '$.o[0]'), '$.k')`, 'x'],
    [`json_format(json_extract(${DOCUMENT}, '$.l'))`, '["u","v"]'],
    [`CAST(json_extract(${DOCUMENT}, '$.s') AS varchar)`, 'text'],
    [`CAST(json_extract(${DOCUMENT}, '$.l') AS array(varchar))`, ['u', 'v']],
    [`CAST(json_parse(${DOCUMENT}) AS map(varchar, json))['s']`, '"text"'],
    ["try(json_parse('no JSON')) IS NULL", true],
    [`json_array_length(json_extract(${DOCUMENT}, '$.l'))`, '2'],
    [`json_array_length(${DOCUMENT})`, null],
    [`json_array_contains(json_extract(${DOCUMENT}, '$.l'), 'v')`, true],
    ["json_array_contains('no JSON', 'v')", null],
    ["json_format(json_object('a' : IF(1 = 1, 2)))", '{"a":2}'],
    [`json_size(${DOCUMENT}, '$.o')`, '3'],
    ["json_format(CAST('a' AS json))", '"a"'],
    [`json_value(${DOCUMENT}, 'lax $.s')`, 'text'],
    [`json_value(${DOCUMENT}, 'lax $.n' RETURNING double)`, 1.5],
    [`json_value(${DOCUMENT}, 'lax $.o.k')`, null],
    ["json_value('no JSON', 'lax $.s')", null],
    [`json_query(${DOCUMENT}, 'lax $.a')`, '{"b c":[1,2]}'],
    [`json_query(${DOCUMENT}, 'lax $.o[*].k' WITH ARRAY WRAPPER)`, '["x","y"]'],
    [`json_query(${DOCUMENT}, 'lax $.o.k' WITH ARRAY WRAPPER)`, '["x","y"]'],
    [`json_query(${DOCUMENT}, 'lax $.a."b c"' WITH CONDITIONAL ARRAY WRAPPER)`, '[1,2]'],
    [`json_query(${DOCUMENT}, 'lax $.nothing' WITH ARRAY WRAPPER)`, null],
    [`json_exists(${DOCUMENT}, 'lax $.o[1].k')`, true],
    [`json_exists(${DOCUMENT}, 'strict $.o.k')`, false],
  ],
  'arrays and maps': [
    [`any_match(${RESOURCES}, r -> r.arn LIKE 'b%')`, true],
    ['any_match(ARRAY[1, NULL], x -> x = 2)', null],
    ['any_match(CAST(NULL AS array(integer)), x -> x = 2)', null],
    ['any_match(ARRAY[], x -> x = 2)', false],
    ['all_match(ARRAY[1, 2], x -> x < 3)', true],
    ['none_match(ARRAY[1, 2], x -> x = 3)', true],
    [`transform(${RESOURCES}, r -> upper(r.arn))`, ['A', 'B']],
    ["filter(ARRAY['a', NULL], x -> x IS NOT NULL)", ['a']],
    ['reduce(ARRAY[1, 2, 3], 10, (s, x) -> s + x, s -> s * 2)', 32],
    [`array_join(transform(${RESOURCES}, r -> r.type), ', ')`, 'x'],
    ["array_join(ARRAY['a', NULL], '-', '?')", 'a-?'],
    ["array_join(ARRAY[CAST(NULL AS varchar)], '-')", ''],
    ["array_join(CAST(NULL AS array(varchar)), '-')", null],
    [`element_at(${RESOURCES}, 1).arn`, 'a'],
    [`element_at(${RESOURCES}, 5).arn`, null],
    ["element_at(map(ARRAY['k'], ARRAY[7]), 'k')", 7],
    ["element_at(map(ARRAY['k'], ARRAY[7]), 'other')", null],
    ['cardinality(ARRAY[1, 2])', '2'],
    ["cardinality(map(ARRAY['k'], ARRAY[7]))", '1'],
    ["contains(ARRAY['a', 'b'], 'b')", true],
    ["array_distinct(ARRAY['b', 'a', 'b'])", ['b', 'a']],
    ["array_sort(ARRAY['b', NULL, 'a'])", ['a', 'b', null]],
    ["array_position(ARRAY['a'], 'b')", 0],
    ["array_except(ARRAY['a', 'b', 'c'], ARRAY['b'])", ['a', 'c']],
    ["array_union(ARRAY['a'], ARRAY['b', 'a'])", ['a', 'b']],
    ["array_intersect(ARRAY['a', 'b'], ARRAY['b'])", ['b']],
    ['arrays_overlap(ARRAY[1], ARRAY[2])', false],
    ['slice(ARRAY[1, 2, 3, 4], 2, 2)', [2, 3]],
    ['slice(ARRAY[1, 2, 3, 4], -2, 2)', [3, 4]],
    ["map_keys(map(ARRAY['k'], ARRAY[IF(1 = 1, 2)]))", ['k']],
    ['sequence(1, 3)', ['1', '2', '3']],
    ['flatten(ARRAY[ARRAY[1], ARRAY[2, 3]])', [1, 2, 3]],
  ],
  'texts and numbers': [
    ["strpos('abc', IF(1 = 1, 'c'))", '3'],
    ["starts_with('abc', 'ab')", true],
    ["concat('a', NULL)", null],
    ["concat('a', 'b', 'c')", 'abc'],
    ["split_part('iam.amazonaws.com', '.', 1)", 'iam'],
    ["split_part('a.b', '.', 3)", null],
    ["split_part('a.', '.', 2)", ''],
    ["regexp_extract('arn/x/y', '[^/]+$')", 'y'],
    ["regexp_extract('abc', '(b)(c)', 2)", 'c'],
    ["regexp_extract('abc', 'x')", null],
    ["regexp_like('abc', 'B')", false],
    ["regexp_replace('a1b2', '([a-z])(\\d)', '$2$1')", '1a2b'],
    ["replace('a-b', '-')", 'ab'],
    ["url_extract_host('https://example.com:443/path?x')", 'example.com'],
    ['greatest(1, NULL)', null],
    ['greatest(1, 3, 2)', 3],
    ['7 / 2', 3],
    ['7 / 2.0', 3.5],
    ["try(CAST('x' AS integer))", null],
    ["try_cast('12' AS bigint)", '12'],
    ["IF(1 = 2, 'a')", null],
    ["coalesce(NULL, 'b')", 'b'],
  ],
  'addresses': [
    ["contains('10.0.0.0/8', CAST('10.1.2.3' AS IPADDRESS))", true],
    ["contains('10.0.0.0/8', IPADDRESS '11.1.2.3')", false],
    ["contains('2001:db8::/32', CAST('2001:db8::1' AS IPADDRESS))", true],
    ["contains('10.0.0.0/8', try(CAST('AWS Internal' AS IPADDRESS)))", null],
    ["contains(CAST('10.0.0.0/8' AS IPPREFIX), try_cast('10.1.2.3' AS IPADDRESS))", true],
    ["CAST(CAST('2001:0db8::0001' AS IPADDRESS) AS varchar)", '2001:db8::1'],
  ],
};

describe.each(Object.entries(EXPRESSIONS))('%s', (_, cases) => {
  test.each(cases)('%s', async (sql, expected) => {
    expect(await rows(`SELECT ${sql}`)).toEqual([[expected]]);
  });
});

const RECORDS = "(VALUES ('x', 1, TIMESTAMP '2026-01-01 00:00:00'), ('y', 2, TIMESTAMP '2026-01-01 00:00:01'), ('x', 3, NULL)) AS t(name, n, time)";

test.each<[string, string, readonly (readonly unknown[])[]]>([
  ['min_by and max_by', `SELECT min_by(name, n), max_by(name, n), max_by(name, n, 2) FROM ${RECORDS}`, [['x', 'x', ['x', 'y']]]],
  ['approx_distinct with a filter', `SELECT approx_distinct(name), approx_distinct(name) FILTER (WHERE n = 2) FROM ${RECORDS}`, [['2', '1']]],
  ['array_agg in order', `SELECT array_agg(name ORDER BY n DESC) FROM ${RECORDS}`, [[['x', 'y', 'x']]]],
  ['listagg', `SELECT listagg(name, ',') WITHIN GROUP (ORDER BY n) FROM ${RECORDS}`, [['x,y,x']]],
  ['count_if and arbitrary', `SELECT count_if(n > 1), arbitrary(7) FROM ${RECORDS}`, [['2', 7]]],
  ['nulls last in both directions', `SELECT n FROM ${RECORDS} ORDER BY time DESC`, [[2], [1], [3]]],
  ['a percentile', `SELECT approx_percentile(n, 0.5) FROM ${RECORDS}`, [[2]]],
  ['a window', `SELECT n, lag(n) OVER (PARTITION BY name ORDER BY n) FROM ${RECORDS} ORDER BY n`, [[1, null], [2, null], [3, 1]]],
  ['map_agg', `SELECT cardinality(map_agg(name, 1)) FROM ${RECORDS}`, [['2']]],
  ['reserved words as names', 'SELECT "user".time, anti FROM (SELECT 1 AS time, 2 AS anti) AS "user"', [[1, 2]]],
  ['UNNEST of an array', 'SELECT x FROM UNNEST(ARRAY[1, 2]) AS u(x) ORDER BY x', [[1], [2]]],
  ['UNNEST of rows', `SELECT u.arn, u.type FROM (SELECT ${RESOURCES} AS r) t CROSS JOIN UNNEST(t.r) AS u(arn, type) ORDER BY 1`, [['a', 'x'], ['b', null]]],
  ['UNNEST of rows without names', `SELECT u.arn FROM (SELECT ${RESOURCES} AS r) CROSS JOIN UNNEST(r) AS u ORDER BY 1`, [['a'], ['b']]],
  ['UNNEST of rows with ordinality',
    `SELECT u.arn, u.n FROM (SELECT ${RESOURCES} AS r) CROSS JOIN UNNEST(r) WITH ORDINALITY AS u(arn, type, n) ORDER BY n`, [['a', '1'], ['b', '2']]],
  ['UNNEST of two arrays', "SELECT * FROM UNNEST(ARRAY[1, 2], ARRAY['a']) AS u(x, y) ORDER BY x", [[1, 'a'], [2, null]]],
  ['UNNEST with ordinality', "SELECT * FROM UNNEST(ARRAY['a', 'b']) WITH ORDINALITY AS u(x, n) ORDER BY n", [['a', '1'], ['b', '2']]],
  ['UNNEST of a map', "SELECT * FROM UNNEST(map(ARRAY['k', 'l'], ARRAY[1, 2])) AS u(k, v) ORDER BY k", [['k', 1], ['l', 2]]],
  ['LEFT JOIN UNNEST', 'SELECT a, x FROM (SELECT 1 AS a, CAST(ARRAY[] AS array(varchar)) AS l) t LEFT JOIN UNNEST(l) AS u(x) ON TRUE', [[1, null]]],
  ['UNNEST in EXISTS', `SELECT EXISTS (SELECT 1 FROM UNNEST(r) AS u(arn, type) WHERE arn = 'b') FROM (SELECT ${RESOURCES} AS r) t`, [[true]]],
  ['a filtered array of rules',
    "SELECT rule FROM (SELECT 5 AS n) t CROSS JOIN UNNEST(filter(ARRAY[IF(n > 3, 'big'), IF(n > 9, 'huge'), CAST(NULL AS varchar)], x -> x IS NOT NULL)) AS u(rule)",
    [['big']]],
])('%s', async (_, sql, expected) => {
  expect(await rows(sql)).toEqual(expected);
});

describe('UNNEST of a list that is made of several columns', () => {
  const SOURCE = '(SELECT * FROM (VALUES (1, 10), (2, 20), (3, NULL)) AS v(a, b)) AS s';
  const LIST = 'filter(ARRAY[a, b, IF(a > 1, 7)], x -> x IS NOT NULL)';

  test.each<[string, string, readonly (readonly unknown[])[]]>([
    ['gives a row for each', `SELECT a, c FROM ${SOURCE} CROSS JOIN UNNEST(${LIST}) AS t(c) ORDER BY 1, 2`,
      [[1, 1], [1, 10], [2, 2], [2, 7], [2, 20], [3, 3], [3, 7]]],
    ['has all columns for a star', `SELECT * FROM ${SOURCE} CROSS JOIN UNNEST(${LIST}) AS t(c) WHERE c = 20`, [[2, 20, 20]]],
    ['has columns that are qualified', `SELECT s.a, t.c FROM ${SOURCE} CROSS JOIN UNNEST(${LIST}) AS t(c) WHERE t.c = s.b ORDER BY 1`, [[1, 10], [2, 20]]],
    ['has columns that are qualified inside', `SELECT s.a, c FROM ${SOURCE} CROSS JOIN UNNEST(ARRAY[s.a, s.b + 1]) AS t(c) WHERE c > 2 ORDER BY 1`,
      [[1, 11], [2, 21], [3, 3]]],
    ['has a star of its own', `SELECT t.* FROM ${SOURCE} CROSS JOIN UNNEST(${LIST}) AS t(c) ORDER BY 1 LIMIT 2`, [[1], [2]]],
    ['may have the name of another column', `SELECT a, t.b FROM ${SOURCE} CROSS JOIN UNNEST(${LIST}) AS t(b) WHERE t.b = 7 ORDER BY 1`, [[2, 7], [3, 7]]],
    ['can be grouped', `SELECT c, count(*) FROM ${SOURCE} CROSS JOIN UNNEST(${LIST}) AS t(c) GROUP BY c HAVING count(*) > 1`, [[7, '2']]],
    ['can be one of several', `SELECT c, d FROM ${SOURCE} CROSS JOIN UNNEST(${LIST}) AS t(c) CROSS JOIN UNNEST(ARRAY[a, c]) AS u(d) WHERE a = 1 ORDER BY 1, 2`,
      [[1, 1], [1, 1], [10, 1], [10, 10]]],
    ['can be beside others, of which the shorter are padded',
      `SELECT a, c, d FROM ${SOURCE} CROSS JOIN UNNEST(${LIST}, filter(ARRAY[a], x -> x > 1)) AS t(c, d) ORDER BY 1, 2`,
      [[1, 1, null], [1, 10, null], [2, 2, 2], [2, 7, null], [2, 20, null], [3, 3, 3], [3, 7, null]]],
    ['can be made of the columns of others',
      `SELECT a, e FROM ${SOURCE} CROSS JOIN UNNEST(filter(ARRAY[b], x -> x > 10), filter(ARRAY[a], x -> x > 1)) AS t(c, d)
        CROSS JOIN UNNEST(filter(ARRAY[c, d], x -> x IS NOT NULL)) AS u(e) ORDER BY 1, 2`, [[2, 2], [2, 20], [3, 3]]],
    ['keeps what has none', `SELECT a, c FROM ${SOURCE} LEFT JOIN UNNEST(filter(ARRAY[b], x -> x IS NOT NULL)) AS t(c) ON TRUE ORDER BY 1`,
      [[1, 10], [2, 20], [3, null]]],
    ['can stand in a subquery', `SELECT count(*) FROM (SELECT c FROM ${SOURCE} CROSS JOIN UNNEST(${LIST}) AS t(c)) AS q`, [['7']]],
  ])('%s', async (_, sql, expected) => {
    expect(await rows(sql)).toEqual(expected);
  });

  test('is gone through once', async () => {
    await database.run('CREATE OR REPLACE TEMP TABLE numbers AS SELECT 1 AS a, 2 AS b');
    const plan = async (sql: string): Promise<string> => JSON.stringify((await database.query(`EXPLAIN ${translator.translate(sql)}`, 9)).values);
    expect(await plan('SELECT c FROM numbers CROSS JOIN UNNEST(ARRAY[a, b]) AS t(c)')).not.toContain('JOIN');
  });
});

describe('a regular expression that is a parameter', () => {
  const PARAMETERS = "WITH parameters AS (SELECT 'b|c' AS pattern, CAST('a' AS varchar) AS other, 1 AS n), t AS (SELECT * FROM (VALUES 'a', 'b') AS v(x))";

  test.each<[string, string, readonly (readonly unknown[])[]]>([
    ['is a constant', `${PARAMETERS} SELECT x FROM t CROSS JOIN parameters p WHERE regexp_like(x, p.pattern)`, [['b']]],
    ['with a cast', `${PARAMETERS} SELECT x FROM t CROSS JOIN parameters p WHERE regexp_like(x, p.other)`, [['a']]],
    ['in another case', `${PARAMETERS} SELECT x FROM t CROSS JOIN PARAMETERS WHERE regexp_like(x, parameters.Pattern)`, [['b']]],
    ['in a subquery', `${PARAMETERS} SELECT x FROM t CROSS JOIN parameters p WHERE EXISTS (SELECT 1 WHERE regexp_like(x, p.pattern))`, [['b']]],
    ['with a replacement', `${PARAMETERS} SELECT regexp_replace(x, p.pattern, p.other) FROM t CROSS JOIN parameters p ORDER BY x`, [['a'], ['a']]],
    ['that another relation hides',
      `${PARAMETERS} SELECT (SELECT count(*) FROM (SELECT 'a' AS pattern) AS p WHERE regexp_like(t.x, p.pattern)) FROM t CROSS JOIN parameters p ORDER BY t.x`,
      [['1'], ['0']]],
    ['beside its own column', `${PARAMETERS} SELECT p.pattern, p.n FROM t CROSS JOIN parameters p WHERE regexp_like(x, p.pattern) ORDER BY p.n`, [['b|c', 1]]],
  ])('%s', async (_, sql, expected) => {
    expect(await rows(sql)).toEqual(expected);
  });

  test('is in the query as a text', () => {
    const sql = translator.translate(`${PARAMETERS} SELECT x FROM t CROSS JOIN parameters p WHERE regexp_like(x, p.pattern)`);
    expect(sql).toContain("REGEXP_LIKE(\"x\", 'b|c')");
  });
});

test('an address that is none is an error, unless it is tried', async () => {
  await expect(rows("SELECT CAST('AWS Internal' AS IPADDRESS)")).rejects.toThrow('cannot cast value to IPADDRESS: AWS Internal');
});

test.each([
  ['SELECT 1; SELECT 2', 'expected one statement, got 2'],
  ['SELECT FROM WHERE (', /Parse error/],
])('%s is refused', (sql, message) => {
  expect(() => translator.translate(sql)).toThrow(message);
});
