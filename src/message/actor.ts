import { isIdentityCenter } from './access-kind';
import { Choice, choose } from './choose-by-field';
import { literal } from './jsonata';
import { DerivedField, renderPath } from './jsonata-values';

/**
 * The identity that an event is about, as far as the instructions differ by it.
 *
 * - `failed`: a sign-in that failed, so that nobody got in
 * - `identityCenterUser`: a user of IAM Identity Center, at its access portal or as a role that it made for a permission set, which IAM cannot change
 * - `role`: a session of any other role
 * - `federatedUser`: a session by `GetFederationToken`
 * - `other`: everybody else, and where it is not known
 */
export type Actor = 'failed' | 'root' | 'iamUser' | 'identityCenterUser' | 'role' | 'federatedUser' | 'other';

/** A value for each actor that has one of its own, and one for all others. */
export type ByActor<T> = Choice<Actor, T>;

/** The outcomes of sign-ins whose failure means that nobody got in. The caller of a refused call was signed in already. */
const OUTCOMES = [
  '$.detail.responseElements.ConsoleLogin',
  '$.detail.responseElements.ExternalIdPDirectoryLogin',
  '$.detail.serviceEventDetails.UserAuthentication',
  '$.detail.serviceEventDetails.CredentialVerification',
];

/** The condition for each actor, by `userIdentity.type` in `$s`. The first that holds decides. */
const ACTOR_CONDITIONS: Readonly<Record<Exclude<Actor, 'other'>, string>> = {
  failed: OUTCOMES.map(path => `${renderPath(path)} = "Failure"`).join(' or '),
  root: '$s = "Root"',
  iamUser: '$s = "IAMUser"',
  identityCenterUser: [
    '$s = "IdentityCenterUser"',
    isIdentityCenter(renderPath('$.detail.eventName')),
    String.raw`$s = "AssumedRole" and $exists($arn) and $contains($arn, /^arn:aws[a-z-]*:sts::[0-9]{12}:assumed-role\/AWSReservedSSO_/)`,
  ].join(' or '),
  role: '$s = "AssumedRole"',
  federatedUser: '$s = "FederatedUser"',
};

/** Whom an event is about. */
const ACTOR: DerivedField = {
  name: 'actor',
  paths: ['$.detail.userIdentity.type'],
  kind: 'token',
  description: 'whom the event is about',
  derived: [
    `$arn := ${renderPath('$.detail.userIdentity.arn')}`,
    [...Object.entries(ACTOR_CONDITIONS).map(([actor, condition]) => `(${condition}) ? ${literal(actor)}`), '"other"'].join(' : '),
  ].join('; '),
};

/** The field that `chooseByActor` reads; none where one text serves for all. */
export function fieldsOfActors(texts: ByActor<unknown>): readonly DerivedField[] {
  return Object.keys(texts).length > 1 ? [ACTOR] : [];
}

/** A JSONata expression that chooses a text by whom the event is about. Each text is an expression too. */
export function chooseByActor(texts: ByActor<string>): string {
  return choose(ACTOR, texts);
}
