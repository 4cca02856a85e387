import { holdsNetwork, Network, network, sizeOf } from './network';

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
