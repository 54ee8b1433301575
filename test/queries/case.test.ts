import { deliveredRecords, hasRow, nearMisses } from './cases/case';

const ANSWER = { columns: ['time', 'events', 'actor', 'services'], values: [['2026-03-02 09:30:00.000 UTC', '2', null, ['ec2', 's3']]] };

test('every record is delivered twice, with one id', () => {
  expect(deliveredRecords([{ a: 1 }, { eventID: 'own' }])).toEqual([
    { eventID: 'event-0', a: 1 }, { eventID: 'own' }, { eventID: 'event-0', a: 1 }, { eventID: 'own' },
  ]);
});

test('a near miss differs in one place of all records, or of one', () => {
  const records = [{ a: 1, b: { c: 1 } }, { a: 1, b: { c: 1 } }];
  const misses = nearMisses({ records, row: {}, miss: [{ 'a': 2, '1.b.c': undefined }, { a: 3 }] });
  expect(misses).toEqual([
    { difference: { a: 2 }, records: [{ a: 2, b: { c: 1 } }, { a: 2, b: { c: 1 } }] },
    { difference: { '1.b.c': undefined }, records: [{ a: 1, b: { c: 1 } }, { a: 1, b: {} }] },
    { difference: { a: 3 }, records: [{ a: 3, b: { c: 1 } }, { a: 3, b: { c: 1 } }] },
  ]);
  expect(() => nearMisses({ records, row: {}, miss: { '2.a': 1 } })).toThrow('there is no record 2 to change');
});

test('a row is found by some of its values, however an engine spells them', () => {
  expect(hasRow(ANSWER, { time: '2026-03-02 09:30:00', events: 2, actor: null })).toBe(true);
  expect(hasRow(ANSWER, { services: ['ec2', 's3'] })).toBe(true);
  for (const row of [{ time: '2026-03-02 09:30:01' }, { events: 3 }, { events: null }, { actor: 'ana' }, { services: ['ec2'] }, { services: 'ec2' }]) {
    expect({ row, found: hasRow(ANSWER, row) }).toEqual({ row, found: false });
  }
  expect(() => hasRow(ANSWER, { resource: 'x' })).toThrow('the result has no column resource; it has time, events, actor, services');
});
