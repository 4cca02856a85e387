import { CompiledTest, ValueTest } from './compiled-pattern';
import { Leaf } from './event-values';
import { matchesIgnoringCase } from './ignore-case';
import { rulerNumber, sameNumber } from './number';
import { withinBounds } from './numeric';
import { matchesWildcard } from './wildcard';
import { hexOf, holdsHex } from '../network/ruler-cidr';

/** Whether a test holds for a value that the event has. */
export function holds(test: CompiledTest, leaf: Leaf): boolean {
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
