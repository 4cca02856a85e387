import { addressText, holdsNetwork, isAddress, Network, network, networkText, partOf, sizeOf, WIDTH, without } from './network';

/**
 * Everything outside some networks, as a test of text can say it: whatever is none of the texts and begins with none of the
 * beginnings, and what these hide too much of.
 *
 * A complement made of CIDR ranges would exclude nothing, since event-ruler's range of one family also holds addresses of the
 * other, and names are in no range. Texts exclude what they say and nothing else, and only in the usual spelling.
 */
export interface Outside {
  /** Addresses in the usual spelling. */
  readonly texts: readonly string[];
  /** Beginnings of addresses that end after an octet or group: `203.0.113.`, `2001:db8:`. */
  readonly beginnings: readonly string[];
  /** Hidden by a beginning without being in one of the networks. */
  readonly givenBack: readonly Network[];
}

/** Texts, and what they hide. */
interface Hiding {
  readonly texts: readonly string[];
  readonly beginnings: readonly string[];
  /** What is hidden, where that is more than the networks. */
  readonly tooMuch: readonly Network[];
  /** Characters of a pattern that the texts, and giving back what is hidden too much, take; for the latter about. */
  readonly cost: number;
}

/** Bits of what stands between two dots, or two colons. */
const STEP = { 4: 8, 6: 16 } as const;
/** One network is never split into more parts than this: the texts would not fit into a pattern. */
const MOST_PARTS = 256;
/** Characters that a pattern spends around a text, and around a CIDR range. */
const AROUND_TEXT = '"",'.length;
const AROUND_CIDR = '{"cidr":""},'.length;

/**
 * Finds short texts that hide the networks. Undefined for networks that no number of texts could hide, such as `::/0`.
 *
 * @param networks merged ones
 */
export function outside(networks: readonly Network[]): Outside | undefined {
  const families = ([4, 6] as const).filter(family => networks.some(each => each.family === family));
  const hidings = families.map(family => shortest(network(family, 0n, 0), networks));
  if (!hidings.every(each => each !== undefined)) return undefined;
  const { texts, beginnings, tooMuch } = joined(hidings);
  return { texts, beginnings, givenBack: without(tooMuch, networks) };
}

/** Hides what the networks have in one supernet: the supernet as a whole, or each of its parts by itself, whichever is shorter. */
function shortest(supernet: Network, all: readonly Network[]): Hiding | undefined {
  const networks = all.filter(each => holdsNetwork(supernet, each) || holdsNetwork(each, supernet));
  const whole = asWhole(supernet, networks);
  if (whole && networks.some(each => holdsNetwork(each, supernet))) return whole;
  const parts = partsOf(supernet, networks)?.map(part => shortest(part, networks));
  const split = parts?.every(part => part !== undefined) ? joined(parts) : undefined;
  return whole && split ? (whole.cost < split.cost ? whole : split) : split ?? whole;
}

/** The octets or groups of a supernet that have something of the networks, all of which overlap it. Undefined for too many. */
function partsOf({ family, base, bits }: Network, networks: readonly Network[]): readonly Network[] | undefined {
  const step = bits + STEP[family];
  const supernet = { family, base, bits };
  const parts = new Map<bigint, Network>();
  for (const each of networks) {
    const first = holdsNetwork(supernet, each) ? each : supernet;
    const count = 2 ** Math.max(0, step - first.bits);
    if (count > MOST_PARTS) return undefined;
    const size = sizeOf(family, step);
    for (let index = 0; index < count; index++) {
      const part = network(family, first.base + BigInt(index) * size, step);
      parts.set(part.base, part);
    }
  }
  return [...parts.values()];
}

function joined(parts: readonly Hiding[]): Hiding {
  return {
    texts: parts.flatMap(({ texts }) => texts),
    beginnings: parts.flatMap(({ beginnings }) => beginnings),
    tooMuch: parts.flatMap(({ tooMuch }) => tooMuch),
    cost: parts.reduce((sum, { cost }) => sum + cost, 0),
  };
}

/** Hides a supernet whose bits end with an octet or group. Undefined for all of a family, which no beginning tells apart. */
function asWhole(supernet: Network, networks: readonly Network[]): Hiding | undefined {
  const { family, bits } = supernet;
  if (bits === 0) return undefined;
  const separator = family === 4 ? '.' : ':';
  const groups = groupsOf(supernet);
  if (isAddress(supernet)) return hiding([...new Set([addressText(supernet), groups.join(separator)])], [], [], networks);
  const given = groups.slice(0, bits / STEP[family]);
  const runs = family === 4 ? [] : zeroRuns(given);
  const beginnings = [given.join(separator) + separator, ...runs.map(run => shortened(given, run))];
  // `::` says where its zeros begin and not where they end, so it hides all with a zero there.
  const hidden = [supernet, ...runs.map(({ from }) => network(family, supernet.base, (from + 1) * STEP[family]))];
  return hiding([], beginnings, hidden.filter(each => !networks.some(other => holdsNetwork(other, each))), networks);
}

function hiding(texts: readonly string[], beginnings: readonly string[], tooMuch: readonly Network[], networks: readonly Network[]): Hiding {
  const widest = tooMuch.reduce<Network | undefined>((one, other) => (one && one.bits <= other.bits ? one : other), undefined);
  const cost = [...texts, ...beginnings].reduce((sum, text) => sum + text.length + AROUND_TEXT, 0)
    + (widest ? gaps(widest, networks) * (networkText(networks[0]).length + AROUND_CIDR) : 0);
  return { texts, beginnings, tooMuch, cost };
}

/**
 * In how many networks the rest of a supernet falls. In the tree of halves each node above one of the networks has two
 * halves, and what is neither such a node nor a network is a gap.
 */
function gaps(supernet: Network, networks: readonly Network[]): number {
  const paths = networks.map(({ family, base, bits }) => base.toString(2).padStart(WIDTH[family], '0').slice(0, bits)).sort();
  const above = paths.reduce((sum, path, index) => sum + path.length - (index === 0 ? supernet.bits : sharedLength(paths[index - 1], path) + 1), 0);
  return above + 1 - networks.length;
}

function sharedLength(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length++;
  return length;
}

/** Groups with `::` for a run of zeros. */
function shortened(groups: readonly string[], { from, to }: Run): string {
  return `${groups.slice(0, from).join(':')}::${groups.slice(to).map(group => `${group}:`).join('')}`;
}

/** Zeros among groups, from one to before another. */
interface Run { readonly from: number; readonly to: number }

/** RFC 5952 shortens two groups or more; a single one at the end may be the beginning of more. */
function zeroRuns(groups: readonly string[]): readonly Run[] {
  const starts = groups.flatMap((group, index) => (group === '0' && groups[index - 1] !== '0' ? [index] : []));
  return starts
    .map(from => ({ from, to: groups.findIndex((group, index) => index > from && group !== '0') }))
    .map(({ from, to }) => ({ from, to: to === -1 ? groups.length : to }))
    .filter(({ from, to }) => to - from > 1 || to === groups.length);
}

function groupsOf(of: Network): readonly string[] {
  const step = STEP[of.family];
  const radix = of.family === 4 ? 10 : 16;
  return Array.from({ length: WIDTH[of.family] / step }, (_, index) => partOf(of, step * index, step * (index + 1)).toString(radix));
}
