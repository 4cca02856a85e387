import { canonical, NAMES } from './arbitraries';
import { compile } from '../../../src/eventbridge/compile-pattern';
import { matches } from '../../../src/eventbridge/match-event';
import { toPattern } from '../../../src/filter/sign-in-pattern';
import { matchOtherSources, matchSources } from '../../../src/filter/source-ip';
import { networkOf } from '../../../src/network/network';
import { root } from '../../events';

const read = (...networks: string[]) => networks.map(networkOf);

test.each([
  { networks: ['203.0.113.0/24'], tests: [{ cidr: '203.0.113.0/24' }] },
  { networks: ['203.0.113.10', '203.0.113.12/32'], tests: ['203.0.113.10', '203.0.113.12'] },
  { networks: ['203.0.113.128/25', '203.0.113.0/25', '203.0.113.9'], tests: [{ cidr: '203.0.113.0/24' }] },
  { networks: ['2001:DB8::/32', '2001:db9::1/128'], tests: [{ cidr: '2001:db8::/32' }, '2001:db9::1'] },
])('$networks are taken by $tests', ({ networks, tests }) => {
  expect(matchSources(read(...networks))).toEqual(tests);
});

test.each([
  // The example of the documentation.
  { networks: ['203.0.113.0/25'], tests: [{ 'anything-but': { prefix: '203.0.113.' } }, { cidr: '203.0.113.128/25' }] },
  { networks: ['203.0.113.10'], tests: [{ 'anything-but': '203.0.113.10' }] },
  { networks: ['203.0.113.10', '203.0.113.12'], tests: [{ 'anything-but': ['203.0.113.10', '203.0.113.12'] }] },
  { networks: ['203.0.113.0/24', '2001:db8::/32'], tests: [{ 'anything-but': { prefix: ['203.0.113.', '2001:db8:'] } }] },
  { networks: ['203.0.113.10', '198.51.100.0/24'], tests: [{ 'anything-but': { wildcard: ['203.0.113.10', '198.51.100.*'] } }] },
  { networks: ['203.0.113.0/25', '203.0.113.129/32'], tests: expect.arrayContaining(['203.0.113.128', { cidr: '203.0.113.130/31' }]) },
  // An address with a dotted end is in no range, so it is given back by its form.
  { networks: ['2001:db8::/33'], tests: [{ 'anything-but': { prefix: '2001:db8:' } }, { cidr: '2001:db8:8000::/33' }, { wildcard: '*:*.*' }] },
])('$networks are left out by $tests', ({ networks, tests }) => {
  const [absent, ...others] = matchOtherSources(read(...networks));
  expect(absent).toEqual({ exists: false });
  expect(others).toEqual(tests);
});

describe('outside 203.0.113.0/25 and 2001:db8:0:1::/64', () => {
  const pattern = compile(JSON.stringify(toPattern({ exceptSourceIps: read('203.0.113.0/25', '2001:db8:0:1::/64') })));
  const alerts = (sourceIPAddress: string | null | undefined) => matches(pattern, JSON.stringify(root({ detail: { sourceIPAddress } })));

  test.each(['203.0.113.0', '203.0.113.127', '2001:db8:0:1::', '2001:db8:0:1::1', '2001:db8:0:1:0:0:0:1', '2001:db8:0:1:ffff:ffff:ffff:ffff'])('%s is silent', source => {
    expect(alerts(source)).toBe(false);
  });

  test.each([
    '203.0.113.128', '203.0.113.255', '203.0.112.1', '203.0.11.1', '198.51.100.1', '2001:db8::1', '2001:db8:0:2::1', '2001:db8:0:10::1', '2001:db8:1::1',
    // The same digits in the other family.
    'cb00:7180::1', '32.1.13.184',
    // Doubtful spellings of what is left out.
    '203.000.113.001', '::ffff:203.0.113.1', '2001:0db8:0000:0001:0000:0000:0000:0001', '2001:DB8:0:1::1',
  ])('%s alerts', source => {
    expect(alerts(source)).toBe(true);
  });

  test.each([...NAMES, '', null, undefined])('the source %j alerts', source => {
    expect(alerts(source)).toBe(true);
  });
});

test('every address of a network is silent where zeros may be shortened, and its neighbours alert', () => {
  const pattern = compile(JSON.stringify(toPattern({ exceptSourceIps: read('2001:db8::/64') })));
  const alerts = (address: string) => matches(pattern, JSON.stringify(root({ detail: { sourceIPAddress: address } })));
  const ends = ['0:0:0:0', '0:0:0:1', '1:0:0:0', '0:1:0:0', '0:0:1:0', '1:2:3:4', '1:0:0:4', '0:2:3:4'];

  expect(ends.map(end => canonical(`2001:db8:0:0:${end}`)).filter(alerts)).toEqual([]);
  for (const neighbour of ['2001:db8:0:1:', '2001:db8:1:0:', '2001:db8:ffff:0:', '2001:db8:0:8000:']) {
    expect(ends.map(end => canonical(neighbour + end)).filter(address => !alerts(address))).toEqual([]);
  }
  // Seven groups and one that is shortened: 2001:db8:0:1:2:3:4:5, and the same with a dotted end.
  expect(['2001:db8::1:2:3:4:5', '2001:db8::1:2:3:192.0.2.1'].filter(address => !alerts(address))).toEqual([]);
});

test('fails for what is too wide to be excluded by its text', () => {
  expect(() => matchOtherSources(read('203.0.113.0/24', '::/0')))
    .toThrow('signIns.exceptSourceIps has "::/0", which is too wide to be excluded by its text: give narrower networks, or select with signIns.sourceIps instead');
});

test('networks are taken out of networks', () => {
  expect(matchSources(read('203.0.113.0/24', '2001:db8::/32'), read('203.0.113.0/25', '198.51.100.0/24')))
    .toEqual([{ cidr: '203.0.113.128/25' }, { cidr: '2001:db8::/32' }]);
});

test('fails where no network is left', () => {
  expect(() => matchSources(read('203.0.113.0/25', '203.0.113.128/25'), read('203.0.112.0/20')))
    .toThrow('signIns.exceptSourceIps leaves nothing of signIns.sourceIps, so that no sign-in would alert: leave one of the two out');
});
