import { BUILT_IN_QUERIES } from './built-in-packs';
import { CASES } from './cases';
import { createDeliveredRecords } from './cases/case';
import { LocalTables } from './local-tables';
import { parseQuery } from './query-source';
import { PreparedQuery } from '../../src/queries/prepared-query';
import { QueryFileError } from '../../src/queries/query-file-error';
import { QueryWindow } from '../../src/queries/query-window';
import { tokenize } from '../../src/queries/sql-text';

const CONTEXT = { database: 'audit' };
const PARAMETERS = ['-- parameter: least integer = 3 — How many', '-- parameter: wanted text = it\'s — What'];

function prepare(sql: string): PreparedQuery | QueryFileError {
  return PreparedQuery.create('acme-pack', parseQuery(sql, {}, PARAMETERS));
}

function prepared(sql: string): PreparedQuery {
  const query = prepare(sql);
  if (query instanceof QueryFileError) throw query;
  return query;
}

test('a question mark replaces each use of a parameter', () => {
  const query = prepared('SELECT time\nFROM activity CROSS JOIN parameters p\n'
    + 'WHERE p.least < 1 OR event = p.wanted OR actor = parameters.wanted -- as p.wanted is\nLIMIT 5;');
  expect(query.render(QueryWindow.between('2026-01-01', '2026-01-01'), CONTEXT)).toBe(`\
WITH parameters AS (SELECT 1 AS one),
activity AS ( -- from 2026-01-01 00:00:00 to 2026-01-02 00:00:00; change the window here
  SELECT * FROM "audit"."activity"
  WHERE day BETWEEN '2026/01/01' AND '2026/01/02'
    AND time >= TIMESTAMP '2026-01-01 00:00:00'
    AND time < TIMESTAMP '2026-01-02 00:00:00'
)
SELECT time
FROM activity CROSS JOIN parameters p
WHERE ? < 1 OR event = ? OR actor = ? -- as p.wanted is
LIMIT 5
`);
});

test('the WITH clauses of the query are appended to the generated clause', () => {
  const query = prepared('WITH some AS (SELECT a.* FROM activity a, parameters AS p WHERE event = p.wanted AND p.least = 1) SELECT time FROM some');
  expect(query.render(QueryWindow.lastDays(1), CONTEXT))
    .toMatch(/\n\),\nsome AS \(SELECT a\.\* FROM activity a, parameters AS p WHERE event = \? AND \? = 1\) SELECT time FROM some\n$/);
});

test('the name requires no quotes and matches the pattern of Athena', () => {
  const { name } = prepared('SELECT time FROM activity, parameters p WHERE event = p.wanted AND p.least = 1');
  expect(name).toBe('acme_pack__a_query');
  expect(name).toMatch(/^[a-zA-Z_][a-zA-Z0-9_]{1,256}$/);
});

test('the description contains the order of the values and an EXECUTE statement', () => {
  const { description } = prepared('SELECT time FROM activity, parameters p WHERE event = p.wanted AND p.least = 1 AND actor = p.wanted');
  expect(description).toBe('A title. Values in this order: wanted (text), least (integer), wanted (text). '
    + "EXECUTE acme_pack__a_query USING 'it''s', 3, 'it''s'");
});

test.each<[string, string, number, string]>([
  ['in the result', 'SELECT\np.wanted AS time FROM activity, parameters p WHERE p.least = 1', 10,
    "parameter 'wanted' must be used only in WHERE, because prepared statements accept no values elsewhere"],
  ['in a join', 'SELECT time FROM activity JOIN parameters p ON event = p.wanted WHERE p.least = 1', 9,
    "parameter 'wanted' must be used only in WHERE"],
  ['in a subquery of WHERE', 'SELECT time FROM activity, parameters p WHERE event IN (SELECT p.wanted) AND p.least = 1', 9,
    "parameter 'wanted' must be used only in WHERE"],
  ['in HAVING', 'SELECT max(time) AS time FROM activity, parameters p WHERE event = p.wanted HAVING count(*) > p.least', 9,
    "parameter 'least' must be used only in WHERE"],
  ['without a qualifier', 'SELECT time FROM activity, parameters p\nWHERE event = wanted AND p.least = 1', 10,
    "a parameter must be qualified in a prepared statement, as in parameters.wanted; got 'wanted', which can be a column"],
])('a parameter %s is an error with file and line', (_, sql, line, message) => {
  expect(prepare(sql)).toBeInstanceOf(QueryFileError);
  expect(() => prepared(sql)).toThrow(`queries/a-query.sql:${line}: ${message}`);
});

test('a column with the name of a parameter is not replaced', () => {
  const query = prepared('SELECT a.time FROM activity a, parameters p WHERE a.wanted = p.wanted AND p.least = 1');
  expect(query.render(QueryWindow.lastDays(1), CONTEXT)).toContain('WHERE a.wanted = ? AND ? = 1');
});

describe('built-in queries', () => {
  let tables: LocalTables;
  beforeAll(async () => { tables = await LocalTables.open(); }, 60_000);
  afterAll(() => tables.close());

  const queries = BUILT_IN_QUERIES.flatMap(([name, query]) => {
    const { _prepared: statement } = query._withPreparedStatement();
    return statement ? [[name, query, statement] as const] : [];
  });

  test('some queries have a prepared statement', () => {
    expect(queries.map(([name]) => name)).toContain('investigation/event-search');
  });

  test.each(queries)('%s returns the rows of the saved query for the default values', async (name, query, statement) => {
    await tables.fill(createDeliveredRecords(CASES[name].records));
    const context = { database: tables.database };
    const [, values] = / USING (.*)$/s.exec(statement.description) ?? [];
    const { values: found } = await tables.query(replaceQuestionMarks(statement.render(query.window, context), values));
    expect(found).toEqual((await tables.query(query._render(context))).values);
    expect(found).not.toEqual([]);
  }, 60_000);
});

/** Replaces the question marks of a statement with literals, which are separated by commas. */
function replaceQuestionMarks(sql: string, values: string): string {
  const literals = values.match(/'(?:[^']|'')*'|[^,']+(?:'[^']*'[^,']*)*/g)!.map((literal) => literal.trim()).filter((literal) => literal !== '');
  const marks = tokenize({ text: sql, file: 'prepared.sql', line: 1 }).filter(({ kind, text }) => kind === 'symbol' && text === '?');
  expect(literals).toHaveLength(marks.length);
  return marks.reduceRight((text, { start, end }, index) => text.slice(0, start) + literals[index] + text.slice(end), sql);
}
