import { BlockList, isIP } from 'node:net';
import { canonical } from './arbitraries';
import { Filter } from './filter';
import { SignInRecord } from '../../../src/signin/samples';

/** Whether a filter takes an event; `either` where it promises nothing. */
export type Verdict = boolean | 'either';

/** Events that come beside others, and do not alert unless they are asked for. */
const BESIDE_OTHERS = ['CheckMfa', 'ExitRole', 'GetSigninToken', 'RenewRole'];

/** Events whose outcome a filter knows without being given their names, as the documentation lists them. */
const KNOWN_NAMES = [
  'ConsoleLogin', 'CheckMfa', 'SwitchRole', 'ExitRole', 'RenewRole', 'GetSigninToken',
  'PasswordUpdated', 'PasswordRecoveryRequested', 'PasswordRecoveryCompleted', 'ExternalIdPDirectoryLogin',
];

/** The names under which IAM Identity Center says its outcome. */
const STEPS = ['UserAuthentication', 'CredentialVerification', 'CredentialChallenge'];

interface Detail {
  readonly eventName?: string;
  readonly userIdentity?: { readonly type?: string; readonly arn?: string | null; readonly accountId?: string; readonly userName?: string };
  readonly sourceIPAddress?: string | null;
  readonly errorCode?: string;
  readonly responseElements?: Readonly<Record<string, unknown>> | null;
  readonly serviceEventDetails?: Readonly<Record<string, unknown>> | null;
  readonly additionalEventData?: Readonly<Record<string, unknown>> | null;
}

/** What a filter says of an event, written from its documentation and knowing nothing of patterns. */
export function says(filter: Filter, event: SignInRecord): Verdict {
  const detail = event.detail as unknown as Detail;
  const verdicts = [
    ofEvents(filter, event, detail), ofIdentities(filter, detail), ofOutcome(filter, event, detail), ofMfa(filter, detail),
    ofPrincipals(filter, detail), ofSources(filter, detail),
  ];
  if (verdicts.includes(false)) return false;
  return verdicts.includes('either') ? 'either' : true;
}

/** Which way into the account the event is of. */
function wayOf(event: SignInRecord): 'console' | 'call' | 'center' | 'anomaly' {
  switch (event['detail-type']) {
    case 'AWS API Call via CloudTrail': return 'call';
    case 'AWS Service Event via CloudTrail': return 'center';
    case 'Sign-in Anomaly Alert': return 'anomaly';
    default: return 'console';
  }
}

function ofEvents({ events }: Filter, event: SignInRecord, detail: Detail): boolean {
  const { eventName = '' } = detail;
  if (events === 'every') return event.source === 'aws.signin' || eventName === 'AssumeRoot';
  const way = wayOf(event);
  if (way === 'console') return events === undefined ? !BESIDE_OTHERS.includes(eventName) : detail.eventName !== undefined && events.includes(eventName);
  if (way === 'anomaly') return events === undefined || events.includes('Sign-in Anomaly Alert');
  const asked = events === undefined ? ['AuthorizeOAuth2Access', 'AssumeRoot', 'UserAuthentication', 'CredentialVerification'] : events;
  return asked.includes(eventName) && isOfInterest(detail);
}

/** Not renewals of tokens, users of WorkSpaces, or steps that went well. */
function isOfInterest({ eventName, additionalEventData, serviceEventDetails }: Detail): boolean {
  switch (eventName) {
    case 'CreateOAuth2Token': return additionalEventData?.grant_type !== 'refresh_token';
    case 'UserAuthentication': return !String(additionalEventData?.LoginTo).startsWith('https://clients.amazonaws.com/workspaces');
    case 'CredentialVerification': return serviceEventDetails?.CredentialVerification === 'Failure' && additionalEventData?.CredentialType !== 'SMARTCARD';
    default: return true;
  }
}

function ofIdentities({ identities }: Filter, { userIdentity }: Detail): boolean {
  return identities === undefined || (userIdentity?.type !== undefined && identities.includes(userIdentity.type));
}

