import { SignInCriteria } from './criteria';
import { notAny, Test } from './field-test';
import { EVENT_NAMES } from '../signin/event-names';

/**
 * A sign-in with a second factor is recorded twice: when the factor is asked for, and as the ConsoleLogin that follows.
 */
const ALL_BUT_MFA_PROMPTS = notAny(['CheckMfa']);

/** Takes events by their names; undefined where every event is taken. */
export function takesEvents({ eventNames }: SignInCriteria): readonly Test[] | undefined {
  return eventNames === 'every' ? undefined : eventNames ?? ALL_BUT_MFA_PROMPTS;
}

/** The names under which a taken event may carry its outcome. */
export function namesOfOutcome({ eventNames = 'every', unknownNames = [] }: SignInCriteria): readonly string[] {
  return eventNames === 'every' ? [...EVENT_NAMES, ...unknownNames] : eventNames;
}
