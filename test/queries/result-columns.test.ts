import { parseResultColumns } from '../../src/queries/result-columns';
import { tokenize } from '../../src/queries/sql-text';

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
