import { createExcerpt } from '../../../../tools/verify/demo/excerpt';

const createRows = (count: number): string => ['┌─┐', '│ head │', '├─┤', ...Array.from({ length: count }, (_, index) => `│ row ${index} │`), '└─┘'].join('\n');
const createQuery = (name: string): string => `security/${name}: 1,234 rows, the first 1\n${createRows(1)}`;

function createOutput(alarms: number, ...queries: string[]): string {
  return ['synthesised', `ALARMS: 1 of 1\n${createRows(alarms)}`, 'QUERIES: all', ...queries.map(createQuery), 'no rows: a/b, c/d', 'replayed in 1.2 s', 'all rows'].join('\n\n');
}

test('a short output is shown but for its duration', () => {
  expect(createExcerpt(createOutput(12, 'a', 'b', 'c'))).toBe(`\`\`\`text\n${createOutput(12, 'a', 'b', 'c').replace('replayed in 1.2 s\n\n', '')}\n\`\`\``);
});

test('of many alarms and queries some are shown, and the others counted', () => {
  const excerpt = createExcerpt(createOutput(15, 'a', 'b', 'c', 'd', 'e'));
  expect(excerpt).toContain('│ row 11 │\n└─┘\n[3 more rows]\n');
  expect(excerpt).not.toContain('row 12');
  expect(excerpt).toContain(`${createQuery('c')}\n\n[2 more queries with rows]\n\nno rows: a/b, c/d\n\nall rows\n`);
  expect(excerpt).not.toContain('security/d');
});

test('the same but for the duration gives the same', () => {
  expect(createExcerpt(createOutput(20, 'a').replace('1.2', '9.9'))).toBe(createExcerpt(createOutput(20, 'a')));
});
