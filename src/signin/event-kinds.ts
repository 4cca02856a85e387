/** What CloudTrail writes in `detail.eventType`. The detail-type of EventBridge follows from it. */
export type RecordType = 'AwsConsoleSignIn' | 'AwsApiCall' | 'AwsServiceEvent' | 'AwsConsoleAction';

/** The CloudTrail record of an event. */
export interface SignInRecordType {
  readonly eventSource: string;
  readonly eventType: RecordType;
}

/** A value that marks a record as one of something else. */
interface Exclusion {
  /** The field below `detail`. */
  readonly path: string;
  readonly value: string | { readonly prefix: string };
}

/** An event that lets somebody into an account or is about it, and where it comes from. */
export interface EventKind {
  /** `detail.eventName`, letter by letter: a pattern compares case, so a wrong one is silence. For a direct event, its detail-type. */
  readonly name: string;
  readonly source: string;
  readonly detailTypes: readonly string[];
  /** Undefined for an event that its service sends to EventBridge without CloudTrail. */
  readonly record: SignInRecordType | undefined;
  /** Whether an alert matches it without being asked. An event that accompanies another one would send a second mail of one sign-in. */
  readonly byDefault: boolean;
  /** Whether CloudTrail records it with `readOnly: true`. */
  readonly readOnly: boolean;
  /** Records of this name that are something else. */
  readonly never?: Exclusion;
  /** Set where only failures are of interest, since a success comes with another event. */
  readonly onlyFailures?: true;
}

/** The source of the events of AWS Sign-In. */
export const SIGN_IN_SOURCE = 'aws.signin';

/** The event source of AWS Sign-In, as its records name it. */
export const SIGN_IN_SERVICE = 'signin.amazonaws.com';

/** The event source of AWS STS. */
export const STS_SERVICE = 'sts.amazonaws.com';

/**
 * Both spellings of the detail-type.
 *
 * Every captured event says `Sign In`; the EventBridge guide also prints `Signin`. Matching both costs nothing.
 */
export const DETAIL_TYPES = ['AWS Console Sign In via CloudTrail', 'AWS Console Signin via CloudTrail'] as const;

/**
 * The detail-types by the `eventType` of a record.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html
 */
const DETAIL_TYPES_OF: Readonly<Record<RecordType, readonly string[]>> = {
  AwsConsoleSignIn: DETAIL_TYPES,
  AwsApiCall: ['AWS API Call via CloudTrail'],
  AwsServiceEvent: ['AWS Service Event via CloudTrail'],
  AwsConsoleAction: ['AWS Console Action via CloudTrail'],
};

/** An event of AWS Sign-In of this type, of which no more is known. */
export function signInEvent(name: string, eventType: RecordType): EventKind {
  return recorded(SIGN_IN_SOURCE, SIGN_IN_SERVICE, eventType, { name, byDefault: false, readOnly: false });
}

function recorded(source: string, eventSource: string, eventType: RecordType, known: Omit<EventKind, 'source' | 'detailTypes' | 'record'>): EventKind {
  return { ...known, source, detailTypes: DETAIL_TYPES_OF[eventType], record: { eventSource, eventType } };
}

/**
 * The events of the AWS Management Console, whose records differ in no more than this.
 *
 * `ExternalIdPDirectoryLogin` really has its capital P; `GetSigninToken` has a small i.
 *
 * `CheckMfa` comes before a ConsoleLogin, `GetSigninToken` too: one click in the access portal writes both. `RenewRole` comes every
 * hour after a SwitchRole, and `ExitRole` ends it.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-aws-console-sign-in-events.html
 * @see https://github.com/SigmaHQ/sigma/pull/4734
 */
