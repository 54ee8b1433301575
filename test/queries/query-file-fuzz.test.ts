import * as fc from 'fast-check';
import { renderQueryFile } from './query-source';
import { parseQueryFile } from '../../src/queries/query-file';
import { QueryFileError } from '../../src/queries/query-file-error';
import { QueryWindow } from '../../src/queries/query-window';
import { renderQuery } from '../../src/queries/window-cte';
import { fuzzRuns } from '../fuzz';

const FRAGMENTS = [
  'SELECT', 'WITH', 'FROM', 'JOIN', 'activity', 'activity_before', 'events', 'parameters', 'AS', '(', ')', ',', ';', '.', 'x', 'p', '*', '1', "'a'",
  '"b"', "'", '"', '--', '/*', '*/', '\n', 'UNION', 'TABLE', 'LATERAL', 'UNNEST', 'RECURSIVE', 'DISTINCT', 'ä', '\u0000',
];

test('any text is a valid query or an error with a line of the file', () => {
  fc.assert(fc.property(fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 25 }), (fragments) => {
    const text = renderQueryFile(fragments.join(' '), {}, ['']);
    try {
      expect(renderQuery(parseQueryFile('p', 'q.sql', text), QueryWindow.lastDays(1), { database: 'audit' })).toMatch(/^WITH /);
    } catch (error) {
      expect(error).toBeInstanceOf(QueryFileError);
      expect((error as QueryFileError).line).toBeLessThanOrEqual(text.split('\n').length);
    }
  }), { numRuns: fuzzRuns(3000), seed: 1 });
});

test('undeclared tables are found in every position', () => {
  const shape = fc.constantFrom('FROM activity, %', 'FROM (SELECT 1 FROM %) JOIN activity ON true', 'FROM activity WHERE x IN (SELECT 1 FROM %)',
    'FROM activity CROSS JOIN (% CROSS JOIN activity)', 'FROM activity UNION ALL SELECT 1 FROM %', 'FROM activity, LATERAL (SELECT 1 FROM %)');
  const name = fc.constantFrom('events', '"events"', 'EVENTS', 'other o', '"Other" AS o', '(events)', '(SELECT 1 FROM events)');
  fc.assert(fc.property(shape, name, (sql, table) => {
    expect(() => parseQueryFile('p', 'q.sql', renderQueryFile(`SELECT 1 AS time ${sql.replace('%', table)}`)))
      .toThrow(/relation '(events|other)' is not declared/);
  }));
});
