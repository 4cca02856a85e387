import { SignInCriteria } from './criteria';
import { notAny, Test } from './field-test';
import { EVENT_NAMES, KNOWN_EVENTS } from '../signin/event-names';

const namesOf = (events: typeof KNOWN_EVENTS): readonly string[] => events.map(({ name }) => name);

/** One sign-in is one alert. New, unknown and missing names are taken. */
const BY_DEFAULT = notAny(namesOf(KNOWN_EVENTS.filter(({ byDefault }) => !byDefault)));

/** Takes events by their names; undefined where every event is taken. */
export function takesEvents({ eventNames }: SignInCriteria): readonly Test[] | undefined {
  return eventNames === 'every' ? undefined : eventNames ?? BY_DEFAULT;
}

/** The names under which a taken event may carry its outcome. */
export function namesOfOutcome({ eventNames, unknownNames = [] }: SignInCriteria): readonly string[] {
  if (eventNames === undefined) return namesOf(KNOWN_EVENTS.filter(({ byDefault }) => byDefault));
  return eventNames === 'every' ? [...EVENT_NAMES, ...unknownNames] : eventNames;
}
