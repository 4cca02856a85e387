import { DETAIL_TYPES, EVENT_SOURCE } from '../signin/event-names';

/** Which sign-ins a pattern takes, in the words of the events themselves. */
export interface SignInCriteria {
  /** Values of `detail.eventName`; `every` is any name and none. Without it, every sign-in but its MFA prompts. */
  readonly eventNames?: readonly string[] | 'every';
}

/** An event pattern for sign-ins, ready for EventBridge. */
export interface SignInPattern {
  readonly 'source': readonly string[];
  readonly 'detail-type': readonly string[];
  readonly 'detail'?: Readonly<Record<string, readonly unknown[]>>;
}

/**
 * The quota of a rule's pattern.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html
 */
const LONGEST_PATTERN = 2048;

/**
 * A sign-in with a second factor is recorded twice: when the factor is asked for, and as the ConsoleLogin that follows.
 * `anything-but` alone would drop an event without a name, so the absent name stands beside it.
 */
const ALL_BUT_MFA_PROMPTS = [{ exists: false }, { 'anything-but': ['CheckMfa'] }];

/**
 * Compiles criteria to the shortest event pattern that means them.
 *
 * @throws when the pattern would be longer than EventBridge takes
 */
export function toPattern(criteria: SignInCriteria): SignInPattern {
  const eventName = criteria.eventNames ?? ALL_BUT_MFA_PROMPTS;
  const pattern = {
    'source': [EVENT_SOURCE],
    'detail-type': DETAIL_TYPES,
    ...(eventName === 'every' ? {} : { detail: { eventName } }),
  };
  const length = JSON.stringify(pattern).length;
  if (length > LONGEST_PATTERN) {
    throw new Error(`signIns.events makes the event pattern ${length} characters long: shorten it by ${length - LONGEST_PATTERN}, ` +
      `since EventBridge takes ${LONGEST_PATTERN}`);
  }
  return pattern;
}
