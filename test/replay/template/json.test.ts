import { asArray, asNumber, asObject, asText, isObject } from '../../../replay/template/json';

test.each([[{}, true], [{ a: 1 }, true], [[], false], [null, false], ['x', false], [undefined, false]])('isObject(%j) is %p', (value, expected) => {
  expect(isObject(value)).toBe(expected);
  expect(asObject(value)).toEqual(expected ? value : {});
});

test('asArray returns arrays, and an empty array for other values', () => {
  expect(asArray([1])).toEqual([1]);
  expect(asArray({ 0: 1 })).toEqual([]);
});

test.each([['x', 'x'], [5, '5'], [false, 'false'], [null, undefined], [{}, undefined], [undefined, undefined]])('asText(%j) is %p', (value, expected) => {
  expect(asText(value)).toBe(expected);
});

test.each([[5, 5], ['5', 5], [' 0.5 ', 0.5], ['', undefined], ['many', undefined], [null, undefined], [{}, undefined]])(
  'asNumber(%j) is %p', (value, expected) => {
    expect(asNumber(value)).toBe(expected);
  });
