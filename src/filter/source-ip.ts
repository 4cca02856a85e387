import { notAny, short, Test } from './pattern-part';
import { SignInCriteria } from './sign-in-criteria';
import { isAddress, Network, networkText, merged, without } from '../network/network';
import { outside, Outside } from '../network/outside-networks';

/**
 * An address whose last part has dots, `2001:db8::192.0.2.1`, is a name to event-ruler, which no range gives back.
 */
const DOTTED_IPV6: Test = { wildcard: '*:*.*' };

/** Matches the source address that criteria ask for; undefined for any. */
export function matchSource({ sourceIps, exceptSourceIps }: SignInCriteria): readonly Test[] | undefined {
  return sourceIps ? matchSources(sourceIps, exceptSourceIps) : exceptSourceIps && matchOtherSources(exceptSourceIps);
}

/**
 * Matches an address that is in the networks and in none of the others, in every spelling that event-ruler reads; no name.
 *
 * @throws when nothing is left
 */
export function matchSources(networks: readonly Network[], except: readonly Network[] = []): readonly Test[] {
  const left = without(networks, except);
  if (left.length === 0) {
    throw new Error('signIns.exceptSourceIps leaves nothing of signIns.sourceIps, so that no sign-in would alert: leave one of the two out');
  }
  return left.map(rangeOf);
}

/**
 * Matches all but the addresses of the networks in their usual spelling: names, null and doubtful spellings match.
 *
 * @throws when the networks are so wide that no text can say them
 */
export function matchOtherSources(networks: readonly Network[]): readonly Test[] {
  const sources = outside(merged(networks));
  if (!sources) {
    throw new Error(`signIns.exceptSourceIps has ${JSON.stringify(networkText(widest(networks)))}, which is too wide to be excluded by its text: ` +
      'give narrower networks, or select with signIns.sourceIps instead');
  }
  const { givenBack } = sources;
  return [
    ...notAny(excludedBy(sources)),
    ...givenBack.map(rangeOf),
    ...givenBack.some(({ family }) => family === 6) ? [DOTTED_IPV6] : [],
  ];
}

/** The service refuses /32 and /128; a plain address is compared as an address. */
function rangeOf(network: Network): Test {
  return isAddress(network) ? networkText(network) : { cidr: networkText(network) };
}

function excludedBy({ texts, beginnings }: Outside): Parameters<typeof notAny>[0] {
  if (beginnings.length === 0) return short(texts);
  if (texts.length === 0) return { prefix: short(beginnings) };
  // Only one kind of exclusion can stand in a pattern, since alternatives are or-ed: wildcards can say both.
  return { wildcard: [...texts, ...beginnings.map(beginning => `${beginning}*`)] };
}

function widest(networks: readonly Network[]): Network {
  return networks.reduce((one, other) => (other.bits < one.bits ? other : one));
}
