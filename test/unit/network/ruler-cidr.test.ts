import { addressRange, hexOf, holdsHex, rulerCidr } from '../../../src/network/ruler-cidr';

test('an address is its hexadecimal digits', () => {
  expect(hexOf('192.0.2.10')).toBe('C000020A');
  expect(hexOf('2001:db8::a')).toBe('20010DB800000000000000000000000A');
  expect(hexOf('::ffff:c000:20a')).toBe('C000020A');
  expect(hexOf('host')).toBeUndefined();
});

test.each([
  ['192.0.2.77/24', 'C0000200', 'C00002FF'],
  ['192.0.2.128/25', 'C0000280', 'C00002FF'],
  ['192.0.2.6/31', 'C0000206', 'C0000207'],
  ['10.0.0.0/9', '0A000000', '0A7FFFFF'],
  ['192.0.2.1/0', '00000000', 'FFFFFFFF'],
  ['192.0.2.0/+024/', 'C0000200', 'C00002FF'],
  ['2001:db8::/33', '20010DB8000000000000000000000000', '20010DB87FFFFFFFFFFFFFFFFFFFFFFF'],
  ['::1/127', '00000000000000000000000000000000', '00000000000000000000000000000001'],
])('%s is a range of digits', (cidr, bottom, top) => {
  expect(rulerCidr(cidr)).toEqual({ bottom, top });
});

// The wording of each refusal is held by the vectors of refused patterns.
test.each(['', '/', '192.0.2.0', '192.0.2.0/', '/24', '192.0.2.0/24/8', '192.0.2.0/x', '192.0.2.0/ 8', '192.0.2.0/-1', '192.0.2.0/32', '::/128', 'host/8'])(
  'fails for %j', cidr => {
    expect(() => rulerCidr(cidr)).toThrow(/^(?:malformed cidr|the mask of an IPv[46] cidr)/);
  },
);

test('an address holds every text that begins with its digits', () => {
  const range = addressRange('192.0.2.10')!;
  expect(holdsHex(range, 'C000020A')).toBe(true);
  expect(holdsHex(range, 'C000020A0000')).toBe(true);
  expect(holdsHex(range, 'C000020B')).toBe(false);
  expect(holdsHex(range, 'C000020')).toBe(false);
  expect(addressRange('host')).toBeUndefined();
});

test.each([
  ['192.0.2.0/24', 'C0000200', true],
  ['192.0.2.0/24', 'C00002FF', true],
  ['192.0.2.0/24', 'C00001FF', false],
  ['192.0.2.0/24', 'C0000300', false],
  ['192.0.2.0/24', 'C0000234000000000000000000000000', true],
  ['2000::/3', '21000000', true],
  ['2000::/3', '3E000000', true],
  ['2000::/3', '20000000', false],
  ['2000::/3', '3FFFFFFF', false],
  ['2000::/3', '1FFFFFFF', false],
  ['2000::/3', '40000000', false],
  ['0.0.0.0/0', '5', true],
  ['0.0.0.0/0', '0', false],
  ['0.0.0.0/0', 'G', false],
  ['0.0.0.0/0', '', false],
])('%s and the digits %s: %s, as soon as the digits decide', (cidr, digits, held) => {
  expect(holdsHex(rulerCidr(cidr), digits)).toBe(held);
});
