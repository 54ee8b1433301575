import { compareRows } from '../../../../tools/verify/queries/rows';

const NOTHING = { onlyOne: [], onlyOther: [] };

test('the order of rows and the format of values are ignored', () => {
  const columns = ['time', 'count', 'share', 'list', 'row'];
  const one = [
    ['2026-03-02 09:30:00', '12', 0.1 + 0.2, ['a', 1], { a: 'x', b: null }],
    ['2026-03-02 09:30:00.5', 13, 1, [], null],
  ];
  const other = [
    ['2026-03-02 09:30:00.500', 13, 1.0, [], null],
    ['2026-03-02 09:30:00.000 UTC', 12, 0.3, ['a', '1'], ['x', null]],
  ];
  expect(compareRows({ columns, values: one }, { columns, values: other })).toEqual(NOTHING);
});

test('the number of equal rows is compared', () => {
  const columns = ['a'];
  expect(compareRows({ columns, values: [['x'], ['x'], ['y']] }, { columns, values: [['x'], ['z']] }))
    .toEqual({ onlyOne: ['["x"]', '["y"]'], onlyOther: ['["z"]'] });
});

test.each([[null, ''], [true, 'true'], ['a', 'A'], ['2026-03-02 09:30:00', '2026-03-02 09:30:01'], [1, 1.00001]])('%j differs from %j', (one, other) => {
  expect(compareRows({ columns: ['a'], values: [[one]] }, { columns: ['a'], values: [[other]] })).not.toEqual(NOTHING);
});

test('the names of the columns are compared', () => {
  expect(compareRows({ columns: ['a'], values: [] }, { columns: ['b'], values: [] })).toEqual({ onlyOne: ['columns a'], onlyOther: ['columns b'] });
});
