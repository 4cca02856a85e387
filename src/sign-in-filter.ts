import { CfnResource, Reference, Stack, Token, Tokenization } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { IConstruct } from 'constructs';
import { warn } from './cdk/annotations';
import { checkName } from './filter/check-name';
import { IDENTITY_TYPES } from './filter/identity';
import { SAFE_WILDCARD_COMPLEXITY } from './filter/pattern-limits';
import { ArnTest, principalOf } from './filter/principal';
import { SignInCriteria } from './filter/sign-in-criteria';
import { CompiledFilter, compileFilter } from './filter/sign-in-pattern';
import { checkInput } from './input/check-input';
import { markAsInstance } from './input/instance-mark';
import { networkOf } from './network/network';
import { SignInEvent } from './sign-in-event';
import { EventKind, knownEvent } from './signin/event-kinds';

/**
 * The type of the identity that signs in, as CloudTrail names it in `detail.userIdentity.type`.
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
  /** A session of a role: of a user who signed in by SAML federation or through IAM Identity Center, or switched to a role. */
  public static readonly ASSUMED_ROLE = new SignInIdentity('AssumedRole');
  /** A user for whom a program called GetFederationToken. */
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

  private constructor(private readonly identityType: string) {
    markAsInstance(this, 'SignInIdentity');
  }

  /** @internal */
  public get _identityType(): string {
    return this.identityType;
  }
}

/** The outcome of a sign-in, as its event has it. */
export enum SignInOutcome {
  /** Everything that does not say that it failed, events without an outcome included. */
  SUCCESS = 'SUCCESS',
  /** Everything that says that it failed, under the name of an event that is known or given. */
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
 * The sign-ins that send an alert. A sign-in must match all fields that are given. All fields but `mfa` mean the same for every way into
 * the account.
 */
export interface SignInFilter {
  /**
   * The events that match. `[SignInEvent.ANY]` matches every event.
   *
   * @default - every way into the account, and every event of the console but `CheckMfa`, `ExitRole`, `GetSigninToken` and `RenewRole`,
   * which accompany others, so that one sign-in sends one mail. New and unknown events of the console match. A sign-in that is given up
   * at the MFA prompt, which may be a stolen password, does not match.
   */
  readonly events?: SignInEvent[];

  /**
   * The types of identity that match.
   *
   * @default - any type, and events without one
   */
  readonly identities?: SignInIdentity[];

  /**
   * The outcome that matches. Two alerts, one for each outcome, miss nothing.
   *
   * A failure has `Failure` in `responseElements` or in `serviceEventDetails`, or, if it is a call, an `errorCode`.
   *
   * @default - any outcome
   */
  readonly outcome?: SignInOutcome;

  /**
   * Whether sign-ins with a second factor match, or those without.
   *
   * It matches `ConsoleLogin` by the root user and IAM users alone, and no other way into the account: CloudTrail records `No` for every
   * federated sign-in, whatever the identity provider asked for, and nothing for other events. It fails with `events` or `identities` that
   * exclude these.
   *
   * @default - both, and events that say nothing of it
   */
  readonly mfa?: SignInMfa;

  /**
   * The ARNs that match, as IAM writes them; `*` stands for any text. The ARN of a role matches its sessions, whatever the path of the role.
   *
   * The ARN of an IAM user also matches failures without an ARN, by account and user name. Other sign-ins without an ARN do not match,
   * such as those of the types `IdentityCenterUser` and `WebIdentityUser`.
   * A star at the end costs nothing; EventBridge accepts only a few other stars.
   *
   * @default - any ARN, and events without one
   */
  readonly principals?: string[];

  /**
   * The ARNs that do not match, in the same form. Sign-ins without an ARN match, as most failures are, also those of these users.
   *
   * With `principals`, both must be exact ARNs.
   *
   * @default - no ARN is left out
   */
  readonly exceptPrincipals?: string[];

