import { notAny, Test } from './pattern-part';
import { SignInCriteria } from './sign-in-criteria';
import { knownEvent, SIGN_IN } from '../signin/event-kinds';

/** Who is asked by AWS itself: for a federated user CloudTrail writes `No`, whatever the identity provider asked for. */
const ASKED_BY_AWS = ['Root', 'IAMUser'];

/** The guide's records say `Yes` and `YES`. */
const YES = { 'equals-ignore-case': 'yes' } as const;

/** Matches sign-ins with a second factor, or all others: what does not say yes was without. */
export function matchMfa(mfa: 'used' | 'not-used'): readonly Test[] {
  return mfa === 'used' ? [YES] : notAny(YES);
}

/**
 * Criteria whose events and identities say what `mfa` implies: it applies to ConsoleLogin by the root user and IAM users.
 *
 * @throws when the criteria exclude these
 */
export function narrowedByMfa(criteria: SignInCriteria): SignInCriteria {
  const { events = 'every', identities = ASKED_BY_AWS } = criteria;
  if (events !== 'every' && !events.some(({ name }) => name === SIGN_IN)) {
    throw new Error(`signIns.mfa applies to ${SIGN_IN} alone, and signIns.events is ${events.map(({ name }) => name).join(', ')}: ` +
      'add SignInEvent.CONSOLE_LOGIN, or leave mfa out');
  }
  const asked = ASKED_BY_AWS.filter(type => identities.includes(type));
  if (asked.length === 0) {
    throw new Error(`signIns.mfa applies to the root user and IAM users alone, since CloudTrail cannot know for others, and signIns.identities is ${identities.join(', ')}: ` +
      'add SignInIdentity.ROOT or SignInIdentity.IAM_USER, or leave mfa out');
  }
  return { ...criteria, events: [knownEvent(SIGN_IN)!], identities: asked };
}
