import { Element, Leaf } from './event-values';

/** Which element of which array the fields so far stand in. */
export type Membership = ReadonlyMap<number, number>;

/** Values by the array elements around them, so that those which fit a membership are found without a search. */
export interface ElementIndex {
  /** The memberships that result from taking one of the values, for each value that fits. */
  choices(membership: Membership): Generator<Membership, void>;
}

/** Indexes values by their elements, outermost array first. */
export function elementIndex(leaves: readonly Leaf[]): ElementIndex {
  const root: Node = { ends: false, arrays: new Map() };
  for (const leaf of leaves) {
    let node = root;
    for (const { array, index } of outermostFirst(leaf.element)) node = childOf(node, array, index);
    node.ends = true;
  }
  return { choices: membership => choices(root, membership) };
}

interface Node {
  /** Whether a value stands here. */
  ends: boolean;
  readonly arrays: Map<number, Map<number, Node>>;
}

function* choices(node: Node, membership: Membership): Generator<Membership, void> {
  if (node.ends) yield membership;
  for (const [array, elements] of node.arrays) {
    const fixed = membership.get(array);
    if (fixed === undefined) {
      for (const [index, element] of elements) yield* choices(element, new Map(membership).set(array, index));
    } else {
      const element = elements.get(fixed);
      if (element) yield* choices(element, membership);
    }
  }
}

function outermostFirst(innermost: Element | undefined): Element[] {
  const elements: Element[] = [];
  for (let element = innermost; element; element = element.around) elements.push(element);
  return elements.reverse();
}

function childOf(node: Node, array: number, index: number): Node {
  const elements = node.arrays.get(array) ?? new Map<number, Node>();
  node.arrays.set(array, elements);
  const child = elements.get(index) ?? { ends: false, arrays: new Map<number, Map<number, Node>>() };
  elements.set(index, child);
  return child;
}
