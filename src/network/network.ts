import { IPv4, IPv6 } from 'ipaddr.js';

/** An IPv4 or IPv6 network; a single address is the network with all bits. */
export interface Network {
  readonly family: 4 | 6;
  /** The first address, as a number. */
  readonly base: bigint;
  /** How many leading bits its addresses share. */
  readonly bits: number;
}

/** How many bits an address of each family has. */
export const WIDTH = { 4: 32, 6: 128 } as const;

/** Computed once: networks are compared often. */
const POWERS_OF_TWO: readonly bigint[] = Array.from({ length: WIDTH[6] + 1 }, (_, bits) => 2n ** BigInt(bits));

/** An IPv4 address inside IPv6, `::ffff:192.0.2.1`: event-ruler reads it as the IPv4 address. */
const MAPPED = { prefix: 0xffffn, size: 2n ** 32n, bits: 96 };

/**
 * Reads an address (`192.0.2.1`, `2001:db8::1`) or a CIDR range. Bits behind the mask are dropped, and an IPv4-mapped one becomes IPv4.
 *
 * @throws when the text is neither; the message fits behind the text
 */
export function networkOf(text: string): Network {
  const [address, mask, ...rest] = text.split('/');
  const { family, value } = addressOf(address);
  const bits = mask === undefined ? WIDTH[family] : Number(mask);
  if (rest.length > 0 || (mask !== undefined && !/^\d{1,3}$/.test(mask)) || bits > WIDTH[family]) {
    throw new Error(`has no mask between /0 and /${WIDTH[family]}: give one such as "${family === 4 ? '203.0.113.0/24' : '2001:db8::/32'}"`);
  }
  if (family === 6 && bits >= MAPPED.bits && value / MAPPED.size === MAPPED.prefix) {
    return network(4, value % MAPPED.size, bits - MAPPED.bits);
  }
  return network(family, value, bits);
}

/** The network of a number of leading bits that an address is in. */
export function network(family: 4 | 6, value: bigint, bits: number): Network {
  return { family, base: value - value % sizeOf(family, bits), bits };
}

/** How many addresses share a number of leading bits. */
export function sizeOf(family: 4 | 6, bits: number): bigint {
  return POWERS_OF_TWO[WIDTH[family] - bits];
}

/** The number at some place of an address, between two of its bits. */
export function partOf({ family, base }: Network, from: number, to: number): number {
  return Number(base / sizeOf(family, to) % POWERS_OF_TWO[to - from]);
}

/** The first address of a network, in the spelling of RFC 5952. */
export function addressText(of: Network): string {
  const bytes = Array.from({ length: WIDTH[of.family] / 8 }, (_, index) => partOf(of, 8 * index, 8 * (index + 1)));
  return of.family === 4 ? bytes.join('.') : new IPv6(bytes).toRFC5952String();
}

/** A network as CIDR, a single address as the plain address. */
export function networkText(of: Network): string {
  return isAddress(of) ? addressText(of) : `${addressText(of)}/${of.bits}`;
}

/** Whether a network is one address. */
export function isAddress({ family, bits }: Network): boolean {
  return bits === WIDTH[family];
}

/** Whether every address of one network is in another. */
export function holdsNetwork(outer: Network, inner: Network): boolean {
  return outer.family === inner.family && outer.bits <= inner.bits && network(inner.family, inner.base, outer.bits).base === outer.base;
}

function addressOf(text: string): { readonly family: 4 | 6; readonly value: bigint } {
  if (IPv4.isValidFourPartDecimal(text)) {
    return { family: 4, value: valueOf(IPv4.parse(text).toByteArray()) };
  }
  // A zone, as in `fe80::1%eth0`, means nothing to anybody but the machine itself.
  if (IPv6.isValid(text) && !text.includes('%')) {
    return { family: 6, value: valueOf(IPv6.parse(text).toByteArray()) };
  }
  throw new Error('is no IPv4 or IPv6 address or network: give one such as "203.0.113.0/24" or "2001:db8::/32"');
}

function valueOf(bytes: readonly number[]): bigint {
  return bytes.reduce((value, byte) => value * 256n + BigInt(byte), 0n);
}

/** The same addresses in the fewest networks, IPv4 first, lowest first. */
export function merged(networks: readonly Network[]): readonly Network[] {
  const kept: Network[] = [];
  for (const next of [...networks].sort(byPlace)) {
    let grown = next;
    let last = kept.at(-1);
    if (last && holdsNetwork(last, grown)) continue;
    while (last && areHalves(last, grown)) {
      kept.pop();
      grown = parentOf(grown);
      last = kept.at(-1);
    }
    kept.push(grown);
  }
  return kept;
}

/** The addresses of the first networks that are in none of the others, in the fewest networks. */
export function without(networks: readonly Network[], others: readonly Network[]): readonly Network[] {
  return merged(networks.flatMap(each => remains(each, others)));
}

function remains(of: Network, others: readonly Network[]): readonly Network[] {
  if (others.some(other => holdsNetwork(other, of))) return [];
  const inside = others.filter(other => holdsNetwork(of, other));
  return inside.length === 0 ? [of] : halvesOf(of).flatMap(half => remains(half, inside));
}

function halvesOf({ family, base, bits }: Network): readonly Network[] {
  return [network(family, base, bits + 1), network(family, base + sizeOf(family, bits + 1), bits + 1)];
}

function parentOf({ family, base, bits }: Network): Network {
  return network(family, base, bits - 1);
}

function areHalves(one: Network, other: Network): boolean {
  return one.family === other.family && one.bits === other.bits && one.bits > 0 && parentOf(one).base === parentOf(other).base;
}

/** A network comes before those inside it. */
function byPlace(one: Network, other: Network): number {
  return one.family - other.family || (one.base < other.base ? -1 : one.base > other.base ? 1 : one.bits - other.bits);
}
