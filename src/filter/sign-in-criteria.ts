import { ArnTest } from './principal';
import { Network } from '../network/network';
import { EventKind } from '../signin/event-kinds';

/** Which sign-ins a pattern matches, in the words of the events themselves: those for which all given criteria hold. */
export interface SignInCriteria {
  /** `every` is whatever AWS Sign-In records or sends, and root sessions. Without it, the events that alert by default. */
  readonly events?: readonly EventKind[] | 'every';
  /** Events that were given beside `every` and are not known; they carry an outcome too. */
  readonly unknownEvents?: readonly EventKind[];
  /** Values of `detail.userIdentity.type`. */
  readonly identities?: readonly string[];
  readonly outcome?: 'success' | 'failure';
  readonly mfa?: 'used' | 'not-used';
  readonly principals?: readonly ArnTest[];
  readonly exceptPrincipals?: readonly ArnTest[];
  readonly sourceIps?: readonly Network[];
  readonly exceptSourceIps?: readonly Network[];
}

/** A field of `SignInFilter`, for errors to name. */
export type FilterField = 'events' | 'identities' | 'outcome' | 'mfa' | 'principals' | 'exceptPrincipals' | 'sourceIps' | 'exceptSourceIps';

/** The field to which errors ascribe what a pattern asks of ARNs. */
export function principalField({ principals }: SignInCriteria): FilterField {
  return principals ? 'principals' : 'exceptPrincipals';
}

/** The field to which errors ascribe what a pattern asks of addresses. What is taken out of a network leaves several. */
export function sourceField({ sourceIps, exceptSourceIps = [] }: SignInCriteria): FilterField {
  return sourceIps && sourceIps.length >= exceptSourceIps.length ? 'sourceIps' : 'exceptSourceIps';
}
