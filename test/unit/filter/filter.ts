import { principalOf } from '../../../src/filter/principal';
import { SignInCriteria } from '../../../src/filter/sign-in-criteria';
import { networkOf } from '../../../src/network/network';
import { EventKind, knownEvent, signInEvent } from '../../../src/signin/event-kinds';

/** A filter as it is typed, with the words of events for events and identities. */
export interface Filter {
  readonly events?: readonly string[] | 'every';
  readonly identities?: readonly string[];
  readonly outcome?: 'success' | 'failure';
  readonly mfa?: 'used' | 'not-used';
  readonly principals?: readonly string[];
  readonly exceptPrincipals?: readonly string[];
  readonly sourceIps?: readonly string[];
  readonly exceptSourceIps?: readonly string[];
}

/** The events of these names; those that are not known are taken for events of the console. */
export function kindsOf(...names: readonly string[]): readonly EventKind[] {
  return names.map(name => knownEvent(name) ?? signInEvent(name, 'AwsConsoleSignIn'));
}

/** What `toPattern` takes for a filter. */
export function criteriaOf(filter: Filter): SignInCriteria {
  const { events, principals, exceptPrincipals, sourceIps, exceptSourceIps, ...same } = filter;
  return {
    ...same,
    events: events === undefined || events === 'every' ? events : kindsOf(...events),
    principals: principals?.map(principalOf),
    exceptPrincipals: exceptPrincipals?.map(principalOf),
    sourceIps: sourceIps?.map(networkOf),
    exceptSourceIps: exceptSourceIps?.map(networkOf),
  };
}
