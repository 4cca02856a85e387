import { CfnResource, Reference, Token, Tokenization } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { warn } from './cdk/warning';
import { checkName } from './filter/aws-name';
import { SignInCriteria } from './filter/criteria';
import { IDENTITY_TYPES } from './filter/identity';
import { SAFE_WILDCARD_COMPLEXITY } from './filter/pattern-wildcards';
import { ArnTest, principalOf } from './filter/principal';
import { CompiledFilter, compileFilter } from './filter/sign-in-pattern';
import { checkInput } from './input/check';
import { markAsInstance } from './input/instance-of';
import { networkOf } from './network/network';
import { SignInEvent } from './sign-in-event';
import { EventKind, knownEvent } from './signin/event-kinds';

/**
 * Who signs in, as CloudTrail names it in `detail.userIdentity.type`.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html
 */
export class SignInIdentity {
  /**
   * The root user of the account, and whatever else CloudTrail types as `Root`: an answer of an external identity provider that
   * IAM Identity Center refused was seen with that type and an empty ARN. To leave it out, name `events` without `EXTERNAL_IDP_DIRECTORY_LOGIN`.
   */
  public static readonly ROOT = new SignInIdentity('Root');
  /** An IAM user, also one that does not exist: CloudTrail then hides the name. */
  public static readonly IAM_USER = new SignInIdentity('IAMUser');
  /** A session of a role: whoever comes by SAML federation or through IAM Identity Center, or switched to a role. */
  public static readonly ASSUMED_ROLE = new SignInIdentity('AssumedRole');
  /** Somebody for whom a program called GetFederationToken. */
  public static readonly FEDERATED_USER = new SignInIdentity('FederatedUser');
  /**
   * A user of IAM Identity Center, in the account and Region of its instance; in other accounts such a user is an `ASSUMED_ROLE`.
   * A failure may be of the type `Unknown`, where AWS does not know the user: `SignInIdentity.of('Unknown')`.
   */
  public static readonly IDENTITY_CENTER_USER = new SignInIdentity('IdentityCenterUser');
  /** A user of an OpenID Connect provider. */
  public static readonly WEB_IDENTITY_USER = new SignInIdentity('WebIdentityUser');

  /**
   * An identity that this library does not know by name.
   *
   * Letters compare by case, so a known name in another case fails.
   *
   * @param identityType as CloudTrail writes it in `userIdentity.type`, such as `Root`
   */
  public static of(identityType: string): SignInIdentity {
    checkInput('SignInIdentity.of', { identityType });
    if (!Token.isUnresolved(identityType)) checkName('identityType', identityType, IDENTITY_TYPES);
    return new SignInIdentity(identityType);
  }

  /** @internal */
  public readonly _identityType: string;

  private constructor(identityType: string) {
    markAsInstance(this, 'SignInIdentity');
    this._identityType = identityType;
  }
}

/** How a sign-in ended, as its event says. */
export enum SignInOutcome {
  /** Everything that does not say that it failed, events without an outcome included. */
  SUCCESS = 'SUCCESS',
  /** Everything that says that it failed, under a name of an event that is known or given. */
  FAILURE = 'FAILURE',
}

/** Whether the root user or an IAM user signed in with a second factor. */
export enum SignInMfa {
  /** The event says yes, in upper or lower case. */
  USED = 'USED',
  /** The event says anything else, or nothing. */
  NOT_USED = 'NOT_USED',
}

/**
 * Which sign-ins alert. All given fields must hold, and mean the same for every way into the account.
 */
export interface SignInFilter {
  /**
   * What must have happened. `[SignInEvent.ANY]` matches every event.
   *
   * @default - every way into the account, and every event of the console but `CheckMfa`, `ExitRole`, `GetSigninToken` and `RenewRole`,
   * which come beside others, so that one sign-in is one mail. New and unknown events of the console alert. A sign-in that is given up
   * at the MFA prompt, which may be a stolen password, is then not seen.
   */
  readonly events?: SignInEvent[];

