import { EventSelection } from './matched-events';
import { SignInRecordType } from '../signin/event-kinds';

/** Records that a trail must log for an alert: management events of one service and type, which read or write. */
export interface MatchedRecords extends SignInRecordType {
  readonly readOnly: boolean;
  /** The events that are recorded so. */
  readonly names: readonly string[];
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
