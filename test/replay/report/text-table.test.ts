import { renderTable } from '../../../replay/report/text-table';

const lines = (...rows: string[]): string => rows.join('\n');

test('a table is as wide as its text', () => {
  expect(renderTable(['name', 'n'], [['anna', '5'], ['b', '12']], { width: 80 })).toBe(lines(
    '┌──────┬────┐',
    '│ name │  n │',
    '├──────┼────┤',
    '│ anna │  5 │',
    '│ b    │ 12 │',
    '└──────┴────┘',
  ));
});

test('numbers stand right, ids and texts left', () => {
  expect(renderTable(['account', 'n'], [['111122223333', ''], ['111122224444', '1.5']], { width: 80 }).split('\n').slice(3, 5)).toEqual([
    '│ 111122223333 │     │', '│ 111122224444 │ 1.5 │',
  ]);
});

test('the widest columns are cut where there is no room', () => {
  const row = renderTable(['a', 'b', 'c'], [['short', 'x'.repeat(60), 'y'.repeat(60)]], { width: 70 }).split('\n')[3];
  expect(row).toBe(`│ short │ ${'x'.repeat(26)}… │ ${'y'.repeat(26)}… │`);
  expect(row.length).toBeLessThanOrEqual(70);
});

test('of an ARN the end is kept', () => {
  expect(renderTable(['resource'], [['arn:aws:s3:::shop-invoices-111122223333-eu-west-1']], { width: 24 }).split('\n')[3]).toBe('│ …122223333-eu-west-1 │');
});

test('columns for which there is no room at all are left out, the last ones first', () => {
  const table = renderTable(['a', 'b', 'c'], [['x'.repeat(30), 'y'.repeat(30), 'z']], { width: 40 });
  expect(table).toContain('x');
  expect(table).not.toContain('y');
  expect(Math.max(...table.split('\n').map((line) => line.length))).toBeLessThanOrEqual(40);
});

test('one column is always left', () => {
  expect(renderTable(['a'], [['x'.repeat(30)]], { width: 10 }).split('\n')[3]).toBe('│ xxxxx… │');
});

test('text can go on in the next line', () => {
  const table = renderTable(['a', 'b'], [['x'.repeat(30), '1']], { width: 30, wrap: true });
  expect(table).not.toContain('…');
  expect(table.split('x')).toHaveLength(31);
});
