import { networkOf, networkText } from '../../../src/network/network';
import { merged, without } from '../../../src/network/networks';

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
