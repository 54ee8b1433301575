import { listClauses, parseResultColumns, parseStatement } from '../../src/queries/sql-statement';
import { tokenize } from '../../src/queries/sql-text';

function listRelations(sql: string): string[] {
  return parseStatement({ text: sql, file: 'q.sql', line: 1 }).relations.map(({ name, alias }) => (name === alias ? name : `${name} ${alias}`));
}

describe('relations', () => {
  test.each<[string, string, string[]]>([
    ['FROM', 'SELECT 1 FROM a', ['a']],
    ['an alias, with and without AS', 'SELECT 1 FROM a AS x CROSS JOIN b y WHERE x.i = y.i', ['a x', 'b y']],
    ['quoted, in any case', 'SELECT 1 FROM "A" JOIN B ON true', ['a', 'b']],
    ['commas', 'SELECT f(x, y), z FROM a, b x, c WHERE f(d, e) GROUP BY g, h ORDER BY i, j', ['a', 'b x', 'c']],
    ['commas after ON', 'SELECT 1 FROM a JOIN b ON f(a.x, b.y), c', ['a', 'b', 'c']],
    ['every kind of join', 'SELECT 1 FROM a LEFT OUTER JOIN b USING (x, y) NATURAL JOIN c FULL JOIN d ON true', ['a', 'b', 'c', 'd']],
    ['subqueries', 'SELECT (SELECT max(x) FROM a) FROM (SELECT * FROM b) WHERE x IN (SELECT y FROM c) AND EXISTS (SELECT 1 FROM d)',
      ['a', 'b', 'c', 'd']],
    ['tables in parentheses', 'SELECT 1 FROM (a CROSS JOIN (b JOIN c ON true)), d', ['a', 'b', 'c', 'd']],
    ['queries in parentheses', 'SELECT 1 FROM ((SELECT x, y FROM a) UNION (SELECT x, y FROM b)), c', ['a', 'b', 'c']],
    ['values', 'SELECT 1 FROM (VALUES 1, 2) AS t(x), a', ['a']],
    ['set operations', 'SELECT x FROM a UNION ALL SELECT x, y FROM b EXCEPT TABLE c', ['a', 'b', 'c']],
    ['table functions', 'SELECT 1 FROM a, UNNEST(x, y) AS t(p, q), TABLE(f(1)), LATERAL (SELECT z FROM b), c', ['a', 'b', 'c']],
    ['FROM in an argument', "SELECT extract(year FROM time), trim(BOTH ' ' FROM x) FROM a", ['a']],
    ['FROM in a comparison', 'SELECT a.x IS DISTINCT FROM y, b IS NOT DISTINCT FROM z FROM a WHERE x IS DISTINCT FROM v', ['a']],
    ['fields named like clauses', 'SELECT t.from, t.where FROM a t, b WHERE t.join = 1', ['a t', 'b']],
    ['time zones and lambdas', 'SELECT CAST(x AS timestamp(3) with time zone), filter(y, z -> z > 1) FROM a', ['a']],
    ['qualified tables are not relations', 'SELECT 1 FROM db.a JOIN "c"."db"."b" x ON true, d', ['d']],
    ['comments and strings are not SQL', "SELECT 'FROM x' -- FROM y\nFROM a /* , z */", ['a']],
    ['WITH clauses', 'WITH a AS (SELECT 1 FROM b), c (x, y) AS (SELECT 1, 2 FROM a) SELECT 1 FROM a, c, d', ['b', 'd']],
    ['a nested WITH clause', 'SELECT 1 FROM (WITH a AS (SELECT 1 FROM b) SELECT 1 FROM a) JOIN c ON true', ['b', 'c']],
    ['a nested WITH clause is not visible outside', 'SELECT 1 FROM (WITH a AS (SELECT 1) SELECT 1 FROM a) CROSS JOIN a', ['a']],
    ['a WITH clause does not refer to itself', 'WITH a AS (SELECT 1 FROM a) SELECT 1 FROM a', ['a']],
    ['a WITH clause does not refer to a later one', 'WITH a AS (SELECT 1 FROM b), b AS (SELECT 1) SELECT 1 FROM a', ['b']],
  ])('%s', (_, sql, expected) => {
    expect(listRelations(sql)).toEqual(expected);
  });
});

test('a final semicolon is removed, and comments are kept', () => {
  expect(parseStatement({ text: 'SELECT 1 ; -- done\n', file: 'q.sql', line: 1 }).text).toBe('SELECT 1  -- done');
});

