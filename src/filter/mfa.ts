import { SignInCriteria } from './criteria';
import { notAny, Test } from './field-test';

/** The only event that says whether a second factor was used. */
const CONSOLE_LOGIN = 'ConsoleLogin';

/** Who is asked by AWS itself: for a federated user CloudTrail writes `No`, whatever the identity provider asked for. */
const ASKED_BY_AWS = ['Root', 'IAMUser'];

/** The guide's records say `Yes` and `YES`. */
const YES = { 'equals-ignore-case': 'yes' } as const;

/** Takes sign-ins with a second factor, or all others: what does not say yes was without. */
export function takesMfa(mfa: 'used' | 'not-used'): readonly Test[] {
  return mfa === 'used' ? [YES] : notAny(YES);
}

/**
 * Criteria whose event names and identities say what `mfa` implies: it speaks of ConsoleLogin by the root user and IAM users.
 *
 * @throws when the criteria exclude these
 */
export function narrowedByMfa(criteria: SignInCriteria): SignInCriteria {
  const { eventNames = 'every', identities = ASKED_BY_AWS } = criteria;
  if (eventNames !== 'every' && !eventNames.includes(CONSOLE_LOGIN)) {
    throw new Error(`signIns.mfa speaks of ConsoleLogin alone, and signIns.events is ${eventNames.join(', ')}: ` +
      'add SignInEvent.CONSOLE_LOGIN, or leave mfa out');
  }
  const asked = ASKED_BY_AWS.filter(type => identities.includes(type));
  if (asked.length === 0) {
    throw new Error(`signIns.mfa speaks of the root user and IAM users alone, since CloudTrail cannot know for others, and signIns.identities is ${identities.join(', ')}: ` +
      'add SignInIdentity.ROOT or SignInIdentity.IAM_USER, or leave mfa out');
  }
  return { ...criteria, eventNames: [CONSOLE_LOGIN], identities: asked };
}