  /**
   * Who must have signed in.
   *
   * @default - anybody
   */
  readonly identities?: SignInIdentity[];

  /**
   * How it must have ended. Two alerts, one for each outcome, miss nothing.
   *
   * A failure says `Failure` in `responseElements` or in `serviceEventDetails`, or, where it is a call, has an `errorCode`.
   *
   * @default - either way
   */
  readonly outcome?: SignInOutcome;

  /**
   * Whether a second factor must have been used, or must not.
   *
   * Matches `ConsoleLogin` by the root user and IAM users alone, and no other way into the account: CloudTrail says `No` for every federated sign-in, whatever the
   * identity provider asked for, and nothing for other events. Fails beside `events` or `identities` that exclude these.
   *
   * @default - either way
   */
  readonly mfa?: SignInMfa;

  /**
   * Whose ARN matches, as IAM writes it; `*` stands for any text. The ARN of a role means its sessions, whatever the role's path.
   *
   * The ARN of an IAM user also means failures without an ARN, by account and user name. Other sign-ins without an ARN do not alert,
   * such as those of the types `IdentityCenterUser` and `WebIdentityUser`.
   * A star at the end costs nothing; of other stars EventBridge takes few.
   *
   * @default - anybody, with or without an ARN
   */
  readonly principals?: string[];

  /**
   * Whose ARN does not match, in the same form. Sign-ins without an ARN alert, most failures among them, also those of these users.
   *
   * Beside `principals`, both must be exact ARNs.
   *
   * @default - nobody is left out
   */
  readonly exceptPrincipals?: string[];

  /**
   * From where: addresses and CIDR ranges, IPv4 and IPv6. Sign-ins from a name, such as `AWS Internal`, do not alert.
   *
   * EventBridge compares the leading digits of addresses, so a range may also take addresses of the other family.
   *
   * @default - from anywhere
   */
  readonly sourceIps?: string[];

  /**
   * From where not, in the same form. Whatever is not surely one of these addresses alerts: names, missing ones and unusual spellings.
   *
   * Beside `sourceIps`, it is taken out of these.
   *
   * @default - nowhere is left out
   */
  readonly exceptSourceIps?: string[];
}

/**
 * Compiles a filter, checked. Warns on the alert of wildcards that EventBridge may refuse.
 *
 * @param reserved how many characters of the pattern its rule needs for something else
 * @internal
 */
export function _compile(filter: SignInFilter, alert: IConstruct, reserved = 0): CompiledFilter {
  const criteria = criteriaOf(filter);
  const compiled = compileFilter(criteria, reserved);
  const { wildcards } = compiled;
  if (wildcards && wildcards.complexity > SAFE_WILDCARD_COMPLEXITY) {
    warn(alert, 'wildcardComplexity', `signIns.${wildcards.field} makes wildcards of complexity ${wildcards.complexity}; EventBridge is known to take ` +
      `${SAFE_WILDCARD_COMPLEXITY} and may refuse to deploy more: use fewer stars`);
  }
  return compiled;
}

function criteriaOf(filter: SignInFilter): SignInCriteria {
  checkLists(filter);
  checkTokens(filter);
  const { identities, outcome, mfa, principals, exceptPrincipals, sourceIps, exceptSourceIps } = filter;
  return {
    ...eventsOf(filter),
    identities: identities && unique(identities.map(({ _identityType }) => _identityType)),
    outcome: outcome && (outcome === SignInOutcome.FAILURE ? 'failure' : 'success'),
    mfa: mfa && (mfa === SignInMfa.USED ? 'used' : 'not-used'),
    principals: principals?.map((arn, index) => arnTest(`signIns.principals[${index}]`, arn)),
    exceptPrincipals: exceptPrincipals?.map((arn, index) => arnTest(`signIns.exceptPrincipals[${index}]`, arn)),
    sourceIps: sourceIps?.map((text, index) => read(`signIns.sourceIps[${index}]`, text, networkOf)),
    exceptSourceIps: exceptSourceIps?.map((text, index) => read(`signIns.exceptSourceIps[${index}]`, text, networkOf)),
  };
}

