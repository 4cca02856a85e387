import { EventSelection } from './event-selection';
import { Part, Test } from './pattern-part';
import { FilterField, principalField, SignInCriteria, sourceField } from './sign-in-criteria';
import { MAX_WILDCARD_COMPLEXITY, PatternRefused, tryCompile } from '../eventbridge/compile-pattern';
import { read } from '../eventbridge/json-reader';
import { testOf } from '../eventbridge/operators';
import { COMPLEXITY_CEILING, wildcardComplexity } from '../eventbridge/wildcard-complexity';
import { isConsoleEvent } from '../signin/event-kinds';

/** What a pattern is made of. */
export interface PatternParts {
  readonly events: EventSelection;
  readonly outcome: SignInCriteria['outcome'];
  readonly who: Part | undefined;
  readonly source: readonly Test[] | undefined;
  readonly mfa: readonly Test[] | undefined;
}

/** What one field of a filter adds to a pattern. */
interface Share {
  /** The field, as it is typed: `signIns.<field>`. */
  readonly field: FilterField;
  /** The characters that it adds. */
  readonly length: number;
}

/**
 * The quota of a rule's pattern.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html
 */
const LONGEST_PATTERN = 2048;

/** Whether a pattern of this length may be deployed, and leaves room for what else is added to it. */
function fits(length: number, reserved: number): boolean {
  return length + reserved <= LONGEST_PATTERN;
}

/**
 * Checks the length of a pattern.
 *
 * @param shares what each field adds, asked for where it is too long
 * @param reserved how many characters more it will have
 * @param moves the events without which it would fit
 * @throws when it is too long; names the field that adds the most, and the events for a second alert
 */
export function checkLength(
  length: number, shares: () => readonly Share[], reserved = 0, moves: () => readonly string[] | undefined = () => undefined,
): void {
  if (fits(length, reserved)) return;
  const moved = moves();
  throw new Error(`signIns.${largest(shares())} makes the event pattern ${length} characters long: shorten it by ${length + reserved - LONGEST_PATTERN}, ` +
    `since EventBridge allows ${LONGEST_PATTERN}${reserved > 0 ? `, of which ${reserved} say from which accounts and Regions sign-ins come` : ''}` +
    (moved === undefined ? '' : `; or move ${moved.join(', ')} to a second alert by signIns.events`));
}

/**
 * What each field of a filter adds to its pattern.
 *
 * @param length of the pattern
 * @param withoutOutcome its length where the outcome is not asked for
 */
export function sharesOf(
  criteria: SignInCriteria, { who, source, mfa }: PatternParts, length: number, withoutOutcome: number,
): readonly Share[] {
  const [ofWho, ofSource, ofMfa, ofIdentities] = [who, source, mfa, criteria.identities].map(part => JSON.stringify(part ?? '').length);
  return [
    { field: 'events', length: withoutOutcome - ofWho - ofSource - ofMfa },
    { field: 'identities', length: ofIdentities },
    { field: principalField(criteria), length: ofWho - ofIdentities },
    { field: sourceField(criteria), length: ofSource },
    { field: 'outcome', length: length - withoutOutcome },
    { field: 'mfa', length: ofMfa },
  ];
}

/**
 * The fewest events without which the pattern would fit; undefined where that is not enough.
 *
 * @param lengthWith the length of the pattern with other events
 */
export function eventsToMove(
  { scope, kinds }: EventSelection, lengthWith: (events: EventSelection) => number, reserved: number,
): readonly string[] | undefined {
  // Those of the console are the last to go, and cannot go where new ones match as well.
  const ordered = [...kinds.filter(isConsoleEvent), ...kinds.filter(kind => !isConsoleEvent(kind))];
  const fixed = scope === 'default' ? ordered.filter(isConsoleEvent).length : 1;
  if (scope === 'every') return undefined;
  for (let left = ordered.length - 1; left >= fixed; left--) {
    if (fits(lengthWith({ scope, kinds: ordered.slice(0, left) }), reserved)) return ordered.slice(left).map(({ name }) => name);
  }
  return undefined;
}

function largest(shares: readonly Share[]): string {
  const sizes = new Map<string, number>();
  for (const { field, length } of shares) {
    sizes.set(field, (sizes.get(field) ?? 0) + length);
  }
  return [...sizes].reduce((one, other) => (other[1] > one[1] ? other : one))[0];
}

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
interface FieldTests {
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
  const withWildcards = fields.filter(({ tests }) => mayHaveWildcards(tests));
  if (withWildcards.length === 0) return undefined;
  const compiled = tryCompile(pattern);
  if (compiled instanceof PatternRefused) {
    const most = mostComplex(withWildcards);
    checkComplexity(most);
    throw new Error(`signIns.${most.field} makes an event pattern that EventBridge may refuse: ${compiled.reason}`);
  }
  // Beside alternatives wildcards may count more than once, so the whole pattern is counted.
  const { wildcardComplexity: complexity } = compiled;
  if (complexity === 0) return undefined;
  return { field: withWildcards.length === 1 ? withWildcards[0].field : mostComplex(withWildcards).field, complexity };
}

function mostComplex(fields: readonly FieldTests[]): Complexity {
  return fields.map(({ field, path, tests }) => ({ field, complexity: complexityOf(path, tests) }))
    .reduce((one, other) => (other.complexity > one.complexity ? other : one));
}

/** Whether tests may have wildcards: also where a text is the word. */
function mayHaveWildcards(tests: readonly Test[]): boolean {
  return JSON.stringify(tests).includes('"wildcard"');
}

/** How complex the tests of one path are: 0 without wildcards. */
export function complexityOf(path: string, tests: readonly Test[]): number {
  if (!mayHaveWildcards(tests)) return 0;
  const node = read(JSON.stringify(tests));
  const compiled = node.kind === 'array' ? node.items.map(testOf) : [];
  return wildcardComplexity({ branches: [{ fields: [{ path, tests: compiled }] }] });
}
