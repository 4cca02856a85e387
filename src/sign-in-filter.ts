import { Token } from 'aws-cdk-lib';
import { SignInCriteria } from './filter/pattern';
import { EVENT_NAMES } from './signin/event-names';

/**
 * What happened, as AWS Sign-In names it in `detail.eventName`.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-aws-console-sign-in-events.html
 */
export class SignInEvent {
  /** Somebody signed in, or tried to: the root user, an IAM user, or a federated user. */
  public static readonly CONSOLE_LOGIN = new SignInEvent('ConsoleLogin');
  /** A second factor was asked for. A `ConsoleLogin` follows, unless the sign-in was given up at the prompt. */
  public static readonly CHECK_MFA = new SignInEvent('CheckMfa');
  /** A signed-in user switched to a role. */
  public static readonly SWITCH_ROLE = new SignInEvent('SwitchRole');
  /** A signed-in user went back from a role. */
  public static readonly EXIT_ROLE = new SignInEvent('ExitRole');
  /** The console renewed the session of a switched role. */
  public static readonly RENEW_ROLE = new SignInEvent('RenewRole');
  /** A federation broker asked for a sign-in token: `GetSigninToken`, a name that Java could not have. */
  public static readonly SIGNIN_TOKEN = new SignInEvent('GetSigninToken');
  /** A password was changed. */
  public static readonly PASSWORD_UPDATED = new SignInEvent('PasswordUpdated');
  /** Somebody asked to recover the root user's password. */
  public static readonly PASSWORD_RECOVERY_REQUESTED = new SignInEvent('PasswordRecoveryRequested');
  /** The root user's password was recovered. */
  public static readonly PASSWORD_RECOVERY_COMPLETED = new SignInEvent('PasswordRecoveryCompleted');
  /** Somebody signed in through an external identity provider's directory. */
  public static readonly EXTERNAL_IDP_DIRECTORY_LOGIN = new SignInEvent('ExternalIdPDirectoryLogin');
  /** Every event of AWS Sign-In, MFA prompts and events without a name included. With others it still means every event. */
  public static readonly ANY = new SignInEvent(undefined);

  /**
   * An event that this library does not know by name.
   *
   * Letters compare by case, so a known name in another case fails.
   *
   * @param eventName as AWS writes it in `detail.eventName`, such as `ConsoleLogin`
   */
  public static of(eventName: string): SignInEvent {
    if (!Token.isUnresolved(eventName)) {
      checkEventName(eventName);
    }
    return new SignInEvent(eventName);
  }

  /** @internal */
  public readonly _eventName: string | undefined;

  private constructor(eventName: string | undefined) {
    this._eventName = eventName;
  }
}

/**
 * Which sign-ins alert. All given fields must hold.
 */
export interface SignInFilter {
  /**
   * What must have happened. `[SignInEvent.ANY]` takes every event of AWS Sign-In.
   *
   * @default - every event but `CheckMfa`, so that one sign-in is one mail, new and unknown events included.
   * A sign-in that is given up at the MFA prompt, which may be a stolen password, is then not seen.
   */
  readonly events?: SignInEvent[];
}

/**
 * @internal
 */
export function _criteriaOf(filter: SignInFilter): SignInCriteria {
  const { events } = filter;
  if (events === undefined) {
    return {};
  }
  if (events.length === 0) {
    throw new Error('signIns.events is an empty list, which no sign-in matches: name an event, or leave it out');
  }
  const eventNames = new Set(events.flatMap(({ _eventName }) => _eventName ?? []));
  return { eventNames: events.some(({ _eventName }) => _eventName === undefined) ? 'every' : [...eventNames] };
}

function checkEventName(eventName: string): void {
  if (!/^[A-Za-z0-9]+$/.test(eventName)) {
    throw new Error(`eventName is ${JSON.stringify(eventName)}: give one event name of letters and digits, such as "ConsoleLogin"`);
  }
  const known = EVENT_NAMES.find(name => name.toLowerCase() === eventName.toLowerCase());
  if (known && known !== eventName) {
    throw new Error(`eventName is ${JSON.stringify(eventName)}, which would match nothing, since letters compare by case: write ${JSON.stringify(known)}`);
  }
}