function eventsOf({ events }: SignInFilter): Pick<SignInCriteria, 'events' | 'unknownEvents'> {
  if (!events) return {};
  const kinds = new Map(events.flatMap(({ _kind }): [string, EventKind][] => (_kind === 'every' ? [] : [[_kind.name, _kind]])));
  return events.some(({ _kind }) => _kind === 'every')
    ? { events: 'every', unknownEvents: [...kinds.values()].filter(({ name }) => !knownEvent(name)) }
    : { events: [...kinds.values()] };
}

/** An ARN as the pattern tests it. One that only deployment knows cannot be judged, and is taken as it is. */
function arnTest(prop: string, arn: string): ArnTest {
  if (!Token.isUnresolved(arn) || arn.startsWith('arn:')) return read(prop, arn, principalOf);
  if (isRole(arn)) {
    throw new Error(`${prop} is the ARN of a role of this app, and sign-ins carry the ARN of its session: ` +
      'write `arn:aws:sts::123456789012:assumed-role/${role.roleName}/*` with your account');
  }
  if (arn.includes('*')) {
    throw new Error(`${prop} is ${JSON.stringify(arn)}, whose beginning only deployment knows: ` +
      'write the ARN out, with the value that only deployment knows inside it, such as `arn:aws:iam::123456789012:user/${prefix}*`');
  }
  return { kind: 'exact', text: arn };
}

function isRole(arn: string): boolean {
  return Tokenization.reverseString(arn).tokens.some(token => Reference.isReference(token)
    && CfnResource.isCfnResource(token.target) && token.target.cfnResourceType === 'AWS::IAM::Role');
}

/** Adds to the error of a reader which prop it is about. */
function read<T>(prop: string, text: string, reader: (text: string) => T): T {
  try {
    return reader(text);
  } catch (error) {
    throw error instanceof Error ? new Error(`${prop} is ${JSON.stringify(text)}, which ${error.message}`) : error;
  }
}

function checkLists(filter: SignInFilter): void {
  for (const [field, value] of Object.entries(filter)) {
    if (Array.isArray(value) && value.length === 0) {
      throw new Error(`signIns.${field} is an empty list, ${field.startsWith('except') ? 'which leaves nothing out' : 'which no sign-in matches'}: ` +
        `name ${field === 'events' ? 'an event' : 'one'}, or leave it out`);
    }
  }
}

/** Refuses what only deployment knows where the pattern depends on it. */
function checkTokens(filter: SignInFilter): void {
  const { events = [], identities = [], outcome, mfa, principals, exceptPrincipals, sourceIps = [], exceptSourceIps = [] } = filter;
  const refuse = (field: string, list: readonly (string | undefined)[], because: string) => {
    const index = list.findIndex(text => Token.isUnresolved(text));
    if (index !== -1) {
      throw new Error(`signIns.${field}[${index}] is a value that only deployment knows, and ${because}: give it as text`);
    }
  };
  refuse('sourceIps', sourceIps, 'a network must be known to become a pattern');
  refuse('exceptSourceIps', exceptSourceIps, 'a network must be known to become a pattern');
  if (principals && exceptPrincipals) {
    refuse('principals', principals, 'beside signIns.exceptPrincipals it must be compared');
    refuse('exceptPrincipals', exceptPrincipals, 'beside signIns.principals it must be compared');
  }
  if (mfa) refuse('identities', identities.map(({ _identityType }) => _identityType), 'beside signIns.mfa it must be compared');
  if (outcome && !mfa) {
    refuse('events', events.map(({ _kind }) => (_kind === 'every' ? undefined : _kind.name)), 'beside signIns.outcome it is where the outcome stands');
  }
}

const unique = (texts: readonly string[]): readonly string[] => [...new Set(texts)];
