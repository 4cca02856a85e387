import { principalField, SignInCriteria, sourceField } from './criteria';
import { matchIdentity, mayBeRoot } from './identity';
import { envelopeOf, EventSelection, matchedRecords, MatchedRecords, matchEvents, selectionOf } from './matched-events';
import { matchMfa, narrowedByMfa } from './mfa';
import { checkLength, eventsToMove, PatternParts, sharesOf } from './pattern-length';
import { all, NOT_REPLAYED, Part, testsIn } from './pattern-part';
import { Complexity, wildcardsOf } from './pattern-wildcards';
import { matchSource } from './source-ip';
import { isConsoleEvent } from '../signin/event-kinds';

export type { SignInCriteria } from './criteria';

/** An event pattern for sign-ins, ready for EventBridge. */
export interface SignInPattern {
  readonly 'source': readonly string[];
  /** Without it every detail-type of the sources matches. */
  readonly 'detail-type'?: readonly string[];
  readonly 'replay-name': typeof NOT_REPLAYED['replay-name'];
  /** What it asks of CloudTrail's record; each path stands once in every combination of alternatives. */
  readonly 'detail'?: Part;
}

/** A filter, compiled: what a rule, its coverage and its trail need to know of it. */
export interface CompiledFilter {
  readonly pattern: SignInPattern;
  /** The most complex wildcards, and which field they come from; undefined without any. */
  readonly wildcards: Complexity | undefined;
  /** What a trail must log. */
  readonly records: readonly MatchedRecords[];
  /** Whether console sign-ins of the root user may match, which are recorded in one Region alone. */
  readonly matchesRoot: boolean;
}

/** The pattern of criteria, where nothing else is asked. */
export function toPattern(criteria: SignInCriteria): SignInPattern {
  return compileFilter(criteria).pattern;
}

/**
 * Compiles criteria to the shortest event pattern that means them.
 *
 * @param reserved how many characters somebody else adds to the pattern
 * @throws when the criteria contradict each other, or when EventBridge would not take the pattern; names the field of the filter
 */
export function compileFilter(given: SignInCriteria, reserved = 0): CompiledFilter {
  const criteria = given.mfa ? narrowedByMfa(given) : given;
  const selection = selectionOf(criteria);
  const parts = { who: matchIdentity(criteria), source: matchSource(criteria), mfa: criteria.mfa && matchMfa(criteria.mfa) };
  const patternWith = (events: EventSelection) => patternOf(events, criteria.outcome, parts);
  const pattern = patternWith(selection);
  const text = JSON.stringify(pattern);
  checkLength(text.length, () => sharesOf(criteria, selection, parts), reserved,
    () => eventsToMove(selection, events => JSON.stringify(patternWith(events)).length, reserved));
  const wildcards = wildcardsOf(text, [
    ...testsIn(parts.who ?? {}).map(each => ({ ...each, field: principalField(criteria) })),
    { field: sourceField(criteria), path: 'sourceIPAddress', tests: parts.source ?? [] },
  ]);
  return { pattern, wildcards, records: matchedRecords(selection), matchesRoot: selection.kinds.some(isConsoleEvent) && mayBeRoot(criteria) };
}

function patternOf(selection: EventSelection, outcome: SignInCriteria['outcome'], { who, source, mfa }: PatternParts): SignInPattern {
  const { eventName, ...events } = matchEvents(selection, outcome);
  const detail = all(
    eventName && { eventName },
    who && { userIdentity: who },
    source && { sourceIPAddress: source },
    events,
    mfa && { additionalEventData: { MFAUsed: mfa } },
  );
  return { ...envelopeOf(selection), ...NOT_REPLAYED, ...(Object.keys(detail).length === 0 ? {} : { detail }) };
}
