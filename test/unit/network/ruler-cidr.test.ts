import { addressRange, hexOf, holdsHex, rulerCidr, addressBytes } from '../../../src/network/ruler-cidr';

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

const zeros = (count: number) => Array<number>(count).fill(0);

test.each([
  ['192.0.2.1', [192, 0, 2, 1]],
  ['000.0.00.255', [0, 0, 0, 255]],
  ['192.000.002.001', [192, 0, 2, 1]],
  ['::', zeros(16)],
  ['::1', [...zeros(15), 1]],
  ['1::', [0, 1, ...zeros(14)]],
  ['2001:db8::ff', [0x20, 1, 0xd, 0xb8, ...zeros(11), 0xff]],
  ['2001:0DB8:0:0:0:0:0:00FF', [0x20, 1, 0xd, 0xb8, ...zeros(11), 0xff]],
  ['1:2:3:4:5:6:7::', [0, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0, 7, 0, 0]],
  ['::2:3:4:5:6:7:8', [0, 0, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0, 7, 0, 8]],
  ['::ffff:c000:201', [192, 0, 2, 1]],
  ['0:0:0:0:0:ffff:c000:201', [192, 0, 2, 1]],
  ['1::ffff:c000:201', [0, 1, ...zeros(8), 0xff, 0xff, 192, 0, 2, 1]],
  ['::fffe:c000:201', [...zeros(10), 0xff, 0xfe, 192, 0, 2, 1]],
])('%s is an address', (text, bytes) => {
  expect(addressBytes(text)).toEqual(bytes);
});

test.each([
  '', 'host', '192.0.2', '192.0.2.1.1', '192.0.2.256', '192.0.2.-1', '192.0.2.1 ', '192..2.1', '0192.000.002.001', '١.2.3.4',
  ':', ':::', ':1', '1:', ':1::', '::1:', '1::2::3', '1:2:3:4:5:6:7', '1:2:3:4:5:6:7:8:9', '1:2:3:4:5:6:7:8::', '1:2:3:4::5:6:7:8',
  '10000::', '::g', '::ffff:192.0.2.1', 'fe80::1%eth0', '[::1]',
])('%j is none', text => {
  expect(addressBytes(text)).toBeUndefined();
});