test.each([
  ['SELECT 1;\nSELECT 2', "q.sql:2: a file must contain one statement; got 'select' after a semicolon"],
  ['SELECT 1;;', "q.sql:1: a file must contain one statement; got ';' after a semicolon"],
  ['\nDELETE FROM a', "q.sql:2: a query must start with SELECT or WITH; got 'delete'"],
  [' -- nothing\n', 'q.sql:1: a query must start with SELECT or WITH; got nothing'],
  [';', "q.sql:1: a query must start with SELECT or WITH; got ';'"],
  ['\nWITH RECURSIVE a AS (SELECT 1) SELECT 1', 'q.sql:2: WITH RECURSIVE is not supported'],
  ['WITH a AS (SELECT 1)\nDELETE FROM a', "q.sql:2: expected SELECT after the WITH clauses; got 'delete'"],
  ['WITH a AS (SELECT 1)', 'q.sql:1: expected SELECT after the WITH clauses; got the end of the query'],
  ['WITH a SELECT 1', "q.sql:1: expected AS in the WITH clause; got 'select'"],
  ['WITH a AS SELECT 1', "q.sql:1: expected '(' in the WITH clause; got 'select'"],
  ['WITH 1 AS (SELECT 1) SELECT 1', "q.sql:1: expected a name in the WITH clause; got '1'"],
  ['WITH', 'q.sql:1: expected a name in the WITH clause; got the end of the query'],
])('%j is invalid', (sql, message) => {
  expect(() => listRelations(sql)).toThrow(message);
});

describe('result columns', () => {
  test.each<[string, string[] | undefined]>([
    ['SELECT a, t.b, c AS d, count(x, y) e, "F" FROM t', ['a', 'b', 'd', 'e', 'f']],
    ['SELECT DISTINCT a, (SELECT b FROM c) AS d FROM t', ['a', 'd']],
    ['SELECT 1 AS a', ['a']],
    ['SELECT x IS DISTINCT FROM y AS a, z.from AS b FROM t', ['a', 'b']],
    ['SELECT a, 1 FROM t', ['a', '']],
    ['SELECT count(*), CASE a WHEN 1 THEN b END, true, CAST(a AS date) AS "end" FROM t', ['', '', '', 'end']],
    ['WITH x AS (SELECT a FROM t) SELECT b FROM x UNION SELECT c FROM x', ['b']],
    ['SELECT a, t.* FROM t', undefined],
    ['SELECT * FROM t', undefined],
    ['WITH x AS (SELECT a FROM t) (SELECT b FROM x) UNION (SELECT c FROM x)', undefined],
  ])('%s', (text, columns) => {
    expect(parseResultColumns(tokenize({ text, file: 'q.sql', line: 1 }))).toEqual(columns);
  });
});

/** Returns the clauses of the tokens `x`. */
function listClausesOfX(sql: string): string[] {
  const tokens = tokenize({ text: sql, file: 'a.sql', line: 1 });
  const clauses = listClauses(tokens);
  return tokens.flatMap(({ text }, index) => (text === 'x' ? [clauses[index]] : []));
}

describe('clauses', () => {
  test.each<[string, string[]]>([
    ['SELECT x FROM x WHERE x GROUP BY x HAVING x ORDER BY x LIMIT x', ['select', 'from', 'where', 'group', 'having', 'order', 'limit']],
    ['SELECT 1 FROM a JOIN b ON x WHERE f(g(x), (x))', ['from', 'where', 'where']],
    ['WITH a AS (SELECT x FROM b WHERE x) SELECT x FROM a', ['select', 'where', 'select']],
    ['SELECT 1 FROM a WHERE b IN (SELECT x FROM c WHERE x) AND x', ['select', 'where', 'where']],
    ['SELECT (SELECT 1 FROM b WHERE x), x FROM a', ['where', 'select']],
    ['SELECT 1 FROM a WHERE extract(year FROM x) = 1 AND x', ['where', 'where']],
    ['SELECT 1 FROM a WHERE b IS DISTINCT FROM x AND x', ['where', 'where']],
    ['SELECT count(*) FILTER (WHERE x) FROM a WHERE count(b) FILTER (WHERE x) > x', ['filter', 'filter', 'where']],
    ['SELECT sum(b) OVER (PARTITION BY x ORDER BY x) FROM a', ['select', 'select']],
    ['SELECT 1 FROM a WHERE b.limit = x', ['where']],
    ['SELECT 1 FROM a WHERE x UNION ALL SELECT x FROM b', ['where', 'select']],
  ])('%s', (sql, expected) => {
    expect(listClausesOfX(sql)).toEqual(expected);
  });
});
