import { Leaf } from './event';
import { matchesIgnoringCase } from './ignore-case';
import { rulerNumber, sameNumber } from './number';
import { withinBounds } from './numeric';
import { Test, ValueTest } from './pattern';
import { matchesWildcard } from './wildcard';
import { hexOf, holdsHex } from '../network/ruler-cidr';

/** Whether a test holds for a value that the event has. */
export function holds(test: Test, leaf: Leaf): boolean {
  switch (test.kind) {
    case 'present': return true;
    case 'absent': return false;
    case 'anything-but': return !test.but.some(excluded => valueHolds(excluded, leaf));
    default: return valueHolds(test, leaf);
  }
}

function valueHolds(test: ValueTest, leaf: Leaf): boolean {
  if (leaf.kind === 'string') return stringHolds(test, leaf.text);
  if (leaf.kind === 'number') return numberHolds(test, leaf.text);
  return test.kind === 'literal' && test.literal === leaf.text;
}

function stringHolds(test: ValueTest, value: string): boolean {
  switch (test.kind) {
    case 'text': return test.text === value;
    case 'prefix': return value.startsWith(test.prefix);
    case 'suffix': return value.endsWith(test.suffix);
    case 'ignore-case': return matchesIgnoringCase(test.variants, test.at, value);
    case 'wildcard': return matchesWildcard(test.parts, value);
    case 'address':
    case 'cidr': {
      const digits = hexOf(value);
      return digits !== undefined && holdsHex(test.range, digits);
    }
    default: return false;
  }
}

function numberHolds(test: ValueTest, written: string): boolean {
  if (test.kind === 'number') return sameNumber(test.number, rulerNumber(written));
  if (test.kind !== 'numeric') return false;
  const { value } = rulerNumber(written);
  return value !== undefined && withinBounds(test.bounds, value);
}
