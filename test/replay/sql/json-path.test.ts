import { findByPath, parseJsonPath } from '../../../replay/sql/json-path';

const DOCUMENT = JSON.stringify({ a: { 'b c': [1, 2, 3], '$d': null }, l: [{ k: 'x' }, { k: 'y' }, {}], s: 'text' });

test.each<[string, unknown]>([
  ['$', [JSON.parse(DOCUMENT)]],
  ['lax $.s', ['text']],
  ['$.a."b c"[1]', [2]],
  ['$.a["b c"][last]', [3]],
  ['$.a."b c"[*]', [1, 2, 3]],
  ['$.a.$d', [null]],
  ['$ . a . * ', [[1, 2, 3], null]],
  ['$.l.k', ['x', 'y']],
  ['lax $.l[*].k', ['x', 'y']],
  ['strict $.l.k', []],
  ['strict $.l[*].k', ['x', 'y']],
  ['$.s[0]', ['text']],
  ['strict $.s[0]', []],
  ['$.s[1]', []],
  ['$.nothing.deeper', []],
  ['$.toString', []],
])('%s', (path, expected) => {
  expect(JSON.parse(findByPath(DOCUMENT, parseJsonPath(path)) ?? '')).toEqual(expected);
});

test('text that is not JSON returns null', () => {
  expect(findByPath('{', parseJsonPath('$.a'))).toBeNull();
});

test.each([
  ['a.b', "JSON path must start with $; got 'a.b'"],
  ['$.a ? (@.x > 1)', "JSON path '$.a ? (@.x > 1)' contains the unsupported part '? (@.x > 1)'"],
])('%s is rejected', (path, message) => {
  expect(() => parseJsonPath(path)).toThrow(message);
});
