import { Leaf, Element } from './event-values';
import { matchesIgnoringCase } from './ignore-case';
import { withinBounds } from './numeric';
import { Branch, CompiledTest, Field, ValueTest } from './pattern';
import { rulerNumber, sameNumber } from './ruler-number';
import { matchesWildcard } from './wildcard';
import { hexOf, holdsHex } from '../network/ruler-cidr';

/** The result of one branch: it holds, some fields do not, or each does by itself but not in the same array elements. */
export type BranchResult =
  | { readonly kind: 'holds' }
  | { readonly kind: 'fields'; readonly fields: readonly Field[] }
  | { readonly kind: 'elements'; readonly field: Field }
  /** Arrays that one key names several times make more combinations than are worth following. */
  | { readonly kind: 'too-many'; readonly field: Field };

/** The values of an event by slot. */
export type Leaves = readonly (readonly Leaf[])[];

/** Only arrays that repeat under one key come near this. */
const MAX_STEPS = 1_000_000;

/**
 * Evaluates a branch with the values that its paths lead to. Fields of different elements of one array never
 * combine. The fields are evaluated in their order, and whether a path is absent is decided within the elements that the
 * fields before it chose, as event-ruler does: a path that sorts first is absent only if no element has it.
 */
export function evaluateBranch(branch: Branch, leaves: Leaves): BranchResult {
  const failing = branch.fields.filter(field => !couldHold(field, leaves[field.slot]));
  if (failing.length > 0) return { kind: 'fields', fields: failing };
  return branch.fields.some(({ slot }) => leaves[slot].some(({ element }) => element)) ? evaluateElements(branch, leaves) : { kind: 'holds' };
}

/**
 * Whether a branch holds; `evaluateBranch` without the reasons.
 *
 * @param results whether each field holds that other branches of the pattern share, by `Field.index`; filled here
 */
export function branchHolds(branch: Branch, leaves: Leaves, results: (boolean | undefined)[]): boolean {
  for (const field of branch.fields) {
    if (!(results[field.index] ??= couldHold(field, leaves[field.slot]))) return false;
  }
  return evaluateBranch(branch, leaves).kind === 'holds';
}

/** Whether a field holds when other fields are left aside. Values inside arrays may yet be absent for another element. */
function couldHold(field: Field, leaves: readonly Leaf[]): boolean {
  for (const test of field.tests) {
    if (test.kind === 'absent' ? leaves.every(({ element }) => element) : leaves.some(leaf => holds(test, leaf))) return true;
  }
  return false;
}

/** Seeks one choice of values, field by field, that no two elements of one array are part of. */
function evaluateElements({ fields }: Branch, leaves: Leaves): BranchResult {
  const accepted = fields.map(({ slot, tests }) => elementIndex(leaves[slot].filter(leaf => tests.some(test => holds(test, leaf)))));
  const present = fields.map(({ slot, tests }) => (tests.some(({ kind }) => kind === 'absent') ? elementIndex(leaves[slot]) : undefined));
  const later = fields.map((_, at) => arraysOf(fields.slice(at + 1), leaves));
  const hopeless = new Set<string>();
  let deepest = 0;
  let steps = 0;

  const seek = (at: number, membership: Membership): boolean => {
    if (at === fields.length) return true;
    const state = `${at}:${[...membership].join()}`;
    if (hopeless.has(state)) return false;
    deepest = Math.max(deepest, at);
    const absent = present[at]?.choices(membership).next().done === true;
    if (absent && seek(at + 1, among(membership, later[at]))) return true;
    for (const choice of accepted[at].choices(membership)) {
      if (++steps > MAX_STEPS) return false;
      if (seek(at + 1, among(choice, later[at]))) return true;
    }
    hopeless.add(state);
    return false;
  };

  if (seek(0, new Map())) return { kind: 'holds' };
  return { kind: steps > MAX_STEPS ? 'too-many' : 'elements', field: fields[deepest] };
}

/** The part of a membership that some arrays are in, in one order. */
function among(membership: Membership, arrays: ReadonlySet<number>): Membership {
  return new Map([...membership].filter(([array]) => arrays.has(array)).sort(([one], [other]) => one - other));
}

/** The arrays whose elements the fields still have to agree on. */
function arraysOf(fields: readonly Field[], leaves: Leaves): Set<number> {
  const arrays = new Set<number>();
  for (const { slot } of fields) {
    for (const leaf of leaves[slot]) {
      for (let element = leaf.element; element && !arrays.has(element.array); element = element.around) arrays.add(element.array);
    }
  }
  return arrays;
}

/** Whether a test holds for a value that the event has. */
function holds(test: CompiledTest, leaf: Leaf): boolean {
  switch (test.kind) {
    case 'present': return true;
    case 'absent': return false;
    case 'anything-but': return !test.but.some(excluded => valueHolds(excluded, leaf));
    default: return valueHolds(test, leaf);
  }
}

function valueHolds(test: ValueTest, leaf: Leaf): boolean {
  if (leaf.kind === 'string') return stringHolds(test, leaf);
  if (leaf.kind === 'number') return numberHolds(test, leaf.text);
  return test.kind === 'literal' && test.literal === leaf.text;
}

function stringHolds(test: ValueTest, leaf: Leaf): boolean {
  const value = leaf.text;
  switch (test.kind) {
    case 'text': return test.text === value;
    case 'prefix': return value.startsWith(test.prefix);
    case 'suffix': return value.endsWith(test.suffix);
    case 'ignore-case': return matchesIgnoringCase(test.variants, test.at, value);
    case 'wildcard': return matchesWildcard(test.parts, value);
    case 'address':
    case 'cidr': {
      const digits = digitsOf(leaf);
      return digits !== null && holdsHex(test.range, digits);
    }
    default: return false;
  }
}

/** Read once for all the networks that a value is held against. */
function digitsOf(leaf: Leaf): string | null {
  if (leaf.digits === undefined) leaf.digits = hexOf(leaf.text) ?? null;
  return leaf.digits;
}

function numberHolds(test: ValueTest, written: string): boolean {
  if (test.kind === 'number') return sameNumber(test.number, rulerNumber(written));
  if (test.kind !== 'numeric') return false;
  const { value } = rulerNumber(written);
  return value !== undefined && withinBounds(test.bounds, value);
}

/** Which element of which array the fields so far stand in. */
export type Membership = ReadonlyMap<number, number>;

/** Values by the array elements around them, so that those which fit a membership are found without a search. */
interface ElementIndex {
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
