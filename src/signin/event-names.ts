/** A kind of event, and what is known of it. */
interface KnownEvent {
  /** The value of `detail.eventName`, letter by letter: a pattern compares case, so a name in another case would never match. */
  readonly name: string;
  /** Whether it matches by default. An event that accompanies another one would send a second mail of one sign-in. */
  readonly byDefault: boolean;
  /** Whether a captured record has `readOnly: true`. */
  readonly readOnly: boolean;
}

/**
 * The events that are known by name.
 *
 * `ExternalIdPDirectoryLogin` really has its capital P; `GetSigninToken` has a small i.
 *
 * `CheckMfa` comes before a ConsoleLogin, `GetSigninToken` too: one click in the access portal writes both. `RenewRole` comes every
 * hour after a SwitchRole, and `ExitRole` ends it.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-aws-console-sign-in-events.html
 * @see https://github.com/SigmaHQ/sigma/pull/4734
 */
export const KNOWN_EVENTS: readonly KnownEvent[] = [
  { name: 'ConsoleLogin', byDefault: true, readOnly: false },
  { name: 'CheckMfa', byDefault: false, readOnly: true },
  { name: 'SwitchRole', byDefault: true, readOnly: false },
  { name: 'ExitRole', byDefault: false, readOnly: false },
  { name: 'RenewRole', byDefault: false, readOnly: false },
  { name: 'GetSigninToken', byDefault: false, readOnly: false },
  { name: 'PasswordUpdated', byDefault: true, readOnly: false },
  { name: 'PasswordRecoveryRequested', byDefault: true, readOnly: false },
  { name: 'PasswordRecoveryCompleted', byDefault: true, readOnly: false },
  { name: 'ExternalIdPDirectoryLogin', byDefault: true, readOnly: false },
];

/** The names of all known events. */
export const EVENT_NAMES: readonly string[] = KNOWN_EVENTS.map(({ name }) => name);

/** The event of a sign-in itself; all others are about one, or about a password. */
export const SIGN_IN = 'ConsoleLogin';

/** The source of every sign-in event. */
export const EVENT_SOURCE = 'aws.signin';

/**
 * Both spellings of the detail-type.
 *
 * Every captured event says `Sign In`; the EventBridge guide also prints `Signin`. Matching both costs nothing.
 */
export const DETAIL_TYPES = ['AWS Console Sign In via CloudTrail', 'AWS Console Signin via CloudTrail'] as const;
