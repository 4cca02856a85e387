import { networkOf, networkText, merged } from '../../../src/network/network';
import { outside } from '../../../src/network/outside-networks';

/** What is outside networks, with its networks as text. */
function written(...networks: string[]) {
  const { givenBack, ...texts } = outside(merged(networks.map(networkOf)))!;
  return { ...texts, givenBack: givenBack.map(networkText) };
}

test.each([
  { networks: ['203.0.113.0/24'], texts: [], beginnings: ['203.0.113.'], givenBack: [] },
  { networks: ['203.0.0.0/16'], texts: [], beginnings: ['203.0.'], givenBack: [] },
  { networks: ['203.0.0.0/8'], texts: [], beginnings: ['203.'], givenBack: [] },
  { networks: ['203.0.113.10'], texts: ['203.0.113.10'], beginnings: [], givenBack: [] },
  { networks: ['203.0.113.0/25'], texts: [], beginnings: ['203.0.113.'], givenBack: ['203.0.113.128/25'] },
  { networks: ['203.0.113.0/26', '203.0.113.128/26'], texts: [], beginnings: ['203.0.113.'], givenBack: ['203.0.113.64/26', '203.0.113.192/26'] },
  { networks: ['203.0.112.0/23'], texts: [], beginnings: ['203.0.112.', '203.0.113.'], givenBack: [] },
  { networks: ['203.0.113.8/31'], texts: ['203.0.113.8', '203.0.113.9'], beginnings: [], givenBack: [] },
  { networks: ['203.0.113.7', '198.51.100.0/24'], texts: ['203.0.113.7'], beginnings: ['198.51.100.'], givenBack: [] },
  { networks: ['172.16.0.0/12'], texts: [], beginnings: ['172.'], givenBack: ['172.0.0.0/12', '172.32.0.0/11', '172.64.0.0/10', '172.128.0.0/9'] },
  { networks: ['2001:db8::/32'], texts: [], beginnings: ['2001:db8:'], givenBack: [] },
  { networks: ['2001:db8:1:2::/64'], texts: [], beginnings: ['2001:db8:1:2:'], givenBack: [] },
  { networks: ['2001:db8::/33'], texts: [], beginnings: ['2001:db8:'], givenBack: ['2001:db8:8000::/33'] },
])('outside $networks', ({ networks, ...expected }) => {
  expect(written(...networks)).toEqual(expected);
});

describe('zeros of IPv6, which :: may stand for', () => {
  test('of one address are written both ways', () => {
    expect(written('2001:db8::5')).toEqual({ texts: ['2001:db8::5', '2001:db8:0:0:0:0:0:5'], beginnings: [], givenBack: [] });
  });

  test('at the end of a beginning are written both ways', () => {
    expect(written('2001:db8:1::/64')).toEqual({ texts: [], beginnings: ['2001:db8:1:0:', '2001:db8:1::'], givenBack: [] });
  });

  test('that are several hide more, since :: does not say how many they are', () => {
    const { beginnings, givenBack } = written('2001:db8::/64');
    expect(beginnings).toEqual(['2001:db8:0:', '2001:db8::']);
    expect(givenBack).toHaveLength(16);
    expect(givenBack).toEqual(expect.arrayContaining(['2001:db8:0:1::/64', '2001:db8:0:8000::/49']));
  });

  test('inside a beginning are written both ways', () => {
    expect(written('2001:0:0:5::/64').beginnings).toEqual(expect.arrayContaining(['2001::']));
    expect(written('2001:db8:0:0:5::/80').beginnings).toEqual(expect.arrayContaining(['2001:db8::']));
  });
});

test('each family has its own texts', () => {
  expect(written('2001:db8::/32', '203.0.113.0/24')).toEqual({ texts: [], beginnings: ['203.0.113.', '2001:db8:'], givenBack: [] });
});

test.each(['::/0', '2000::/3', 'fc00::/7'])('%s is too wide for texts', network => {
  expect(outside([networkOf(network)])).toBeUndefined();
});

test('half of IPv4 has 128 beginnings', () => {
  expect(written('0.0.0.0/1').beginnings).toHaveLength(128);
});
