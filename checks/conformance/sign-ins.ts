import * as fc from 'fast-check';
import { Question } from './event-ruler/event-ruler';
import { toPattern } from '../../src/filter/sign-in-pattern';
import { criteriaOf, events, Filter, filters } from '../../test/support/filters';
import { FILTERS, WAYS } from '../../test/support/ways';

/** The patterns that the library makes of filters, and sign-ins near the fixtures. */
export const SIGN_INS: { readonly pattern: fc.Arbitrary<string>; readonly event: fc.Arbitrary<string> } = {
  pattern: filters().map(patternOf).filter(pattern => pattern !== undefined),
  event: events().map(event => JSON.stringify(event)),
};

/** Every way into an account with every filter of the unit tests' table. */
export function wayQuestions(): Question[] {
  const ways = WAYS.map(({ event }) => JSON.stringify(event));
  return FILTERS.map(({ filter }) => ({ pattern: JSON.stringify(toPattern(criteriaOf(filter))), events: ways }));
}

/** Undefined for a filter that contradicts itself or is too large. */
function patternOf(filter: Filter): string | undefined {
  try {
    return JSON.stringify(toPattern(criteriaOf(filter)));
  } catch {
    return undefined;
  }
}
