import { liesIn, nthAddress } from './addresses';

test.each([
  ['10.1.0.0/16', 10, '10.1.0.10'],
  ['10.1.0.0/16', 256, '10.1.1.0'],
  ['10.1.7.9/16', 1, '10.1.0.1'],
  ['203.0.113.128/25', 1, '203.0.113.129'],
  ['198.51.100.7/32', 0, '198.51.100.7'],
])('%s, %i after the first: %s', (network, count, address) => {
  expect(nthAddress(network, count)).toBe(address);
});

test('a network that is too small is an error', () => {
  expect(() => nthAddress('10.1.0.0/28', 16)).toThrow(new Error('10.1.0.0/28 has no address number 16'));
});

test('an address lies in one of several networks, or in none', () => {
  const networks = ['203.0.113.0/24', '198.51.100.0/24'];
  expect(['198.51.100.200', '198.51.101.1'].map((address) => liesIn(address, networks))).toEqual([true, false]);
});
