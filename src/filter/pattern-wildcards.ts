import { FilterField } from './criteria';
import { Test } from './pattern-part';
import { check, compile, MAX_WILDCARD_COMPLEXITY } from '../eventbridge/compile';
import { read } from '../eventbridge/json-reader';
import { testOf } from '../eventbridge/operators';
import { COMPLEXITY_CEILING, wildcardComplexity } from '../eventbridge/wildcard-complexity';

/** How complex the wildcards of one field are. */
export interface Complexity {
  readonly field: FilterField;
  readonly complexity: number;
}

/**
 * The highest complexity that AWS was seen to take. It was seen to refuse 11; what it does with 10 is not known.
 *
 * @see https://github.com/vals-ai/Valkyrie/pull/278 a rule of complexity 9 that was deployed; the fourth entry, which makes 12, was refused
 */
export const SAFE_WILDCARD_COMPLEXITY = 9;

/**
 * Checks the wildcards of a field.
 *
 * @throws when they are more complex than EventBridge may take
 */
export function checkComplexity({ field, complexity }: Complexity): void {
  if (complexity > MAX_WILDCARD_COMPLEXITY) {
    const atLeast = complexity < COMPLEXITY_CEILING ? '' : 'at least ';
    throw new Error(`signIns.${field} makes the wildcards of the event pattern too complex: ${atLeast}${complexity}, which is ${complexity - MAX_WILDCARD_COMPLEXITY} ` +
      `over ${MAX_WILDCARD_COMPLEXITY}; use fewer stars, at the end of an ARN where they cost least, or make two alerts`);
  }
}

/** Tests of one path that may have wildcards, and the field of the filter that they come from. */
export interface FieldTests {
  readonly field: FilterField;
  readonly path: string;
  readonly tests: readonly Test[];
}

/**
 * How complex the wildcards of a pattern are, and which field has the most complex ones; undefined without any.
 *
 * @throws when they are more complex than EventBridge may take
 */
export function wildcardsOf(pattern: string, fields: readonly FieldTests[]): Complexity | undefined {
  const [most, ...others] = fields.map(({ field, path, tests }) => ({ field, complexity: complexityOf(path, tests) }))
    .sort((one, other) => other.complexity - one.complexity);
  if (most === undefined || most.complexity === 0) return undefined;
  [most, ...others].forEach(checkComplexity);
  // Beside alternatives wildcards may count more than once.
  const refused = check(pattern);
  if (refused) throw new Error(`signIns.${most.field} makes an event pattern that EventBridge may refuse: ${refused.reason}`);
  return { field: most.field, complexity: Math.max(most.complexity, wildcardComplexity(compile(pattern))) };
}

/** How complex the tests of one path are: 0 without wildcards. */
export function complexityOf(path: string, tests: readonly Test[]): number {
  const text = JSON.stringify(tests);
  if (!text.includes('"wildcard"')) return 0;
  const node = read(text);
  const compiled = node.kind === 'array' ? node.items.map(testOf) : [];
  return wildcardComplexity({ branches: [{ fields: [{ path, tests: compiled }] }] });
}
