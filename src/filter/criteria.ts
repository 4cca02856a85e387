import { ArnTest } from './principal';
import { Network } from '../network/network';

/** Which sign-ins a pattern takes, in the words of the events themselves: those for which all given criteria hold. */
export interface SignInCriteria {
  /** Values of `detail.eventName`; `every` is any name and none. Without it, every event but those that come beside one that is taken. */
  readonly eventNames?: readonly string[] | 'every';
  /** Names that are taken with `every` but are not known; their events carry an outcome too. */
  readonly unknownNames?: readonly string[];
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
