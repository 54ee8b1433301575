import { createEncoder, createStructEncoder } from '../../../replay/sql/encode';
import { parseHiveType } from '../../../replay/sql/types';

test.each<[string, unknown, unknown]>([
  ['string', 'x', 'x'],
  ['string', 5, '5'],
  ['string', true, 'true'],
  ['string', null, null],
  ['string', undefined, null],
  ['string', { a: [1] }, '{"a":[1]}'],
  ['string', ['x'], '["x"]'],
  ['varchar(10)', { a: 1 }, '{"a":1}'],
  ['int', 5, 5],
  ['int', '5', '5'],
  ['boolean', true, true],
  ['boolean', {}, null],
  ['array<string>', ['x', 1, null], ['x', '1', null]],
  ['array<string>', 'x', null],
  ['map<string,string>', { a: 1, B: { c: 2 } }, { a: '1', B: '{"c":2}' }],
  ['map<string,string>', [1], null],
  ['struct<arn:string,accountid:string>', { ARN: 'a', accountId: 1, other: 2 }, { arn: 'a', accountid: '1' }],
  ['struct<arn:string>', { ARN: null }, {}],
  ['struct<arn:string>', 'a', null],
  ['array<struct<arn:string>>', [{ ARN: 'a' }, 'b'], [{ arn: 'a' }, null]],
])('%s of %j is %j', (type, value, expected) => {
  expect(createEncoder(parseHiveType(type))(value)).toEqual(expected);
});

test('keys are remembered, but not all of those that are in nobody’s table', () => {
  const encode = createStructEncoder([{ name: 'eventname', encode: (value) => value }]);
  for (let count = 0; count < 10_010; count += 1) expect(encode({ [`key-${count}`]: 1, EVENTNAME: count })).toEqual({ eventname: count });
  expect(encode({ eventName: 'x' })).toEqual({ eventname: 'x' });
});
