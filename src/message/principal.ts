import { DerivedField } from './values';
import { FIELDS } from '../signin/fields';

/** What a name of IAM or AWS STS may be. */
const NAME = '[A-Za-z0-9_+=,.@-]{1,64}';

/** The ARN of the root user, of a user or role with or without a path, or of a session. */
const KNOWN = String.raw`/^arn:aws[a-z-]*:(iam|sts)::[0-9]{12}:(root|(user|role)\/(.*\/)?${NAME}|assumed-role\/${NAME}\/${NAME}|federated-user\/${NAME})$/`;

const IS_KNOWN = `$contains($s, ${KNOWN})`;
const IS_SESSION = String.raw`$contains($s, /:(assumed-role|federated-user)\//)`;
const WITHOUT_PATH = String.raw`$replace($s, /:(user|role)\/.*\//, ":$1/")`;
const AS_FAR_AS_KNOWN = `${IS_KNOWN} ? ${WITHOUT_PATH} : $s`;

/**
 * What JSONata says of ARNs: no path, which may hold any text, and without which a name is unique in its account.
 *
 * - `principal`: who it was, fit for the first line. It does not exist for an ARN of a form that AWS does not write
 * - `sessionArn`: the same, if it is that of a session
 * - `otherArn`: the ARN of whom `principal` says nothing
 * - the others: what the field of the catalogue says, without a path
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
 */
export const DERIVED_FIELDS: readonly DerivedField[] = [
  { ...made('principal', 'userArn', `${IS_KNOWN} ? ${WITHOUT_PATH}`), kind: 'token', characters: /^[A-Za-z0-9_+=,.@:/-]+$/ },
  made('sessionArn', 'userArn', `${IS_SESSION} ? $s`),
  made('otherArn', 'userArn', `$exists($s) and $not(${IS_KNOWN} or ${IS_SESSION}) ? $s`),
  made('sessionIssuer', 'sessionIssuerArn', AS_FAR_AS_KNOWN),
  made('switchedFrom', 'switchFrom', AS_FAR_AS_KNOWN),
  made('switchedTo', 'switchTo', AS_FAR_AS_KNOWN),
  made('renewer', 'renewedBy', AS_FAR_AS_KNOWN),
];

function made(name: string, from: string, derived: string): DerivedField {
  return { name, paths: FIELDS.filter(field => field.name === from).flatMap(({ paths }) => paths), kind: 'text', description: `made of ${from}`, derived };
}
