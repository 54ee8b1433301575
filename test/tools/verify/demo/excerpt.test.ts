import { createExcerpt } from '../../../../tools/verify/demo/excerpt';

const createRows = (count: number): string => ['┌─┐', '│ head │', '├─┤', ...Array.from({ length: count }, (_, index) => `│ row ${index} │`), '└─┘'].join('\n');
const createQuery = (name: string): string => `security/${name}: 1,234 rows, first 1 shown\n${createRows(1)}`;

function createOutput(alarms: number, ...queries: string[]): string {
  return ['Synthesized', `ALARMS: 1 of 1\n${createRows(alarms)}`, 'QUERIES: all', ...queries.map(createQuery), 'Queries without rows: a/b, c/d', 'Completed in 1.2 s', 'To print all rows'].join('\n\n');
}

test('a short output is complete, except for its duration', () => {
  expect(createExcerpt(createOutput(8, 'a'))).toBe(`\`\`\`text\n${createOutput(8, 'a').replace('Completed in 1.2 s\n\n', '')}\n\`\`\``);
});

test('alarms and queries are truncated, and the others are counted', () => {
  const excerpt = createExcerpt(createOutput(11, 'a', 'b', 'c'));
  expect(excerpt).toContain('│ row 7 │\n└─┘\n[3 more rows]\n');
  expect(excerpt).not.toContain('row 8');
  expect(excerpt).toContain(`${createQuery('a')}\n\n[2 more queries with rows]\n\nQueries without rows: a/b, c/d\n\nTo print all rows\n`);
  expect(excerpt).not.toContain('security/b');
});

test('the excerpt does not depend on the duration', () => {
  expect(createExcerpt(createOutput(20, 'a').replace('1.2', '9.9'))).toBe(createExcerpt(createOutput(20, 'a')));
});
