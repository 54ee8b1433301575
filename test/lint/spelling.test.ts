import { editDistance, findNearest } from '../../src/lint/spelling';

test.each<[string, string, number]>([
  ['', '', 0],
  ['abc', 'abc', 0],
  ['abc', '', 3],
  ['StopLoging', 'StopLogging', 1],
  ['cloudtrial', 'cloudtrail', 1],
  ['kitten', 'sitting', 3],
  ['ab', 'ba', 1],
  ['abcdef', 'badcfe', 3],
])("the edit distance of '%s' and '%s' is %i", (a, b, distance) => {
  expect(editDistance(a, b)).toBe(distance);
  expect(editDistance(b, a)).toBe(distance);
});

test('the edit distance is limited to the maximum', () => {
  expect(editDistance('abcdefgh', 'zyxwvuts', 3)).toBe(3);
});

test.each<[string, readonly string[], string | undefined]>([
  ['eventname', ['eventTime', 'eventName'], 'eventName'],
  ['StopLoging', ['StartLogging', 'StopLogging'], 'StopLogging'],
  ['errocode', ['errorCode', 'errorMessage'], 'errorCode'],
  ['DeleteTrial', ['DeleteTrail', 'DeleteVirtualMFADevice'], 'DeleteTrail'],
  ['Nothing', ['EventName'], undefined],
  ['x', [], undefined],
])("the nearest name to '%s' in %j is %s", (name, candidates, expected) => {
  expect(findNearest(name, candidates)).toBe(expected);
});
