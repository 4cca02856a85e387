import { FilterField, SignInCriteria } from './criteria';
import { matchIdentity, mayBeRoot } from './identity';
import { envelopeOf, EventSelection, matchedRecords, MatchedRecords, matchEvents, selectionOf } from './matched-events';
import { matchMfa, narrowedByMfa } from './mfa';
import { checkLength, Complexity, fits, Share, wildcardsOf } from './pattern-limits';
import { all, NOT_REPLAYED, Part, Test, testsIn } from './pattern-part';
import { matchOtherSources, matchSources, sourcesWithout } from './source-ip';
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
  const parts = partsOf(criteria);
  const pattern = patternOf(criteria, selection, parts);
  const text = JSON.stringify(pattern);
  checkLength(text.length, sharesOf(criteria, selection, parts), reserved, () => eventsToMove(criteria, selection, parts, reserved));
  const wildcards = wildcardsOf(text, [
    ...testsIn(parts.who ?? {}).map(each => ({ ...each, field: parts.whoField })),
    { field: parts.sourceField, path: 'sourceIPAddress', tests: parts.source ?? [] },
  ]);
  return { pattern, wildcards, records: matchedRecords(selection), matchesRoot: selection.kinds.some(isConsoleEvent) && mayBeRoot(criteria) };
}

/** The parts of a pattern that are the same for every event. */
interface Parts {
  readonly who: Part | undefined;
  readonly whoField: FilterField;
  readonly source: readonly Test[] | undefined;
  readonly sourceField: FilterField;
  readonly mfa: readonly Test[] | undefined;
}

function partsOf(criteria: SignInCriteria): Parts {
  const { mfa, principals, sourceIps, exceptSourceIps } = criteria;
  return {
    who: matchIdentity(criteria),
    whoField: principals ? 'principals' : 'exceptPrincipals',
    source: sourceOf(criteria),
    // What is taken out of a network leaves several.
    sourceField: sourceIps && sourceIps.length >= (exceptSourceIps ?? []).length ? 'sourceIps' : 'exceptSourceIps',
    mfa: mfa && matchMfa(mfa),
  };
}

function sourceOf({ sourceIps, exceptSourceIps }: SignInCriteria): readonly Test[] | undefined {
  if (!sourceIps) return exceptSourceIps && matchOtherSources(exceptSourceIps);
  return matchSources(exceptSourceIps ? sourcesWithout(sourceIps, exceptSourceIps) : sourceIps);
}

function patternOf({ outcome }: SignInCriteria, selection: EventSelection, { who, source, mfa }: Parts): SignInPattern {
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

function sharesOf({ identities, outcome }: SignInCriteria, selection: EventSelection, parts: Parts): readonly Share[] {
  const { who, whoField, source, sourceField, mfa } = parts;
  const sizeOf = (part: unknown) => JSON.stringify(part ?? '').length;
  const events = sizeOf(matchEvents(selection));
  return [
    { field: 'events', length: events },
    { field: 'identities', length: sizeOf(identities) },
    { field: whoField, length: sizeOf(who) - sizeOf(identities) },
    { field: sourceField, length: sizeOf(source) },
    { field: 'outcome', length: sizeOf(matchEvents(selection, outcome)) - events },
    { field: 'mfa', length: sizeOf(mfa) },
  ];
}

/** The fewest events without which the pattern would fit; undefined where that is not enough. */
function eventsToMove(criteria: SignInCriteria, selection: EventSelection, parts: Parts, reserved: number): readonly string[] | undefined {
  const { scope, kinds } = selection;
  // Those of the console are the last to go, and cannot go where new ones match as well.
  const ordered = [...kinds.filter(isConsoleEvent), ...kinds.filter(kind => !isConsoleEvent(kind))];
  const fixed = scope === 'default' ? ordered.filter(isConsoleEvent).length : 1;
  if (scope === 'every') return undefined;
  for (let left = ordered.length - 1; left >= fixed; left--) {
    const pattern = patternOf(criteria, { scope, kinds: ordered.slice(0, left) }, parts);
    if (fits(JSON.stringify(pattern).length, reserved)) return ordered.slice(left).map(({ name }) => name);
  }
  return undefined;
}
