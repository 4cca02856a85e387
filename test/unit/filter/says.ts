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

interface Detail {
  readonly eventName?: string;
  readonly userIdentity?: { readonly type?: string; readonly arn?: string | null };
  readonly sourceIPAddress?: string | null;
  readonly responseElements?: Readonly<Record<string, unknown>> | null;
  readonly additionalEventData?: Readonly<Record<string, unknown>> | null;
}

/** What a filter says of an event, written from its documentation and knowing nothing of patterns. */
export function says(filter: Filter, event: SignInRecord): Verdict {
  const detail = event.detail as unknown as Detail;
  const verdicts = [
    ofEvents(filter, detail), ofIdentities(filter, detail), ofOutcome(filter, detail), ofMfa(filter, detail),
    ofPrincipals(filter, detail), ofSources(filter, detail),
  ];
  if (verdicts.includes(false)) return false;
  return verdicts.includes('either') ? 'either' : true;
}

function ofEvents({ events }: Filter, { eventName }: Detail): boolean {
  if (events === undefined) return !BESIDE_OTHERS.includes(eventName ?? '');
  return events === 'every' || (eventName !== undefined && events.includes(eventName));
}

function ofIdentities({ identities }: Filter, { userIdentity }: Detail): boolean {
  return identities === undefined || (userIdentity?.type !== undefined && identities.includes(userIdentity.type));
}

function ofOutcome({ outcome, events }: Filter, { responseElements }: Detail): boolean {
  const byDefault = KNOWN_NAMES.filter(name => !BESIDE_OTHERS.includes(name));
  const names = events === 'every' ? KNOWN_NAMES : events ?? byDefault;
  const failed = names.some(name => responseElements?.[name] === 'Failure');
  return outcome === undefined || failed === (outcome === 'failure');
}

function ofMfa({ mfa }: Filter, { eventName, userIdentity, additionalEventData }: Detail): boolean {
  if (mfa === undefined) return true;
  const used = /^yes$/i.test(String(additionalEventData?.MFAUsed));
  return eventName === 'ConsoleLogin' && ['Root', 'IAMUser'].includes(userIdentity?.type ?? '') && used === (mfa === 'used');
}

function ofPrincipals({ principals, exceptPrincipals = [] }: Filter, { userIdentity }: Detail): boolean {
  const arn = userIdentity?.arn ?? '';
  const isOneOf = (list: readonly string[]) => arn !== '' && list.some(principal => isArnOf(arn, principal));
  return (principals === undefined || isOneOf(principals)) && !isOneOf(exceptPrincipals);
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
