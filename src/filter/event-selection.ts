import { SignInCriteria } from './sign-in-criteria';
import { EVENT_KINDS, EventKind, SignInRecordType } from '../signin/event-kinds';

/**
 * The events of a pattern.
 *
 * - `listed`: these events alone
 * - `default`: these, and new, unknown and nameless events of the console
 * - `every`: whatever AWS Sign-In records or sends, and these
 */
export interface EventSelection {
  readonly scope: 'listed' | 'default' | 'every';
  readonly kinds: readonly EventKind[];
}

/** Records that a trail must log for an alert: management events of one service and type, which read or write. */
export interface MatchedRecords extends SignInRecordType {
  readonly readOnly: boolean;
  /** The events that are recorded so. */
  readonly names: readonly string[];
}

/** The events that criteria name. */
export function selectionOf({ events, unknownEvents = [] }: SignInCriteria): EventSelection {
  if (events === undefined) return { scope: 'default', kinds: EVENT_KINDS.filter(({ byDefault }) => byDefault) };
  return events === 'every' ? { scope: 'every', kinds: [...EVENT_KINDS, ...unknownEvents] } : { scope: 'listed', kinds: events };
}

/** Where the events come from: what the pattern asks of the envelope. */
export function envelopeOf({ scope, kinds }: EventSelection): { readonly 'source': readonly string[]; readonly 'detail-type'?: readonly string[] } {
  const source = unique(kinds.map(kind => kind.source));
  return scope === 'every' ? { source } : { source, 'detail-type': unique(kinds.flatMap(({ detailTypes }) => detailTypes)) };
}

/** The records of the matched events. A direct event has none, and an event that is not known is taken for one that writes. */
export function matchedRecords({ kinds }: EventSelection): readonly MatchedRecords[] {
  const records: MatchedRecords[] = [];
  for (const { name, record, readOnly } of kinds) {
    if (record === undefined) continue;
    const { eventSource, eventType } = record;
    const index = records.findIndex(each => each.eventSource === eventSource && each.eventType === eventType && each.readOnly === readOnly);
    if (index === -1) records.push({ ...record, readOnly, names: [name] });
    else records[index] = { ...records[index], names: [...records[index].names, name] };
  }
  return records;
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}
