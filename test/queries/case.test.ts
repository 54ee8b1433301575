import { createDeliveredRecords, hasRow, createNearMisses } from './cases/case';

const ANSWER = { columns: ['time', 'events', 'actor', 'services'], values: [['2026-03-02 09:30:00.000 UTC', '2', null, ['ec2', 's3']]] };

test('each record is delivered twice with the same ID', () => {
  expect(createDeliveredRecords([{ a: 1 }, { eventID: 'own' }])).toEqual([
    { eventID: 'event-0', a: 1 }, { eventID: 'own' }, { eventID: 'event-0', a: 1 }, { eventID: 'own' },
  ]);
});

test('a near miss differs in one field of all records or of one record', () => {
  const records = [{ a: 1, b: { c: 1 } }, { a: 1, b: { c: 1 } }];
  const misses = createNearMisses({ records, row: {}, miss: [{ 'a': 2, '1.b.c': undefined }, { a: 3 }] });
  expect(misses).toEqual([
    { difference: { a: 2 }, records: [{ a: 2, b: { c: 1 } }, { a: 2, b: { c: 1 } }] },
    { difference: { '1.b.c': undefined }, records: [{ a: 1, b: { c: 1 } }, { a: 1, b: {} }] },
    { difference: { a: 3 }, records: [{ a: 3, b: { c: 1 } }, { a: 3, b: { c: 1 } }] },
  ]);
  expect(() => createNearMisses({ records, row: {}, miss: { '2.a': 1 } })).toThrow('the index must be one of 2 records; got 2');
});

test('a row is found by some of its values, in the format of any engine', () => {
  expect(hasRow(ANSWER, { time: '2026-03-02 09:30:00', events: 2, actor: null })).toBe(true);
  expect(hasRow(ANSWER, { services: ['ec2', 's3'] })).toBe(true);
  for (const row of [
    { time: '2026-03-02 09:30:01' }, { events: 3 }, { events: null }, { actor: 'ana' }, { services: ['ec2'] }, { services: 'ec2' },
  ]) {
    expect({ row, found: hasRow(ANSWER, row) }).toEqual({ row, found: false });
  }
  expect(() => hasRow(ANSWER, { resource: 'x' })).toThrow('the result has no column resource; it has time, events, actor, services');
});
