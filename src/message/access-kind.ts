import { Choice, choose } from './choose-by-field';
import { concat, literal } from './jsonata';
import { CALL_FAILED, DerivedField, renderPath } from './jsonata-values';
import { DETAIL_TYPES, WORKSPACES_PAGE } from '../signin/event-kinds';

/**
 * How somebody got into an account, or tried to, as far as a message has words of its own for it.
 *
 * - `cliLogin`: `aws login`, approved on the device on which the AWS CLI runs; `cliLoginElsewhere`: on another one
 * - `application`: access of an agent or another application by OAuth; `oauthAccess`: of a client that is not known
 * - `refusedApproval`: any of these, when it failed
 * - `oauthToken`: the credentials that follow
 * - `credentialCheck`: a password or a second factor, checked for IAM Identity Center or for a directory of Amazon WorkSpaces
 * - `rootSession`: a session as the root user of a member account; `refusedRootSession`: one that was not opened
 * - `anomaly`: a sign-in that AWS finds unusual
 * - `other`: everything else, also what AWS adds one day
 */
export type AccessKind =
  | 'consoleLogin' | 'roleSwitch' | 'passwordChange' | 'passwordRecoveryRequest' | 'passwordRecovery'
  | 'cliLogin' | 'cliLoginElsewhere' | 'application' | 'oauthAccess' | 'refusedApproval' | 'oauthToken'
  | 'identityCenter' | 'credentialCheck' | 'rootSession' | 'refusedRootSession' | 'anomaly' | 'other';

/** A value for each kind that has one of its own, and one for all others. */
export type ByKind<T> = Choice<AccessKind, T>;

/**
 * The clients of an approval.
 *
 * @see https://aws.amazon.com/blogs/security/simplified-developer-access-to-aws-with-aws-login/ for `devtools`
 * @see https://docs.aws.amazon.com/signin/latest/userguide/aws-mcp-server.html for `external-client`
 */
const CLIENTS = {
  cliLogin: isClient(String.raw`devtools\/same-device$`),
  cliLoginElsewhere: isClient(String.raw`devtools\/cross-device$`),
  application: isClient(String.raw`external-client\/.`),
} as const;

/** Amazon WorkSpaces signs its users in under an event name of IAM Identity Center. */
const IS_WORKSPACES = `$substring(${renderPath('$.detail.additionalEventData.LoginTo')}, 0, ${WORKSPACES_PAGE.length}) = ${literal(WORKSPACES_PAGE)}`;

/** Whether an event is a sign-in to IAM Identity Center, of an expression for its name. */
export function isIdentityCenter(name: string): string {
  return `${name} = "UserAuthentication" and $not(${IS_WORKSPACES})`;
}

const IS_APPROVAL = '$s = "AuthorizeOAuth2Access"';

const IS_ROOT_SESSION = '$s = "AssumeRoot"';

/** When an event is of a kind, by its name in `$s`. At most one of the conditions holds. */
const KIND_CONDITIONS: Readonly<Record<Exclude<AccessKind, 'other'>, string>> = {
  consoleLogin: `$s = "ConsoleLogin" or $not($exists($s)) and (${DETAIL_TYPES.map(type => `$type = ${literal(type)}`).join(' or ')})`,
  roleSwitch: '$s = "SwitchRole"',
  passwordChange: '$s = "PasswordUpdated"',
  passwordRecoveryRequest: '$s = "PasswordRecoveryRequested"',
  passwordRecovery: '$s = "PasswordRecoveryCompleted"',
  cliLogin: `$approved and ${CLIENTS.cliLogin}`,
  cliLoginElsewhere: `$approved and ${CLIENTS.cliLoginElsewhere}`,
  application: `$approved and ${CLIENTS.application}`,
  oauthAccess: `$approved and $not(${Object.values(CLIENTS).join(' or ')})`,
  refusedApproval: `${IS_APPROVAL} and $not($approved)`,
  oauthToken: '$s = "CreateOAuth2Token"',
  identityCenter: isIdentityCenter('$s'),
  credentialCheck: '$s = "CredentialVerification"',
  rootSession: `${IS_ROOT_SESSION} and $not(${CALL_FAILED})`,
  refusedRootSession: `${IS_ROOT_SESSION} and ${CALL_FAILED}`,
  anomaly: '$type = "Sign-in Anomaly Alert"',
};

/** The client of an approval, as `$client` of the conditions. */
export const CLIENT = `$client := ${renderPath('$.detail.requestParameters.client_id')}`;

/** Whether the name of an event in `$s` and its `$client` are those of an approval for another device, whatever came of it. */
export const IS_CROSS_DEVICE = `${IS_APPROVAL} and ${CLIENTS.cliLoginElsewhere}`;

/** The kind of an event; it does not exist for `other`. */
export const KIND: DerivedField = {
  name: 'accessKind',
  paths: ['$.detail.eventName'],
  kind: 'token',
  description: 'how somebody got in',
  derived: [
    `$type := ${renderPath('$.detail-type')}`,
    CLIENT,
    `$approved := ${IS_APPROVAL} and $not(${CALL_FAILED})`,
    `$kind := ${concat(Object.entries(KIND_CONDITIONS).map(([kind, condition]) => `(${condition}) ? ${literal(kind)}`))}`,
    '$kind != "" ? $kind',
  ].join('; '),
};

/** The field that `chooseByKind` reads; none where one text serves for all. */
export function fieldsOfKinds(texts: ByKind<unknown>): readonly DerivedField[] {
  return Object.keys(texts).length > 1 ? [KIND] : [];
}

/** A JSONata expression that chooses a text by the kind of the event. Each text is an expression too. */
export function chooseByKind(texts: ByKind<string>): string {
  return choose(KIND, texts);
}

function isClient(end: string): string {
  return `($exists($client) and $contains($client, /^arn:aws[a-z-]*:signin:[a-z0-9-]*:[0-9]*:${end}/))`;
}
