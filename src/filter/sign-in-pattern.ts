import { matchEvents } from './event-and-outcome';
import { envelopeOf, matchedRecords, MatchedRecords, selectionOf } from './event-selection';
import { matchIdentity, mayBeRoot } from './identity';
import { matchMfa, narrowedByMfa } from './mfa';
import { checkLength, eventsToMove, PatternParts, sharesOf, Complexity, wildcardsOf } from './pattern-limits';
import { all, NOT_REPLAYED, Part, testsIn } from './pattern-part';
import { principalField, SignInCriteria, sourceField } from './sign-in-criteria';
import { matchSource } from './source-ip';
import { isConsoleEvent } from '../signin/event-kinds';

export type { SignInCriteria } from './sign-in-criteria';

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
  const events = selectionOf(criteria);
  const records = matchedRecords(events);
  const parts: PatternParts = {
    events, outcome: criteria.outcome, who: matchIdentity(criteria), source: matchSource(criteria), mfa: criteria.mfa && matchMfa(criteria.mfa),
  };
  const pattern = patternOf(parts);
  const text = JSON.stringify(pattern);
  const lengthWith = (others: Partial<PatternParts>) => JSON.stringify(patternOf({ ...parts, ...others })).length;
  checkLength(text.length, () => sharesOf(criteria, parts, text.length, lengthWith({ outcome: undefined })), reserved,
    () => eventsToMove(events, some => lengthWith({ events: some }), reserved));
  const wildcards = wildcardsOf(text, [
    ...testsIn(parts.who ?? {}).map(each => ({ ...each, field: principalField(criteria) })),
    { field: sourceField(criteria), path: 'sourceIPAddress', tests: parts.source ?? [] },
  ]);
  return { pattern, wildcards, records, matchesRoot: events.kinds.some(isConsoleEvent) && mayBeRoot(criteria) };
}

function patternOf({ events, outcome, who, source, mfa }: PatternParts): SignInPattern {
  const { eventName, ...others } = matchEvents(events, outcome);
  const detail = all(
    eventName && { eventName },
    who && { userIdentity: who },
    source && { sourceIPAddress: source },
    others,
    mfa && { additionalEventData: { MFAUsed: mfa } },
  );
  return { ...envelopeOf(events), ...NOT_REPLAYED, ...(Object.keys(detail).length === 0 ? {} : { detail }) };
}
