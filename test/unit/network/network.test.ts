import { addressText, holdsNetwork, isAddress, network, networkOf, networkText, partOf, sizeOf, merged, without } from '../../../src/network/network';

test.each([
  ['192.0.2.1', '192.0.2.1'],
  ['192.0.2.1/32', '192.0.2.1'],
  ['192.0.2.0/24', '192.0.2.0/24'],
  ['192.0.2.77/24', '192.0.2.0/24'],
  ['0.0.0.0/0', '0.0.0.0/0'],
  ['255.255.255.255/1', '128.0.0.0/1'],
  ['2001:db8::/32', '2001:db8::/32'],
  ['2001:0DB8:0:0:0:0:0:00AF', '2001:db8::af'],
  ['2001:db8:0:1::5/128', '2001:db8:0:1::5'],
  ['2001:db8::5/32', '2001:db8::/32'],
  ['2001:db8::192.0.2.1', '2001:db8::c000:201'],
  ['::/0', '::/0'],
  ['::ffff:192.0.2.1', '192.0.2.1'],
  ['::ffff:192.0.2.0/120', '192.0.2.0/24'],
  ['::ffff:c000:200/96', '0.0.0.0/0'],
  ['::fffe:0:0/95', '::fffe:0:0/95'],
])('%s is %s', (text, written) => {
  expect(networkText(networkOf(text))).toBe(written);
});

test.each(['', ' ', 'host', '192.0.2', '192.0.2.256', '192.0.2.010', '0xc0.0.2.1', '3221225985', ' 192.0.2.1', '192.0.2.1 ', '192.0.2.*', '2001:db8:::', '1::2::3',
  'fe80::1%eth0', '[::1]', '192.0.2.1:443'])('fails for %j, which is no address', text => {
  expect(() => networkOf(text)).toThrow('is no IPv4 or IPv6 address or network');
});

test.each(['192.0.2.0/33', '192.0.2.0/', '192.0.2.0/-1', '192.0.2.0/2 4', '192.0.2.0/24/8', '192.0.2.0/255.255.255.0', '192.0.2.0/1e1'])('fails for the mask of %j', text => {
  expect(() => networkOf(text)).toThrow('has no mask between /0 and /32');
});

test('fails for an IPv6 mask that is too long', () => {
  expect(() => networkOf('2001:db8::/129')).toThrow('has no mask between /0 and /128');
});

test.each([
  ['203.0.113.0/24', '203.0.113.128/25', true],
  ['203.0.113.0/24', '203.0.113.0/24', true],
  ['203.0.113.0/25', '203.0.113.0/24', false],
  ['203.0.113.0/25', '203.0.113.128', false],
  ['2001:db8::/32', '2001:db8:ffff::1', true],
  ['0.0.0.0/0', '::1', false],
  ['::/0', '192.0.2.1', false],
])('%s holds %s: %s', (outer, inner, held) => {
  expect(holdsNetwork(networkOf(outer), networkOf(inner))).toBe(held);
});

test('an address is a network of one', () => {
  expect(isAddress(networkOf('192.0.2.1'))).toBe(true);
  expect(isAddress(networkOf('192.0.2.0/31'))).toBe(false);
  expect(isAddress(networkOf('2001:db8::/32'))).toBe(false);
  expect(addressText(networkOf('192.0.2.0/24'))).toBe('192.0.2.0');
});

test('a network is cut from the bits of an address, and has parts and a size', () => {
  expect(network(4, 0xc0000281n, 25)).toEqual({ family: 4, base: 0xc0000280n, bits: 25 });
  expect(partOf(networkOf('192.0.2.10'), 24, 32)).toBe(10);
  expect(partOf(networkOf('2001:db8::5'), 16, 32)).toBe(0xdb8);
  expect(sizeOf(4, 24)).toBe(256n);
  expect(sizeOf(6, 128)).toBe(1n);
});

const read = (texts: readonly string[]) => texts.map(networkOf);
const written = (networks: ReturnType<typeof merged>) => networks.map(networkText);

test.each([
  { title: 'none', networks: [], result: [] },
  { title: 'in order, IPv4 first', networks: ['2001:db8::/32', '203.0.113.0/24', '192.0.2.1'], result: ['192.0.2.1', '203.0.113.0/24', '2001:db8::/32'] },
  { title: 'twice the same', networks: ['192.0.2.1', '192.0.2.1/32'], result: ['192.0.2.1'] },
  { title: 'one inside another', networks: ['192.0.2.77', '192.0.2.0/24', '192.0.2.128/25'], result: ['192.0.2.0/24'] },
  { title: 'two halves', networks: ['192.0.2.128/25', '192.0.2.0/25'], result: ['192.0.2.0/24'] },
  { title: 'halves of halves', networks: ['192.0.2.0/25', '192.0.2.128/26', '192.0.2.192/27', '192.0.2.224/27'], result: ['192.0.2.0/24'] },
  { title: 'neighbours that are no halves', networks: ['192.0.2.64/26', '192.0.2.128/26'], result: ['192.0.2.64/26', '192.0.2.128/26'] },
  { title: 'everything', networks: ['0.0.0.0/1', '128.0.0.0/1', '::/1', '8000::/1'], result: ['0.0.0.0/0', '::/0'] },
])('merged: $title', ({ networks, result }) => {
  expect(written(merged(read(networks)))).toEqual(result);
});

test.each([
  { networks: ['203.0.113.0/24'], others: ['203.0.113.0/25'], result: ['203.0.113.128/25'] },
  { networks: ['203.0.113.0/30'], others: ['203.0.113.1'], result: ['203.0.113.0', '203.0.113.2/31'] },
  { networks: ['203.0.113.0/24'], others: ['203.0.113.0/25', '203.0.113.128/25'], result: [] },
  { networks: ['203.0.113.0/24'], others: ['203.0.0.0/16'], result: [] },
  { networks: ['203.0.113.0/24', '198.51.100.0/24'], others: ['203.0.113.0/24', '192.0.2.0/24'], result: ['198.51.100.0/24'] },
  { networks: ['203.0.113.0/24'], others: ['::/0'], result: ['203.0.113.0/24'] },
  { networks: ['2001:db8::/32'], others: ['2001:db8:8000::/33'], result: ['2001:db8::/33'] },
])('$networks without $others is $result', ({ networks, others, result }) => {
  expect(written(without(read(networks), read(others)))).toEqual(result);
});
