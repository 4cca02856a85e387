import { EVENT_KINDS, CONSOLE_EVENT_NAMES } from './event-kinds';

/**
 * The kind of text in a value, which decides where the value may stand.
 *
 * - `token`: no quote, backslash, line break or angle bracket, since AWS allows none there; `characters` says which it does allow
 * - `text`: free text, or a name or path that somebody chose
 * - `object`: a JSON object or null
 */
export type FieldKind = 'token' | 'text' | 'object';

/** A value of an event that a message can contain. */
export interface EventField {
  /** As typed between `<` and `>`. */
  readonly name: string;
  /** Where the event holds it. Several are alternatives, of which an event mostly has one: an input transformer writes all that it has. */
  readonly paths: readonly string[];
  readonly kind: FieldKind;
  readonly description: string;
  /** Every character that a token can hold. */
  readonly characters?: RegExp;
}

/**
 * The characters of tokens, with the page of AWS for each.
 *
 * No token is chosen by whoever signs in. Names of users, roles and sessions are text, although IAM and AWS STS limit them to
 * `A-Za-z0-9_+=,.@-`, since a web identity, a SAML user or a user of Identity Center may be called anything; and so are ARNs,
 * since the path of a user or role may hold any character from `!` to DEL.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateUser.html for `Path` and `UserName`
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html for those of a role
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html for `RoleSessionName`, of which an ARN `assumed-role` ends; it has no path
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_GetFederationToken.html for `Name`, of which an ARN `federated-user` ends
 * @see https://docs.aws.amazon.com/singlesignon/latest/IdentityStoreAPIReference/API_CreateUser.html for `UserName`: letters, symbols and punctuation of any script
 */
const CHARACTERS = {
  /** Fixed words: @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html */
  word: /^[A-Za-z]+$/,
  /** Names of API operations and of sign-in events: @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html */
  operation: /^[A-Za-z0-9_]+$/,
  /** Codes that a service returns, such as `AccessDenied` or `Client.UnauthorizedOperation`; the text is in `errorMessage` (the same page). */
  errorCode: /^[A-Za-z0-9_.:-]+$/,
  /** IPv4, IPv6, a DNS name, or `AWS Internal` with a number (the same page). */
  address: /^[A-Za-z0-9.:/ -]+$/,
  /** @see https://docs.aws.amazon.com/eventbridge/latest/ref/overiew-event-structure.html, as for the Region, the account and the times */
  detailType: /^[A-Za-z -]+$/,
  account: /^[0-9]{12}$/,
  region: /^[a-z0-9-]+$/,
  uuid: /^[A-Za-z0-9-]+$/,
  time: /^[0-9TZ:.+-]+$/,
} as const;

/**
 * The events of IAM Identity Center, which have their outcome elsewhere.
 *
 * @see https://docs.aws.amazon.com/singlesignon/latest/userguide/sign-in-events-examples.html
 */
const SERVICE_EVENTS = EVENT_KINDS.filter(({ record }) => record?.eventType === 'AwsServiceEvent').map(({ name }) => name);

/**
 * Every field that a message knows: the only source for the template language and the table in the documentation.
 *
 * The first nine carry the names of the published recipe. Which record carries what:
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-aws-console-sign-in-events.html
 */
