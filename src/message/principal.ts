import { block } from './jsonata';
import { DerivedField } from './values';

/** What a name of IAM or AWS STS may be. */
const NAME = '[A-Za-z0-9_+=,.@-]{1,64}';

/** The ARN of the root user, of a user or role with or without a path, or of a session. */
const KNOWN = String.raw`/^arn:aws[a-z-]*:(iam|sts)::[0-9]{12}:(root|(user|role)\/(.*\/)?${NAME}|assumed-role\/${NAME}\/${NAME}|federated-user\/${NAME})$/`;

const WITHOUT_PATH = String.raw`$contains($s, ${KNOWN}) ? $replace($s, /:(user|role)\/.*\//, ":$1/")`;

const OF_SESSION = String.raw`$contains($s, /:(assumed-role|federated-user)\//)`;

/**
 * What JSONata can say of the ARN of who signed in. The path of a user may hold any text, so that it must not stand above the warning.
 *
 * - `principal`: fit for the first line: without the path, since a name is unique in its account without it. It does not exist for an
 *   ARN of another form, nor for one whose name has other characters than AWS allows
 * - `sessionArn`: the ARN of a session
 * - `recordedArn`: any other one of which `principal` does not say all
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
 */
export const DERIVED_FIELDS: readonly DerivedField[] = [
  { ...ofArn('principal', WITHOUT_PATH), kind: 'token', characters: /^[A-Za-z0-9_+=,.@:/-]+$/ },
  ofArn('sessionArn', `${OF_SESSION} ? $s`),
  ofArn('recordedArn', `$exists($s) and $not(${OF_SESSION}) and $not(${block(WITHOUT_PATH)} = $s) ? $s`),
];

function ofArn(name: string, derived: string): DerivedField {
  return { name, paths: ['$.detail.userIdentity.arn'], kind: 'text', description: 'made of the ARN', derived };
}
