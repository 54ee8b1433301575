import { parseStatement } from '../../src/queries/sql-statement';

function relationsOf(sql: string): string[] {
  return parseStatement({ text: sql, file: 'q.sql', line: 1 }).relations.map(({ name, alias }) => (name === alias ? name : `${name} ${alias}`));
}

test.each<[string, string, string[]]>([
  ['FROM', 'SELECT 1 FROM a', ['a']],
  ['an alias, with and without AS', 'SELECT 1 FROM a AS x CROSS JOIN b y WHERE x.i = y.i', ['a x', 'b y']],
  ['quoted, in any case', 'SELECT 1 FROM "A" JOIN B ON true', ['a', 'b']],
  ['commas', 'SELECT f(x, y), z FROM a, b x, c WHERE f(d, e) GROUP BY g, h ORDER BY i, j', ['a', 'b x', 'c']],
  ['commas after ON', 'SELECT 1 FROM a JOIN b ON f(a.x, b.y), c', ['a', 'b', 'c']],
  ['every kind of join', 'SELECT 1 FROM a LEFT OUTER JOIN b USING (x, y) NATURAL JOIN c FULL JOIN d ON true', ['a', 'b', 'c', 'd']],
  ['subqueries', 'SELECT (SELECT max(x) FROM a) FROM (SELECT * FROM b) WHERE x IN (SELECT y FROM c) AND EXISTS (SELECT 1 FROM d)', ['a', 'b', 'c', 'd']],
  ['tables in parentheses', 'SELECT 1 FROM (a CROSS JOIN (b JOIN c ON true)), d', ['a', 'b', 'c', 'd']],
  ['queries in parentheses', 'SELECT 1 FROM ((SELECT x, y FROM a) UNION (SELECT x, y FROM b)), c', ['a', 'b', 'c']],
  ['values', 'SELECT 1 FROM (VALUES 1, 2) AS t(x), a', ['a']],
  ['set operations', 'SELECT x FROM a UNION ALL SELECT x, y FROM b EXCEPT TABLE c', ['a', 'b', 'c']],
  ['functions that make tables', 'SELECT 1 FROM a, UNNEST(x, y) AS t(p, q), TABLE(f(1)), LATERAL (SELECT z FROM b), c', ['a', 'b', 'c']],
  ['FROM that is an argument', "SELECT extract(year FROM time), trim(BOTH ' ' FROM x) FROM a", ['a']],
  ['FROM that compares', 'SELECT a.x IS DISTINCT FROM y, b IS NOT DISTINCT FROM z FROM a WHERE x IS DISTINCT FROM v', ['a']],
  ['fields with names of clauses', 'SELECT t.from, t.where FROM a t, b WHERE t.join = 1', ['a t', 'b']],
  ['time zones and lambdas', 'SELECT CAST(x AS timestamp(3) with time zone), filter(y, z -> z > 1) FROM a', ['a']],
  ['qualified tables are not relations', 'SELECT 1 FROM db.a JOIN "c"."db"."b" x ON true, d', ['d']],
  ['comments and strings are not SQL', "SELECT 'FROM x' -- FROM y\nFROM a /* , z */", ['a']],
  ['own clauses', 'WITH a AS (SELECT 1 FROM b), c (x, y) AS (SELECT 1, 2 FROM a) SELECT 1 FROM a, c, d', ['b', 'd']],
  ['a clause inside', 'SELECT 1 FROM (WITH a AS (SELECT 1 FROM b) SELECT 1 FROM a) JOIN c ON true', ['b', 'c']],
  ['a clause inside is not seen outside', 'SELECT 1 FROM (WITH a AS (SELECT 1) SELECT 1 FROM a) CROSS JOIN a', ['a']],
  ['a clause does not see itself', 'WITH a AS (SELECT 1 FROM a) SELECT 1 FROM a', ['a']],
  ['a clause does not see a later one', 'WITH a AS (SELECT 1 FROM b), b AS (SELECT 1) SELECT 1 FROM a', ['b']],
])('%s', (_, sql, expected) => {
  expect(relationsOf(sql)).toEqual(expected);
});

test('a final semicolon goes, and what stands around it stays', () => {
  expect(parseStatement({ text: 'SELECT 1 ; -- done\n', file: 'q.sql', line: 1 }).text).toBe('SELECT 1  -- done');
});

test.each([
  ['SELECT 1;\nSELECT 2', "q.sql:2: a file holds one statement; got another after a semicolon: 'select'"],
  ['SELECT 1;;', "q.sql:1: a file holds one statement; got another after a semicolon: ';'"],
  ['\nDELETE FROM a', "q.sql:2: a query starts with SELECT or WITH; got 'delete'"],
  [' -- nothing\n', 'q.sql:1: a query starts with SELECT or WITH; got nothing'],
  [';', "q.sql:1: a query starts with SELECT or WITH; got ';'"],
  ['\nWITH RECURSIVE a AS (SELECT 1) SELECT 1', 'q.sql:2: WITH RECURSIVE cannot be joined'],
  ['WITH a AS (SELECT 1)\nDELETE FROM a', "q.sql:2: expected SELECT after the WITH clauses; got 'delete'"],
  ['WITH a AS (SELECT 1)', 'q.sql:1: expected SELECT after the WITH clauses; got the end of the query'],
  ['WITH a SELECT 1', "q.sql:1: expected AS in the WITH clause; got 'select'"],
  ['WITH a AS SELECT 1', "q.sql:1: expected '(' in the WITH clause; got 'select'"],
  ['WITH 1 AS (SELECT 1) SELECT 1', "q.sql:1: expected a name in the WITH clause; got '1'"],
  ['WITH', 'q.sql:1: expected a name in the WITH clause; got the end of the query'],
])('%j is refused', (sql, message) => {
  expect(() => relationsOf(sql)).toThrow(message);
});
