import { fixTime } from '../../../../tools/verify/queries/fix-time';

const NOW = new Date('2026-03-02T12:00:00Z');

test('current_date and current_timestamp are replaced', () => {
  expect(fixTime("SELECT CURRENT_DATE - INTERVAL '7' DAY, current_timestamp", NOW))
    .toBe("SELECT DATE '2026-03-02' - INTERVAL '7' DAY, TIMESTAMP '2026-03-02 12:00:00.000 UTC'");
});

test('strings, comments, and longer names are not changed', () => {
  const sql = "SELECT 'current_date', my_current_date -- current_timestamp\nFROM activity";
  expect(fixTime(sql, NOW)).toBe(sql);
});
