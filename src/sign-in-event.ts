import { Token } from 'aws-cdk-lib';
import { checkName } from './filter/check-name';
import { checkInput } from './input/check-input';
import { markAsInstance } from './input/instance-mark';
import { EVENT_KINDS, EventKind, knownEvent, RecordType, signInEvent } from './signin/event-kinds';

/**
 * The kind of record of an event, as CloudTrail names it in `detail.eventType`. The detail-type in EventBridge follows from it.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
 */
export enum SignInEventType {
  /** `AwsConsoleSignIn`: something on the sign-in page or in the session of the console. */
  CONSOLE_SIGN_IN = 'CONSOLE_SIGN_IN',
  /** `AwsApiCall`: a call of AWS Sign-In, by a program or by a page. */
  API_CALL = 'API_CALL',
  /** `AwsServiceEvent`: something that a service did by itself. */
  SERVICE_EVENT = 'SERVICE_EVENT',
  /** `AwsConsoleAction`: something in the console that is no call. */
  CONSOLE_ACTION = 'CONSOLE_ACTION',
}

/** As CloudTrail writes them. */
const RECORD_TYPES: Readonly<Record<SignInEventType, RecordType>> = {
  CONSOLE_SIGN_IN: 'AwsConsoleSignIn',
  API_CALL: 'AwsApiCall',
  SERVICE_EVENT: 'AwsServiceEvent',
  CONSOLE_ACTION: 'AwsConsoleAction',
};

/**
 * An event that may send an alert, as CloudTrail names it in `detail.eventName`, and the service that sends it.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-aws-console-sign-in-events.html
 */
export class SignInEvent {
  /** Somebody signed in to the console, or tried to: the root user, an IAM user, or a federated user. */
  public static readonly CONSOLE_LOGIN = SignInEvent.known('ConsoleLogin');
  /** AWS asked for a second factor. A `ConsoleLogin` follows, unless the sign-in was given up at the prompt. By default it does not alert. */
  public static readonly CHECK_MFA = SignInEvent.known('CheckMfa');
  /** A signed-in user switched to a role. */
  public static readonly SWITCH_ROLE = SignInEvent.known('SwitchRole');
  /** A signed-in user went back from a role. By default it does not alert. */
  public static readonly EXIT_ROLE = SignInEvent.known('ExitRole');
  /** The console renewed the session of a switched role, as it does every hour. By default it does not alert. */
  public static readonly RENEW_ROLE = SignInEvent.known('RenewRole');
  /** A program or the access portal asked for a token: `GetSigninToken`, a name that Java could not have. By default it does not alert. */
  public static readonly SIGNIN_TOKEN = SignInEvent.known('GetSigninToken');
  /** A password was changed. */
  public static readonly PASSWORD_UPDATED = SignInEvent.known('PasswordUpdated');
  /** Somebody asked to recover the root user's password. */
  public static readonly PASSWORD_RECOVERY_REQUESTED = SignInEvent.known('PasswordRecoveryRequested');
  /** The root user's password was recovered. */
  public static readonly PASSWORD_RECOVERY_COMPLETED = SignInEvent.known('PasswordRecoveryCompleted');
  /** Somebody signed in through an external identity provider's directory. */
  public static readonly EXTERNAL_IDP_DIRECTORY_LOGIN = SignInEvent.known('ExternalIdPDirectoryLogin');
  /**
   * Somebody approved in the browser that a program gets credentials: `aws login`, on this device or on another, or an agent by OAuth.
   * The root user can do so too.
   *
   * CloudTrail records it as read-only, in the Region where the user logs in.
   *
   * @see https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-sign-in.html
   */
  public static readonly AUTHORIZE_OAUTH2_ACCESS = SignInEvent.known('AuthorizeOAuth2Access');
  /**
   * A program got the credentials that somebody approved, or a token. By default it does not alert.
   *
   * Renewals, which come every few minutes, do not match where their record says so; those of `aws login` may not say so.
   */
  public static readonly CREATE_OAUTH2_TOKEN = SignInEvent.known('CreateOAuth2Token');
  /**
   * Somebody signed in to IAM Identity Center: to its access portal, by `aws sso login`, or to an application. Sign-ins to WorkSpaces,
   * which have the same event name, do not match.
   *
   * It is recorded in the account and Region of the instance alone. A `ConsoleLogin` follows in the account whose console is opened.
   *
   * @see https://docs.aws.amazon.com/singlesignon/latest/userguide/understanding-sign-in-events.html
   */
  public static readonly USER_AUTHENTICATION = SignInEvent.known('UserAuthentication');
  /**
   * Somebody gave IAM Identity Center a wrong password or second factor, which leaves no other record. Right ones do not match: a
   * `UserAuthentication` follows them.
   *
   * Failures of WorkSpaces have the same event name. Only those of smart cards can be recognized and do not match.
   */
  public static readonly CREDENTIAL_VERIFICATION = SignInEvent.known('CredentialVerification');
  /**
   * Somebody in the management account, or in that of a delegated administrator, opened a session as the root user of a member account.
   *
   * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/cloudtrail-track-privileged-tasks.html
   */
  public static readonly ASSUME_ROOT = SignInEvent.known('AssumeRoot');
  /**
   * AWS itself found a sign-in unusual. The event needs no trail, and AWS does not publish its details.
   *
   * @see https://docs.aws.amazon.com/eventbridge/latest/ref/events-ref-signin.html
   */
  public static readonly SIGN_IN_ANOMALY = SignInEvent.known('Sign-in Anomaly Alert');
  /**
   * Everything that AWS Sign-In records or sends, and `AssumeRoot`: also what does not alert by default, renewals of tokens, and events
   * without a name. With others it still means every event.
   */
  public static readonly ANY = new SignInEvent('every');

  /**
   * An event of AWS Sign-In by its name, also one that this library does not know.
   *
   * A rule must know the kind of record of an event, or it would never match: an event that is not known needs `eventType`.
   * Letters compare by case, so a known name in another case fails.
   *
   * @param eventName as AWS writes it in `detail.eventName`, such as `ConsoleLogin`
   * @param eventType as CloudTrail writes it in `detail.eventType`; it may be left out for the events that this library knows
   */
  public static of(eventName: string, eventType?: SignInEventType): SignInEvent {
    checkInput('SignInEvent.of', { eventName, eventType });
    const isToken = Token.isUnresolved(eventName);
    if (!isToken) checkName('eventName', eventName, EVENT_KINDS.map(({ name }) => name));
    const known = isToken ? undefined : knownEvent(eventName);
    const subject = isToken ? 'eventName is an unresolved token' : `eventName is ${JSON.stringify(eventName)}`;
    if (known && eventType && RECORD_TYPES[eventType] !== known.record?.eventType) {
      throw new Error(`${subject}, and eventType is ${eventType}: CloudTrail records it as ${known.record?.eventType}, so leave eventType out`);
    }
    if (!known && !eventType) {
      throw new Error(`${subject}, and the kind of its record is not known, so that no rule could match it: give the eventType of its CloudTrail record, ` +
        'such as SignInEventType.CONSOLE_SIGN_IN');
    }
    return new SignInEvent(known ?? signInEvent(eventName, RECORD_TYPES[eventType!]));
  }

  private static known(name: string): SignInEvent {
    return new SignInEvent(knownEvent(name)!);
  }

  private constructor(private readonly kind: EventKind | 'every') {
    markAsInstance(this, 'SignInEvent');
  }

  /** @internal */
  public get _kind(): EventKind | 'every' {
    return this.kind;
  }
}