  /**
   * The source addresses and CIDR ranges that match, IPv4 and IPv6. Names in place of an address, such as `AWS Internal`, do not match.
   *
   * EventBridge compares the leading digits of addresses, so a range may also match addresses of the other family.
   *
   * @default - any source address, and events without one
   */
  readonly sourceIps?: string[];

  /**
   * The source addresses and CIDR ranges that do not match. Everything that is not certainly one of these addresses matches: names, missing
   * addresses and unusual spellings.
   *
   * With `sourceIps`, these addresses are removed from those.
   *
   * @default - no address is left out
   */
  readonly exceptSourceIps?: string[];
}

/**
 * Checks a filter and compiles it. Warns on the alert of wildcards that EventBridge may refuse.
 *
 * @param reserved the number of characters of the pattern that its rule needs for something else
 * @internal
 */
export function _compile(filter: SignInFilter, alert: IConstruct, reserved = 0): CompiledFilter {
  const criteria = criteriaOf(filter);
  const compiled = compileFilter(criteria, reserved);
  const { wildcards } = compiled;
  if (wildcards && wildcards.complexity > SAFE_WILDCARD_COMPLEXITY) {
    warn(alert, 'wildcardComplexity', `signIns.${wildcards.field} makes wildcards of complexity ${wildcards.complexity}; EventBridge is known to accept ` +
      `${SAFE_WILDCARD_COMPLEXITY} and may refuse more: use fewer stars`);
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

/** An ARN as the pattern tests it. An unresolved token cannot be checked, and is compared as it is. */
function arnTest(prop: string, arn: string): ArnTest {
  if (!Token.isUnresolved(arn) || arn.startsWith('arn:')) return read(prop, arn, principalOf);
  if (isRole(arn)) {
    throw new Error(`${prop} is the ARN of a role of this app, and sign-ins carry the ARN of its session: ` +
      'write `arn:aws:sts::123456789012:assumed-role/${role.roleName}/*` with your account');
  }
  if (arn.includes('*')) {
    throw new Error(`${prop} is ${JSON.stringify(arn)}, whose beginning is an unresolved token: ` +
      'write the ARN out, with the token inside it, such as `arn:aws:iam::123456789012:user/${prefix}*`');
  }
  const user = userOf(arn);
  return { kind: 'exact', text: arn, ...user && { identityType: 'IAMUser', user: { account: Stack.of(user).account, name: user.userName } } };
}

/** The user of this app whose ARN it is. */
function userOf(arn: string): iam.User | undefined {
  const { tokens: [token], length } = Tokenization.reverseString(arn);
  const owner = length === 1 && Reference.isReference(token) ? token.target.node.scope : undefined;
  return owner instanceof iam.User ? owner : undefined;
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

/** Refuses an unresolved token where the pattern depends on its value. */
function checkTokens(filter: SignInFilter): void {
  const { events = [], identities = [], outcome, mfa, principals, exceptPrincipals, sourceIps = [], exceptSourceIps = [] } = filter;
  const refuse = (field: string, list: readonly (string | undefined)[], because: string) => {
    const index = list.findIndex(text => Token.isUnresolved(text));
    if (index !== -1) {
      throw new Error(`signIns.${field}[${index}] is an unresolved token, and ${because}: give it as text`);
    }
  };
  refuse('sourceIps', sourceIps, 'the pattern needs the network at synthesis');
  refuse('exceptSourceIps', exceptSourceIps, 'the pattern needs the network at synthesis');
  if (principals && exceptPrincipals) {
    refuse('principals', principals, 'with signIns.exceptPrincipals the ARN must be known at synthesis');
    refuse('exceptPrincipals', exceptPrincipals, 'with signIns.principals the ARN must be known at synthesis');
  }
  if (mfa) refuse('identities', identities.map(({ _identityType }) => _identityType), 'with signIns.mfa the type must be known at synthesis');
  if (outcome && !mfa) {
    refuse('events', events.map(({ _kind }) => (_kind === 'every' ? undefined : _kind.name)), 'with signIns.outcome the name of the event must be known at synthesis');
  }
}

const unique = (texts: readonly string[]): readonly string[] => [...new Set(texts)];