export const FIELDS: readonly EventField[] = [
  token('detailType', CHARACTERS.detailType, 'kind of event, as EventBridge names it', '$.detail-type'),
  field('responseElements', 'object', 'what AWS answered; the outcome is in it', '$.detail.responseElements'),
  token('sourceIPAddress', CHARACTERS.address, 'IPv4 or IPv6 address, or the name of an AWS service', '$.detail.sourceIPAddress'),
  field('userArn', 'text', 'ARN of the user or session; most failures have none. Somebody chose its path and its last name', '$.detail.userIdentity.arn'),
  field('userAgent', 'text', 'browser, as it calls itself', '$.detail.userAgent'),
  token('id', CHARACTERS.uuid, 'ID that EventBridge gave the event; new in each Region', '$.id'),
  token('time', CHARACTERS.time, 'time of the event as EventBridge has it; new when it is forwarded', '$.time'),
  token('userType', CHARACTERS.word, '`Root`, `IAMUser`, `AssumedRole` and others', '$.detail.userIdentity.type'),
  field('additionalEventData', 'object', 'MFA, page, mobile version and more', '$.detail.additionalEventData'),
  token('account', CHARACTERS.account, 'account that was signed in to', '$.account'),
  token('accountName', CHARACTERS.account, 'name of the account in `accountNames`; its number where it has none', '$.account'),
  token('region', CHARACTERS.region, 'Region that recorded the sign-in', '$.region'),
  token('eventName', CHARACTERS.operation, '`ConsoleLogin`, `SwitchRole` and others', '$.detail.eventName'),
  token('eventTime', CHARACTERS.time, 'time of the sign-in, in UTC', '$.detail.eventTime'),
  token('eventId', CHARACTERS.uuid, 'ID of the CloudTrail record; the same for every delivery of it', '$.detail.eventID'),
  // An event of IAM Identity Center has its user in one of the two, and in both before July 2025: @see https://docs.aws.amazon.com/singlesignon/latest/userguide/sign-in-events-examples.html
  field(
    'userName', 'text', 'user of IAM or IAM Identity Center; hidden by AWS where it does not exist',
    '$.detail.userIdentity.userName', '$.detail.additionalEventData.UserName',
  ),
  field('principalId', 'text', 'unique ID of the identity, with the session name of a role', '$.detail.userIdentity.principalId'),
  // Most of its events have this ID and no name: @see https://docs.aws.amazon.com/singlesignon/latest/userguide/username-sign-in-cloudtrail-events.html
  token('userId', CHARACTERS.uuid, 'ID of the user in IAM Identity Center', '$.detail.userIdentity.onBehalfOf.userId'),
  token(
    'outcome', CHARACTERS.word, '`Success` or `Failure`. An API call has no such word: with `AlertDelivery.withSubject` it is derived from `errorCode`',
    ...CONSOLE_EVENT_NAMES.map(name => `$.detail.responseElements.${name}`),
    ...SERVICE_EVENTS.map(name => `$.detail.serviceEventDetails.${name}`),
  ),
  token('mfaUsed', CHARACTERS.word, '`Yes` or `No`; always `No` for federated users', '$.detail.additionalEventData.MFAUsed'),
  token('errorCode', CHARACTERS.errorCode, 'set when a policy denied the sign-in, or when an API call failed', '$.detail.errorCode'),
  field('errorMessage', 'text', 'why it failed, where AWS says so', '$.detail.errorMessage'),
  field('loginTo', 'text', 'address of the page that was signed in to', '$.detail.additionalEventData.LoginTo'),
  // Both sides of a switch have a record: the account that is left has SwitchTo, the one that is entered SwitchFrom.
  // @see https://github.com/airbnb/streamalert/issues/447 for a record with SwitchTo and RedirectTo
  field('switchTo', 'text', 'ARN of the role that was switched to, in the account that was left', '$.detail.additionalEventData.SwitchTo'),
  field('switchFrom', 'text', 'ARN of who switched to a role, in the account that was entered', '$.detail.additionalEventData.SwitchFrom'),
  field('renewedBy', 'text', 'ARN of who switched to the role whose session was renewed', '$.detail.additionalEventData.RenewedBy'),
  field('redirectTo', 'text', 'address of the page that a switch of roles leads to', '$.detail.additionalEventData.RedirectTo'),
  // @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html, under sessionContext
  field('sessionIssuerArn', 'text', 'ARN of the role of a session, or of the user who called `GetFederationToken`', '$.detail.userIdentity.sessionContext.sessionIssuer.arn'),
  // A refused call may have any text in its parameters, so all of them are free text.
  // @see https://docs.aws.amazon.com/signin/latest/userguide/aws-mcp-server.html
  field('client', 'text', 'who gets access by OAuth, such as `arn:aws:signin:::devtools/cross-device`', '$.detail.requestParameters.client_id'),
  field('resource', 'text', 'what an application wants access to by OAuth, such as the address of an MCP server', '$.detail.requestParameters.resource'),
  // @see https://docs.aws.amazon.com/IAM/latest/UserGuide/cloudtrail-track-privileged-tasks.html
  field('targetPrincipal', 'text', 'member account of which `AssumeRoot` opens a root session', '$.detail.requestParameters.targetPrincipal'),
  field('taskPolicyArn', 'text', 'ARN of the policy that says what the root session may do', '$.detail.requestParameters.taskPolicyArn.arn'),
];

function token(name: string, characters: RegExp, description: string, ...paths: string[]): EventField {
  return { name, kind: 'token', description, paths, characters };
}

function field(name: string, kind: Exclude<FieldKind, 'token'>, description: string, ...paths: string[]): EventField {
  return { name, kind, description, paths };
}