function ofOutcome({ outcome, events }: Filter, event: SignInRecord, detail: Detail): boolean {
  if (outcome === undefined) return true;
  const { errorCode, responseElements, serviceEventDetails, additionalEventData } = detail;
  const names = events === 'every' ? KNOWN_NAMES : events ?? KNOWN_NAMES.filter(name => !BESIDE_OTHERS.includes(name));
  const failed = {
    console: names.some(name => responseElements?.[name] === 'Failure'),
    center: STEPS.some(name => serviceEventDetails?.[name] === 'Failure'),
    call: errorCode !== undefined || additionalEventData?.success === 'false',
    anomaly: false,
  }[wayOf(event)];
  return failed === (outcome === 'failure');
}

function ofMfa({ mfa }: Filter, { eventName, userIdentity, additionalEventData }: Detail): boolean {
  if (mfa === undefined) return true;
  const used = /^yes$/i.test(String(additionalEventData?.MFAUsed));
  return eventName === 'ConsoleLogin' && ['Root', 'IAMUser'].includes(userIdentity?.type ?? '') && used === (mfa === 'used');
}

function ofPrincipals({ identities, principals, exceptPrincipals = [] }: Filter, { userIdentity }: Detail): boolean {
  const arn = userIdentity?.arn ?? '';
  const isOneOf = (list: readonly string[]) => arn !== '' && list.some(principal => isArnOf(arn, principal));
  if (principals === undefined) return !isOneOf(exceptPrincipals);
  // A failure of an IAM user mostly has no ARN.
  if (userIdentity?.arn === undefined) {
    return userIdentity?.type === 'IAMUser' && (identities?.includes('IAMUser') ?? true)
      && principals.some(principal => !exceptPrincipals.includes(principal) && isUserOf(userIdentity, principal));
  }
  return isOneOf(principals) && !isOneOf(exceptPrincipals);
}

/** An IAM user is known by account and name; one that does not exist has none. */
function isUserOf({ accountId = '', userName }: NonNullable<Detail['userIdentity']>, principal: string): boolean {
  const [, , service, , account, resource] = principal.split(':');
  if (userName === undefined || service === 'sts' || !(resource.startsWith('user/') || resource === '*')) return false;
  const name = resource.split('/').at(-1)!;
  return like(accountId, account) && (name === '*' ? userName !== 'HIDDEN_DUE_TO_SECURITY_REASONS' : like(userName, name));
}

/** A role is whoever has a session of it; its path is in no event. */
function isArnOf(arn: string, principal: string): boolean {
  const [, partition, service, , account, resource] = principal.split(':');
  if (service !== 'iam' || !resource.startsWith('role/')) return like(arn, principal);
  const [, itsPartition, itsService, , itsAccount, itsResource] = arn.split(':');
  const [kind, name] = itsResource.split('/');
  return itsService === 'sts' && kind === 'assumed-role'
    && like(itsPartition, partition) && like(itsAccount, account) && like(name, resource.split('/').at(-1)!);
}

function like(text: string, glob: string): boolean {
  return new RegExp(`^${glob.split('*').map(part => part.replace(/[.+]/g, '\\$&')).join('.*')}$`).test(text);
}

function ofSources({ sourceIps, exceptSourceIps }: Filter, { sourceIPAddress }: Detail): Verdict {
  const source = sourceIPAddress ?? '';
  if (isIP(source) === 0) return sourceIps === undefined;
  const excepted = exceptSourceIps !== undefined && holds(exceptSourceIps, source);
  if (sourceIps !== undefined) {
    const taken = holds(sourceIps, source) && !excepted;
    // A range also takes what begins with the same digits in the other family, and no address with dots after colons.
    if (taken) return /:.*\./.test(source) ? 'either' : true;
    return mayBeginAlike(source) ? 'either' : false;
  }
  if (!excepted) return true;
  return isUsual(source) && !mayBeginAlike(source) ? false : 'either';
}

function holds(networks: readonly string[], source: string): boolean {
  const list = new BlockList();
  for (const network of networks) {
    const [address, bits] = network.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    list.addSubnet(address, bits === undefined ? (family === 'ipv6' ? 128 : 32) : Number(bits), family);
  }
  return list.check(source, isIP(source) === 6 ? 'ipv6' : 'ipv4');
}

function isUsual(source: string): boolean {
  return isIP(source) === 4 || canonical(source) === source;
}

/** The beginnings in hexadecimal of 203.0.0.0/16, 198.51.0.0/16 and 2001:db8::/32, in the other family. */
function mayBeginAlike(source: string): boolean {
  return /^(cb00:|c633:|32\.1\.)/i.test(source);
}
