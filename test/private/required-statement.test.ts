import { renderResolved } from '../../src/private/required-statement';

test.each<[string, unknown, string]>([
  ['plain values', { Effect: 'Allow', Resource: ['*'] }, '{"Effect":"Allow","Resource":["*"]}'],
  ['references', { Ref: 'AWS::AccountId' }, '"${AWS::AccountId}"'],
  ['attributes', { 'Fn::GetAtt': ['Key', 'Arn'] }, '"${Key.Arn}"'],
  ['joined strings', { a: { 'Fn::Join': ['-', ['x', { Ref: 'Y' }, { 'Fn::GetAtt': ['Z', 'Arn'] }]] } }, '{"a":"x-${Y}-${Z.Arn}"}'],
  ['other functions in a joined string', { 'Fn::Join': ['', ['x:', { 'Fn::Select': [0, ['a']] }]] }, '"x:{\\"Fn::Select\\":[0,[\\"a\\"]]}"'],
  ['an object with the key Ref and another key', { Ref: 'A', Other: 'B' }, '{"Ref":"A","Other":"B"}'],
])('%s', (_, resolved, text) => {
  expect(renderResolved(resolved)).toBe(text);
});
