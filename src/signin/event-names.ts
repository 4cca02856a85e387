/**
 * What AWS Sign-In writes in `detail.eventName`, letter by letter: a pattern compares case, so a wrong one is silence.
 *
 * `ExternalIdPDirectoryLogin` really has its capital P; `GetSigninToken` has a small i.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-aws-console-sign-in-events.html
 */
export const EVENT_NAMES = [
  'ConsoleLogin',
  'CheckMfa',
  'SwitchRole',
  'ExitRole',
  'RenewRole',
  'GetSigninToken',
  'PasswordUpdated',
  'PasswordRecoveryRequested',
  'PasswordRecoveryCompleted',
  'ExternalIdPDirectoryLogin',
] as const;

/** The event of a sign-in itself; all others are about one, or about a password. */
export const SIGN_IN = EVENT_NAMES[0];

/** The source of every sign-in event. */
export const EVENT_SOURCE = 'aws.signin';

/**
 * Both spellings of the detail-type.
 *
 * Every captured event says `Sign In`; the EventBridge guide also prints `Signin`. Matching both costs nothing.
 */
export const DETAIL_TYPES = ['AWS Console Sign In via CloudTrail', 'AWS Console Signin via CloudTrail'] as const;
