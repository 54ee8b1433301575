import { findRequiredEventNames } from '../../../replay/rules/event-names';
import { parsePattern } from '../../../src/filter-pattern';

test.each<[string, string[] | undefined]>([
  ['{ $.eventName = "A" }', ['A']],
  ['{ $.eventName = A }', ['A']],
  ['{ ($.eventName = "A") || ($.eventName = "B") }', ['A', 'B']],
  ['{ ($.eventSource = "x") && (($.eventName = "A") || ($.eventName = "B")) }', ['A', 'B']],
  ['{ (($.eventName = "A") || ($.eventName = "B")) && ($.eventName = "B") }', ['B']],
  ['{ $.eventName = "A*" }', undefined],
  ['{ $.eventName != "A" }', undefined],
  ['{ $.eventName = %A% }', undefined],
  ['{ $.eventName = 5 }', undefined],
  ['{ $.eventSource = "A" }', undefined],
  ['{ $.requestParameters.eventName = "A" }', undefined],
  ['{ ($.eventName = "A") || ($.errorCode = "B") }', undefined],
  ['{ $.eventName IS NULL }', undefined],
  ['{ $.eventName NOT EXISTS }', undefined],
])('%s is about %j', (pattern, expected) => {
  const names = findRequiredEventNames(parsePattern(pattern));
  expect(names && [...names]).toEqual(expected);
});
