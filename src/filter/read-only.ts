import { SignInCriteria } from './criteria';
import { narrowedByMfa } from './mfa';
import { KNOWN_EVENTS } from '../signin/event-names';

/** The names of the taken events that CloudTrail records as read-only, as far as they are known. */
export function readOnlyEvents(criteria: SignInCriteria): readonly string[] {
  const { eventNames } = criteria.mfa ? narrowedByMfa(criteria) : criteria;
  return KNOWN_EVENTS
    .filter(({ name, byDefault }) => eventNames === undefined ? byDefault : eventNames === 'every' || eventNames.includes(name))
    .filter(({ readOnly }) => readOnly)
    .map(({ name }) => name);
}
