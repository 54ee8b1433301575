import { listClauses } from '../../src/queries/sql-statement';
import { tokenize } from '../../src/queries/sql-text';

/** The clauses of the tokens `x`. */
function clauses(sql: string): string[] {
  const tokens = tokenize({ text: sql, file: 'a.sql', line: 1 });
  const found = listClauses(tokens);
  return tokens.flatMap(({ text }, index) => (text === 'x' ? [found[index]] : []));
}

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
  expect(clauses(sql)).toEqual(expected);
});
