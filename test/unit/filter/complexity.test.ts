import * as fc from 'fast-check';
import { filters } from './arbitraries';
import { criteriaOf } from './filter';
import { complexityOf } from '../../../src/filter/pattern-limits';
import { testsIn } from '../../../src/filter/pattern-part';
import { CompiledFilter, compileFilter } from '../../../src/filter/sign-in-pattern';

// A wildcard that sorts before the alternatives of an $or would count for each of them.
test('the whole pattern of a filter is as complex as its most complex field', () => {
  let compared = 0;
  fc.assert(fc.property(filters(), filter => {
    const compiled = compiledOf(() => compileFilter(criteriaOf(filter)));
    if (!compiled) return;
    const { pattern, wildcards } = compiled;
    const ofFields = testsIn(pattern.detail ?? {}).map(({ path, tests }) => complexityOf(path, tests));
    expect(wildcards?.complexity ?? 0).toBe(Math.max(0, ...ofFields));
    if (wildcards && JSON.stringify(pattern).includes('$or')) compared++;
  }), { seed: 20261127, numRuns: 1_000 });
  expect(compared).toBeGreaterThan(5);
});

test('a text that is the word has no complexity', () => {
  expect(compileFilter({ identities: ['wildcard'] }).wildcards).toBeUndefined();
});

/** Undefined for a filter that contradicts itself or is too large. */
function compiledOf(compiling: () => CompiledFilter): CompiledFilter | undefined {
  try {
    return compiling();
  } catch {
    return undefined;
  }
}
