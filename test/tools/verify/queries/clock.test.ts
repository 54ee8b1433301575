import { asOf } from '../../../../tools/verify/queries/clock';

const NOW = new Date('2026-03-02T12:00:00Z');

test('the words that ask for the present become a fixed moment', () => {
  expect(asOf("SELECT CURRENT_DATE - INTERVAL '7' DAY, current_timestamp", NOW))
    .toBe("SELECT DATE '2026-03-02' - INTERVAL '7' DAY, TIMESTAMP '2026-03-02 12:00:00.000 UTC'");
});

test('strings, comments and longer words are left alone', () => {
  const sql = "SELECT 'current_date', my_current_date -- current_timestamp\nFROM activity";
  expect(asOf(sql, NOW)).toBe(sql);
});