export const CONSOLE_EVENTS: readonly Pick<EventKind, 'name' | 'byDefault' | 'readOnly'>[] = [
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

/** Their names. */
export const CONSOLE_EVENT_NAMES: readonly string[] = CONSOLE_EVENTS.map(({ name }) => name);

/** The event of a sign-in itself; all others are about one, or about a password. */
export const SIGN_IN = 'ConsoleLogin';

/** The page to which WorkSpaces sends its users; its records have the names of those of IAM Identity Center. */
export const WORKSPACES_PAGE = 'https://clients.amazonaws.com/workspaces';

/**
 * The events that are known, those of the console first.
 *
 * - `AuthorizeOAuth2Access` is a click in the browser: on it `aws login` or an agent gets credentials. `CreateOAuth2Token` hands them
 *   out, and renews them every few minutes; the record of a renewal by an agent has a `grant_type`, that of `aws login` may have none.
 * - `UserAuthentication` is a sign-in to IAM Identity Center, and `CredentialVerification` a step of it: a wrong password leaves that
 *   record alone. WorkSpaces writes both names too. Its `UserAuthentication` is known by its page; of its failures only those of smart
 *   cards can be told apart.
 * - `AssumeRoot` opens a session as the root user of a member account.
 * - `Sign-in Anomaly Alert` is a direct event, whose detail is not published.
 *
 * Whether a record is read-only is as in the records on these pages.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/cloudtrail-integration.html
 * @see https://docs.aws.amazon.com/signin/latest/userguide/aws-mcp-server.html
 * @see https://docs.aws.amazon.com/singlesignon/latest/userguide/sign-in-events-examples.html
 * @see https://docs.aws.amazon.com/workspaces/latest/adminguide/signin-events.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/cloudtrail-track-privileged-tasks.html
 * @see https://docs.aws.amazon.com/eventbridge/latest/ref/events-ref-signin.html
 */
export const EVENT_KINDS: readonly EventKind[] = [
  ...CONSOLE_EVENTS.map(known => recorded(SIGN_IN_SOURCE, SIGN_IN_SERVICE, 'AwsConsoleSignIn', known)),
  recorded(SIGN_IN_SOURCE, SIGN_IN_SERVICE, 'AwsApiCall', { name: 'AuthorizeOAuth2Access', byDefault: true, readOnly: true }),
  recorded(SIGN_IN_SOURCE, SIGN_IN_SERVICE, 'AwsApiCall', {
    name: 'CreateOAuth2Token',
    byDefault: false,
    readOnly: true,
    never: { path: 'additionalEventData.grant_type', value: 'refresh_token' },
  }),
  recorded(SIGN_IN_SOURCE, SIGN_IN_SERVICE, 'AwsServiceEvent', {
    name: 'UserAuthentication',
    byDefault: true,
    readOnly: false,
    never: { path: 'additionalEventData.LoginTo', value: { prefix: WORKSPACES_PAGE } },
  }),
  recorded(SIGN_IN_SOURCE, SIGN_IN_SERVICE, 'AwsServiceEvent', {
    name: 'CredentialVerification',
    byDefault: true,
    readOnly: false,
    never: { path: 'additionalEventData.CredentialType', value: 'SMARTCARD' },
    onlyFailures: true,
  }),
  recorded(SIGN_IN_SOURCE, SIGN_IN_SERVICE, 'AwsServiceEvent', { name: 'CredentialChallenge', byDefault: false, readOnly: false }),
  recorded('aws.sts', STS_SERVICE, 'AwsApiCall', { name: 'AssumeRoot', byDefault: true, readOnly: false }),
  {
    name: 'Sign-in Anomaly Alert',
    source: SIGN_IN_SOURCE,
    detailTypes: ['Sign-in Anomaly Alert'],
    record: undefined,
    byDefault: true,
    readOnly: false,
  },
];

/** Every source of the known events, which is also that of every event that is not known. */
export const EVENT_SOURCES: readonly string[] = [...new Set(EVENT_KINDS.map(({ source }) => source))];

/** The known event of this name. */
export function knownEvent(name: string): EventKind | undefined {
  return EVENT_KINDS.find(kind => kind.name === name);
}

/** Whether it is one of the events of the AWS Management Console. */
export function isConsoleEvent({ record }: EventKind): boolean {
  return record?.eventType === 'AwsConsoleSignIn';
}
