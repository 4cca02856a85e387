import * as fc from 'fast-check';
import { toPattern } from '../../src/filter/sign-in-pattern';
import { criteriaOf, events, Filter, filters } from '../../test/support/filters';

/** The patterns that the library makes of filters, and sign-ins near the fixtures. */
export const SIGN_INS: { readonly pattern: fc.Arbitrary<string>; readonly event: fc.Arbitrary<string> } = {
  pattern: filters().map(patternOf).filter(pattern => pattern !== undefined),
  event: events().map(event => JSON.stringify(event)),
};

/** Undefined for a filter that contradicts itself or is too large. */
function patternOf(filter: Filter): string | undefined {
  try {
    return JSON.stringify(toPattern(criteriaOf(filter)));
  } catch {
    return undefined;
  }
}
