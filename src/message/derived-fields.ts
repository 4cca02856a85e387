import { DerivedField, renderPath } from './jsonata-values';
import { FIELDS } from '../signin/fields';

/** A name of IAM or AWS STS. */
const NAME = '[A-Za-z0-9_+=,.@-]{1,64}';

/** The ARN of the root user, of a user or role with or without a path, or of a session. */
const KNOWN = String.raw`/^arn:aws[a-z-]*:(iam|sts)::[0-9]{12}:(root|(user|role)\/(.*\/)?${NAME}|assumed-role\/${NAME}\/${NAME}|federated-user\/${NAME})$/`;

const IS_KNOWN = `$contains($s, ${KNOWN})`;
const IS_SESSION = String.raw`$contains($s, /:(assumed-role|federated-user)\//)`;
const WITHOUT_PATH = String.raw`$replace($s, /:(user|role)\/.*\//, ":$1/")`;
const AS_FAR_AS_KNOWN = `${IS_KNOWN} ? ${WITHOUT_PATH} : $s`;

/** A member account by its ID, or by the ARN of its root user. */
const IS_TARGET = '$contains($s, /^([0-9]{12}|arn:aws[a-z-]*:iam::[0-9]{12}:root)$/)';

/** A policy for root tasks that AWS manages. */
const IS_TASK_POLICY = String.raw`$contains($s, /^arn:aws[a-z-]*:iam::aws:policy\/root-task\/[A-Za-z0-9]{1,64}$/)`;

/**
 * Whether somebody came by federation, whose MFA CloudTrail does not know.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-aws-console-sign-in-events.html
 */
const IS_FEDERATED = `$contains(${renderPath('$.detail.userIdentity.type')}, /^(AssumedRole|FederatedUser|SAMLUser|WebIdentityUser)$/)`;

/**
 * Fields that only JSONata can write. Of an ARN they leave out the path, which may hold any text, and without which a name is unique in
 * its account.
 *
 * - `principal`: who it was, fit for the first line. It does not exist for an ARN of a form that AWS does not write
 * - `sessionArn`: the same, if it is that of a session
 * - `otherArn`: any other ARN, for which there is no `principal`
 * - `targetAccount` and `taskPolicy`: of a root session, in a form that holds no text of the caller's; `otherTarget` and
 *   `otherTaskPolicy`: in any other form
 * - `mfaOfFederated`: whether MFA was used, of somebody whose identity provider asks for it, so that CloudTrail cannot know
 * - `portal`: the page that somebody signed in to by IAM Identity Center
 * - the others: the field of the catalogue, without a path
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoot.html
 */
export const DERIVED_FIELDS: readonly DerivedField[] = [
  token(/^[A-Za-z0-9_+=,.@:/-]+$/, derive('principal', 'userArn', `${IS_KNOWN} ? ${WITHOUT_PATH}`)),
  derive('sessionArn', 'userArn', `${IS_SESSION} ? $s`),
  derive('otherArn', 'userArn', `$exists($s) and $not(${IS_KNOWN} or ${IS_SESSION}) ? $s`),
  derive('sessionIssuer', 'sessionIssuerArn', AS_FAR_AS_KNOWN),
  derive('switchedFrom', 'switchFrom', AS_FAR_AS_KNOWN),
  derive('switchedTo', 'switchTo', AS_FAR_AS_KNOWN),
  derive('renewer', 'renewedBy', AS_FAR_AS_KNOWN),
  token(/^[0-9]{12}$/, derive('targetAccount', 'targetPrincipal', `${IS_TARGET} ? $replace($s, /[^0-9]/, "")`)),
  derive('otherTarget', 'targetPrincipal', `$exists($s) and $not(${IS_TARGET}) ? $s`),
  token(/^[A-Za-z0-9:/-]+$/, derive('taskPolicy', 'taskPolicyArn', `${IS_TASK_POLICY} ? $s`)),
  derive('otherTaskPolicy', 'taskPolicyArn', `$exists($s) and $not(${IS_TASK_POLICY}) ? $s`),
  token(/^[A-Za-z]+$/, derive('mfaOfFederated', 'mfaUsed', `${IS_FEDERATED} ? $s`)),
  derive('portal', 'loginTo', '$e.detail.eventName = "UserAuthentication" ? $s'),
];

function derive(name: string, from: string, derived: string): DerivedField {
  return { name, paths: FIELDS.filter(field => field.name === from).flatMap(({ paths }) => paths), kind: 'text', description: `derived from ${from}`, derived };
}

function token(characters: RegExp, field: DerivedField): DerivedField {
  return { ...field, kind: 'token', characters };
}
