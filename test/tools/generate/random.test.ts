import { Random, Weighted } from '../../../tools/generate/random';

const many = (next: () => number): number[] => Array.from({ length: 10_000 }, next);

test('the numbers depend only on the seed and the name', () => {
  const numbers = (seed: number, stream: string): number[] => {
    const random = Random.of(seed, stream);
    return Array.from({ length: 20 }, () => random.next());
  };
  expect(numbers(7, 'a')).toEqual(numbers(7, 'a'));
  expect(numbers(7, 'a')).not.toEqual(numbers(8, 'a'));
  expect(numbers(7, 'a')).not.toEqual(numbers(7, 'b'));
});

test('numbers are uniformly distributed from 0 to 1', () => {
  const random = Random.of(1, 'spread');
  const numbers = many(() => random.next());
  expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...numbers)).toBeLessThan(1);
  const tenths = Array.from({ length: 10 }, (_, tenth) => numbers.filter((number) => Math.floor(number * 10) === tenth).length);
  for (const count of tenths) expect(Math.abs(count - 1000)).toBeLessThan(150);
});

test('integers include both limits', () => {
  const random = Random.of(2, 'whole');
  expect([...new Set(many(() => random.between(3, 6)))].sort()).toEqual([3, 4, 5, 6]);
  expect([...new Set(many(() => random.below(3)))].sort()).toEqual([0, 1, 2]);
});

test('IDs have a valid format and are distinct', () => {
  const random = Random.of(3, 'ids');
  const ids = Array.from({ length: 5_000 }, () => random.uuid());
  expect(ids.filter((id) => !/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id))).toEqual([]);
  expect(new Set(ids).size).toBe(ids.length);
  expect(random.hex(10)).toMatch(/^[0-9a-f]{10}$/);
  expect(random.base32(9)).toMatch(/^[A-Z2-7]{9}$/);
});

test('selections follow the weights', () => {
  const random = Random.of(4, 'weights');
  const weighted = new Weighted(['often', 'never', 'seldom'], [9, 0, 1]);
  const picks = Array.from({ length: 10_000 }, () => weighted.pick(random));
  expect(picks.filter((pick) => pick === 'never')).toHaveLength(0);
  const seldom = picks.filter((pick) => pick === 'seldom').length;
  expect(seldom).toBeGreaterThan(850);
  expect(seldom).toBeLessThan(1150);
});
