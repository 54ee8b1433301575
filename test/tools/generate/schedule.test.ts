import { computeWorkload, Schedule, Slot } from '../../../tools/generate/schedule';

const MONDAY = Date.parse('2026-03-09T00:00:00Z');
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

function slots(records: number, accounts = 2, regions = 2, start = MONDAY): Slot[] {
  return [...new Schedule(start, start + DAY, accounts, regions, 1).slots(records)];
}

const sum = (some: readonly Slot[]): number => some.reduce((total, { count }) => total + count, 0);

test.each([1, 2, 999, 12_345])('%d records are distributed to the last one', (records) => {
  const all = slots(records);
  expect(sum(all)).toBe(records);
  expect(all.every(({ count }) => count >= 0)).toBe(true);
  expect(all).toHaveLength(288 * 2 * 2);
});

test('slots come in order of time, account and Region', () => {
  expect(slots(10).slice(0, 5).map(({ start, account, region }) => [(start - MONDAY) / 60_000, account, region]))
    .toEqual([[0, 0, 0], [0, 0, 1], [0, 1, 0], [0, 1, 1], [5, 0, 0]]);
});

test('the first Region and the first account have most', () => {
  const all = slots(10_000);
  const of = (account: number, region: number): number => sum(all.filter((slot) => slot.account === account && slot.region === region));
  expect(of(0, 0)).toBeGreaterThan(of(0, 1));
  expect(of(0, 0)).toBeGreaterThan(of(1, 0));
});

test('more happens at noon than at night', () => {
  const all = slots(20_000);
  const between = (from: number, to: number): number =>
    sum(all.filter(({ start }) => start >= MONDAY + from * HOUR && start < MONDAY + to * HOUR));
  expect(between(11, 13)).toBeGreaterThan(1.6 * between(2, 4));
});

test.each([
  ['2026-03-09T12:00:00Z', 1],
  ['2026-03-09T05:00:00Z', 0],
  ['2026-03-09T20:00:00Z', 0],
  ['2026-03-14T12:00:00Z', 0],
  ['2026-03-15T12:00:00Z', 0],
])('at %s the share of people at work is %d', (time, share) => {
  expect(computeWorkload(Date.parse(time))).toBeCloseTo(share);
});
