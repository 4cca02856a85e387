import { FilterField } from './criteria';
import { Test } from './pattern-part';
import { check, compile, MAX_WILDCARD_COMPLEXITY } from '../eventbridge/compile';
import { read } from '../eventbridge/json-reader';
import { testOf } from '../eventbridge/operators';
import { COMPLEXITY_CEILING, wildcardComplexity } from '../eventbridge/wildcard-complexity';

/** What one field of a filter adds to a pattern. */
export interface Share {
  /** The field, as it is typed: `signIns.<field>`. */
  readonly field: FilterField;
  /** The characters that it adds. */
  readonly length: number;
}

/** How complex the wildcards of one field are. */
export interface Complexity {
  readonly field: FilterField;
  readonly complexity: number;
}

/**
 * The quota of a rule's pattern.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html
 */
const LONGEST_PATTERN = 2048;

/**
 * The highest complexity that AWS was seen to take. It was seen to refuse 11; what it does with 10 is not known.
 *
 * @see https://github.com/vals-ai/Valkyrie/pull/278 a rule of complexity 9 that was deployed; the fourth entry, which makes 12, was refused
 */
export const SAFE_WILDCARD_COMPLEXITY = 9;

/** Whether a pattern of this length may be deployed, and leaves room for what else is added to it. */
export function fits(length: number, reserved: number): boolean {
  return length + reserved <= LONGEST_PATTERN;
}

/**
 * Checks the length of a pattern.
 *
 * @param reserved how many characters more it will have
 * @param eventsToMove the events without which it would fit
 * @throws when it is too long; names the field that adds the most, and the events for a second alert
 */
export function checkLength(
  length: number, shares: readonly Share[], reserved = 0, eventsToMove: () => readonly string[] | undefined = () => undefined,
): void {
  if (fits(length, reserved)) return;
  const moved = eventsToMove();
  throw new Error(`signIns.${largest(shares)} makes the event pattern ${length} characters long: shorten it by ${length + reserved - LONGEST_PATTERN}, ` +
    `since EventBridge takes ${LONGEST_PATTERN}${reserved > 0 ? `, of which ${reserved} say from which accounts and Regions sign-ins come` : ''}` +
    (moved === undefined ? '' : `; or move ${moved.join(', ')} to a second alert by signIns.events`));
}

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

function largest(shares: readonly Share[]): string {
  const sizes = new Map<string, number>();
  for (const { field, length } of shares) {
    sizes.set(field, (sizes.get(field) ?? 0) + length);
  }
  return [...sizes].reduce((one, other) => (other[1] > one[1] ? other : one))[0];
}
