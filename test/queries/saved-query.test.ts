import { renderQueryFile } from './query-source';
import { QueryWindow } from '../../src/queries/query-window';
import { SavedQuery } from '../../src/queries/saved-query';
import { MAX_QUERY_BYTES } from '../../src/queries/window-cte';

const SQL = 'SELECT time FROM activity JOIN activity_before ON true CROSS JOIN parameters WHERE event = wanted';

function parseSavedQuery(keys: Readonly<Record<string, string>> = {}, sql = SQL): SavedQuery {
  const content = renderQueryFile(sql, { baseline: '90d', ...keys }, ['-- parameter: wanted text = x — The event']);
  return SavedQuery._parse('acme', 'queries/a-query.sql', content);
}

test('a query has the properties of its file', () => {
  expect(parseSavedQuery({ rules: 'root-usage' })).toMatchObject({
    id: 'a-query',
    pack: 'acme',
    title: 'A title',
    question: 'Why?',
    interpretation: 'Read it.',
    relations: ['activity'],
    window: { text: '7d' },
    baselineDays: 90,
    parameterNames: ['wanted'],
    columns: ['time'],
    ruleIds: ['root-usage'],
    _name: 'acme/a-query',
    _daysBack: 97,
    _description: 'A title. Why? Read it.',
  });
});

test('another window changes only the SQL', () => {
  const query = parseSavedQuery();
  const other = query._withWindow(QueryWindow.between('2026-01-01', '2026-01-31'));
  expect(other).toMatchObject({ id: query.id, pack: query.pack, baselineDays: 90, window: { text: '2026-01-01/2026-01-31' }, _daysBack: undefined });
  expect(other._render({ database: 'audit' })).toContain("time >= TIMESTAMP '2026-01-01 00:00:00'");
  expect(query._render({ database: 'audit' })).toContain("time >= current_timestamp - INTERVAL '7' DAY");
});

test('a long description is truncated at the end of a word', () => {
  const interpretation = 'word '.repeat(300).trim();
  const description = parseSavedQuery({ interpretation })._description;
  expect(description).toMatch(/^A title\. Why\? (word )+\.\.\.$/);
  expect(description.length).toBeLessThanOrEqual(1024);
  expect(description.length).toBeGreaterThan(1024 - 'word  ...'.length);
});

test.each([1023, 1024, 1025, 2000])('a description without spaces, of %i characters', (length) => {
  const interpretation = 'x'.repeat(length - 'A title. Why? '.length);
  expect(parseSavedQuery({ interpretation })._description.length).toBeLessThanOrEqual(1024);
});

test('a query must not exceed the size limit of Athena', () => {
  expect(() => parseSavedQuery({}, `${SQL} OR event = '${'x'.repeat(MAX_QUERY_BYTES - 1000)}'`))
    .toThrow('queries/a-query.sql:1: a query must have at most 262144 bytes');
});
