import { CfnResource, Reference, Token, Tokenization } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { warn } from './cdk/warning';
import { WantedSignIns } from './coverage/strategy';
import { checkName } from './filter/aws-name';
import { SignInCriteria } from './filter/criteria';
import { IDENTITY_TYPES } from './filter/identity';
import { SAFE_WILDCARD_COMPLEXITY } from './filter/limits';
import { ArnTest, principalOf } from './filter/principal';
import { readOnlyEvents } from './filter/read-only';
import { takesRoot } from './filter/root';
import { compilePattern } from './filter/sign-in-pattern';
import { checkInput } from './input/check';
import { mark } from './input/mark';
import { networkOf } from './network/network';
import { EVENT_NAMES } from './signin/event-names';

/**
 * What happened, as AWS Sign-In names it in `detail.eventName`.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-aws-console-sign-in-events.html
 */
export class SignInEvent {
  /** Somebody signed in, or tried to: the root user, an IAM user, or a federated user. */
  public static readonly CONSOLE_LOGIN = new SignInEvent('ConsoleLogin');
  /** A second factor was asked for. A `ConsoleLogin` follows, unless the sign-in was given up at the prompt. By default it does not alert. */
  public static readonly CHECK_MFA = new SignInEvent('CheckMfa');
  /** A signed-in user switched to a role. */
  public static readonly SWITCH_ROLE = new SignInEvent('SwitchRole');
  /** A signed-in user went back from a role. By default it does not alert. */
  public static readonly EXIT_ROLE = new SignInEvent('ExitRole');
  /** The console renewed the session of a switched role, as it does every hour. By default it does not alert. */
  public static readonly RENEW_ROLE = new SignInEvent('RenewRole');
  /** A program or the access portal asked for a token: `GetSigninToken`, a name that Java could not have. By default it does not alert. */
  public static readonly SIGNIN_TOKEN = new SignInEvent('GetSigninToken');
  /** A password was changed. */
  public static readonly PASSWORD_UPDATED = new SignInEvent('PasswordUpdated');
  /** Somebody asked to recover the root user's password. */
  public static readonly PASSWORD_RECOVERY_REQUESTED = new SignInEvent('PasswordRecoveryRequested');
  /** The root user's password was recovered. */
  public static readonly PASSWORD_RECOVERY_COMPLETED = new SignInEvent('PasswordRecoveryCompleted');
  /** Somebody signed in through an external identity provider's directory. */
  public static readonly EXTERNAL_IDP_DIRECTORY_LOGIN = new SignInEvent('ExternalIdPDirectoryLogin');
  /** Every event of AWS Sign-In, those that do not alert by default and events without a name included. With others it still means every event. */
  public static readonly ANY = new SignInEvent(undefined);

  /**
   * An event that this library does not know by name.
   *
   * Letters compare by case, so a known name in another case fails.
   *
   * @param eventName as AWS writes it in `detail.eventName`, such as `ConsoleLogin`
   */
  public static of(eventName: string): SignInEvent {
    checkInput('SignInEvent.of', { eventName });
    if (!Token.isUnresolved(eventName)) checkName('eventName', eventName, EVENT_NAMES);
    return new SignInEvent(eventName);
  }

  /** @internal */
  public readonly _eventName: string | undefined;

  private constructor(eventName: string | undefined) {
    mark(this, 'SignInEvent');
    this._eventName = eventName;
  }
}

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
  /** A user of IAM Identity Center itself; in an account such a user is an `ASSUMED_ROLE`. */
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
    mark(this, 'SignInIdentity');
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
 * Which sign-ins alert. All given fields must hold.
 */
export interface SignInFilter {
  /**
   * What must have happened. `[SignInEvent.ANY]` takes every event of AWS Sign-In.
   *
   * @default - every event but `CheckMfa`, `ExitRole`, `GetSigninToken` and `RenewRole`, which come beside others, so that one sign-in is
   * one mail; new and unknown events alert. A sign-in that is given up at the MFA prompt, which may be a stolen password, is then not seen.
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
   * @default - either way
   */
  readonly outcome?: SignInOutcome;

  /**
   * Whether a second factor must have been used, or must not.
   *
   * Takes `ConsoleLogin` by the root user and IAM users alone: CloudTrail says `No` for every federated sign-in, whatever the
   * identity provider asked for, and nothing for other events. Fails beside `events` or `identities` that exclude these.
   *
   * @default - either way
   */
  readonly mfa?: SignInMfa;

  /**
   * Whose ARN is taken, as IAM writes it; `*` stands for any text. The ARN of a role means its sessions, whatever the role's path.
   *
   * Sign-ins without an ARN do not alert: most failures, and the types `IdentityCenterUser` and `WebIdentityUser`.
   * A star at the end costs nothing; of other stars EventBridge takes few.
   *
   * @default - anybody, with or without an ARN
   */
  readonly principals?: string[];

  /**
   * Whose ARN is not taken, in the same form. Sign-ins without an ARN alert, most failures among them.
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
 * Which sign-ins a filter takes, checked, in the words of events. Warns on the alert of wildcards that EventBridge may refuse.
 *
 * @param reserved how many characters of the pattern its rule needs for something else
 * @internal
 */
export function _wantedBy(filter: SignInFilter, alert: IConstruct, reserved = 0): WantedSignIns {
  const criteria = criteriaOf(filter);
  const { pattern, wildcards } = compilePattern(criteria, reserved);
  if (wildcards && wildcards.complexity > SAFE_WILDCARD_COMPLEXITY) {
    warn(alert, 'wildcardComplexity', `signIns.${wildcards.field} makes wildcards of complexity ${wildcards.complexity}; EventBridge is known to take ` +
      `${SAFE_WILDCARD_COMPLEXITY} and may refuse to deploy more: use fewer stars`);
  }
  return { pattern, takesRoot: takesRoot(criteria), readOnlyEvents: readOnlyEvents(criteria) };
}

function criteriaOf(filter: SignInFilter): SignInCriteria {
  checkLists(filter);
  checkTokens(filter);
  const { identities, outcome, mfa, principals, exceptPrincipals, sourceIps, exceptSourceIps } = filter;
  return {
    ...eventNamesOf(filter),
    identities: identities && unique(identities.map(({ _identityType }) => _identityType)),
    outcome: outcome && (outcome === SignInOutcome.FAILURE ? 'failure' : 'success'),
    mfa: mfa && (mfa === SignInMfa.USED ? 'used' : 'not-used'),
    principals: principals?.map((arn, index) => arnTest(`signIns.principals[${index}]`, arn)),
    exceptPrincipals: exceptPrincipals?.map((arn, index) => arnTest(`signIns.exceptPrincipals[${index}]`, arn)),
    sourceIps: sourceIps?.map((text, index) => read(`signIns.sourceIps[${index}]`, text, networkOf)),
    exceptSourceIps: exceptSourceIps?.map((text, index) => read(`signIns.exceptSourceIps[${index}]`, text, networkOf)),
  };
}

function eventNamesOf({ events }: SignInFilter): Pick<SignInCriteria, 'eventNames' | 'unknownNames'> {
  if (!events) return {};
  const names = unique(events.flatMap(({ _eventName }) => _eventName ?? []));
  return events.some(({ _eventName }) => _eventName === undefined)
    ? { eventNames: 'every', unknownNames: names.filter(name => !EVENT_NAMES.some(known => known === name)) }
    : { eventNames: names };
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
  if (outcome && !mfa) refuse('events', events.map(({ _eventName }) => _eventName), 'beside signIns.outcome it is where the outcome stands');
}

const unique = (texts: readonly string[]): readonly string[] => [...new Set(texts)];
