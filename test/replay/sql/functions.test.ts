import { networkContains, toAddress } from '../../../replay/sql/functions';

test.each([
  ['10.0.0.1', '10.0.0.1'],
  ['2001:0DB8:0000::0001', '2001:db8::1'],
  ['::ffff:10.0.0.1', '10.0.0.1'],
  ['::', '::'],
])('%s is %s', (text, expected) => {
  expect(toAddress(text)).toBe(expected);
});

test.each(['AWS Internal', '10.0.0', '10.0.0.256', ''])('%p is no address', (text) => {
  expect(() => toAddress(text)).toThrow(`cannot cast value to IPADDRESS: ${text}`);
});

test.each<[string, string, boolean]>([
  ['10.0.0.0/8', '10.255.0.1', true],
  ['10.0.0.0/8', '11.0.0.1', false],
  ['10.0.0.1/32', '10.0.0.1', true],
  ['0.0.0.0/0', '8.8.8.8', true],
  ['2001:db8::/32', '2001:db8:1::1', true],
  ['2001:db8::/32', '2001:db9::1', false],
  ['10.0.0.0/8', '2001:db8::1', false],
])('%s contains %s: %p', (network, address, expected) => {
  expect(networkContains(network, address)).toBe(expected);
});

test.each(['10.0.0.0', '10.0.0.0/x', '10.0.0.0/8/9', 'network/8'])('%s is no network', (network) => {
  expect(() => networkContains(network, '10.0.0.1')).toThrow(`invalid CIDR: ${network}`);
});
