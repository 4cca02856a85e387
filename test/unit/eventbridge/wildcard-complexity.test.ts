import { complexityVectors, named } from './vectors';
import { compile } from '../../../src/eventbridge/compile-pattern';
import { wildcardParts } from '../../../src/eventbridge/wildcard';
import { COMPLEXITY_CEILING, wildcardComplexity, WithWildcards } from '../../../src/eventbridge/wildcard-complexity';

test.each(named(complexityVectors()))('%s', (_, { pattern, complexity }) => {
  expect(wildcardComplexity(compile(pattern))).toBe(complexity);
});

test('counting stops at a ceiling, soon enough for any pattern', () => {
  expect(wildcardComplexity(patternOf('*a'.repeat(20)))).toBe(40);
  expect(wildcardComplexity(patternOf('*a'.repeat(2000)))).toBe(COMPLEXITY_CEILING);
  expect(wildcardComplexity(patternOf(Array.from({ length: 400 }, (_, at) => `*${(at * at).toString(3)}`).join('')))).toBe(COMPLEXITY_CEILING);
});

/** A pattern that `compile` would refuse for its complexity. */
function patternOf(wildcard: string): WithWildcards {
  return { branches: [{ fields: [{ path: 'x', tests: [{ kind: 'wildcard', wildcard, parts: wildcardParts(wildcard) }] }] }] };
}
