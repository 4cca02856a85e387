import * as fc from 'fast-check';
import { Filter } from './filter';
import { Json } from '../../../src/signin/cloudtrail-record';
import { SignInRecord } from '../../../src/signin/samples';
import { EVERY_KIND } from '../../events';
import { merge, Overrides } from '../../events/builder';

/**
 * Filters and events for runners that compare what a filter says, what its pattern does, and what another engine makes of it.
 * Both are drawn from small pools, so that they often meet.
 */

const CONSOLE_EVENTS = ['ConsoleLogin', 'CheckMfa', 'GetSigninToken', 'RenewRole', 'SwitchRole', 'PasswordUpdated', 'ExternalIdPDirectoryLogin', 'SomethingNew'];
const OTHER_EVENTS = ['AuthorizeOAuth2Access', 'CreateOAuth2Token', 'UserAuthentication', 'CredentialVerification', 'AssumeRoot', 'Sign-in Anomaly Alert'];
const IDENTITY_TYPES = ['Root', 'IAMUser', 'AssumedRole', 'FederatedUser', 'IdentityCenterUser', 'WebIdentityUser', 'Unknown'];

const EXACT_ARNS = [
  'arn:aws:iam::123456789012:root',
  'arn:aws:iam::123456789012:user/alice',
  'arn:aws:iam::111122223333:user/team/bob',
  'arn:aws:sts::123456789012:assumed-role/Developer/bob@example.com',
  'arn:aws:sts::123456789012:federated-user/dave',
];
const ARNS_WITH_STARS = [
  'arn:aws:iam::123456789012:user/*',
  'arn:aws:iam::123456789012:user/al*',
  'arn:aws:iam::*:user/*b',
  'arn:aws:sts::123456789012:assumed-role/Admin*',
  'arn:*:sts::*:assumed-role/Developer/*',
  'arn:aws:*::111122223333:*',
];
const ROLES = [
  'arn:aws:iam::123456789012:role/Developer',
  'arn:aws:iam::123456789012:role/aws-reserved/sso.amazonaws.com/Admin*',
  'arn:aws:iam::111122223333:role/*',
];

/** Every field of a filter. */
export const FIELDS = ['events', 'identities', 'outcome', 'mfa', 'principals', 'exceptPrincipals', 'sourceIps', 'exceptSourceIps'] as const;

/** A filter as it is typed, mostly of few fields. Some contradict themselves or are too large: see what `toPattern` throws. */
export function filters(): fc.Arbitrary<Filter> {
  const arns = fc.oneof(
    fc.uniqueArray(fc.constantFrom(...EXACT_ARNS), { minLength: 1, maxLength: 3 }),
    fc.uniqueArray(fc.constantFrom(...EXACT_ARNS, ...ARNS_WITH_STARS, ...ROLES), { minLength: 1, maxLength: 3 }),
  );
  const all = fc.record({
    events: fc.oneof(fc.constant('every' as const), fc.uniqueArray(fc.constantFrom(...CONSOLE_EVENTS, ...OTHER_EVENTS), { minLength: 1, maxLength: 4 })),
    identities: fc.uniqueArray(fc.constantFrom(...IDENTITY_TYPES), { minLength: 1, maxLength: 4 }),
    outcome: fc.constantFrom('success' as const, 'failure' as const),
    mfa: fc.constantFrom('used' as const, 'not-used' as const),
    principals: arns,
    exceptPrincipals: arns,
    sourceIps: fc.array(networks(), { minLength: 1, maxLength: 3 }),
    exceptSourceIps: fc.array(networks(), { minLength: 1, maxLength: 3 }),
  });
  return fc.tuple(all, fc.oneof(fc.subarray([...FIELDS], { maxLength: 2 }), fc.subarray([...FIELDS])))
    .map(([filter, fields]) => Object.fromEntries(fields.map(field => [field, filter[field]])) as Filter);
}

/** An event that a filter may take: any fixture, with the fields that filters look at changed. */
export function events(): fc.Arbitrary<SignInRecord> {
  return fc.tuple(
    fc.constantFrom(...EVERY_KIND.map(({ event }) => event)),
    perhaps(fc.constantFrom<Json | undefined>(...CONSOLE_EVENTS, 'ConsoleLogin', 'ConsoleLogin', undefined)),
    perhaps(fc.constantFrom<Json | undefined>(...IDENTITY_TYPES, 'Root', 'IAMUser', undefined)),
    perhaps(fc.constantFrom<Json | undefined>(...EXACT_ARNS, 'arn:aws:sts::123456789012:assumed-role/AdminOfAll/erin', '', null, undefined)),
    perhaps(fc.oneof({ weight: 4, arbitrary: sources() }, { weight: 1, arbitrary: fc.constantFrom<Json | undefined>(...NAMES, null, undefined) })),
    fc.constantFrom<Json | undefined>('Success', 'Failure', 'failure', null, undefined, 'none'),
    perhaps(fc.constantFrom<Json | undefined>('Yes', 'YES', 'yes', 'No', 'NO', 'no', '', 'Unknown', null, undefined)),
  ).map(([event, eventName, type, arn, sourceIPAddress, outcome, mfaUsed]) => {
    // Names tell the ways apart, so only those of the console change.
    const renamed = isOfConsole(event) ? eventName : undefined;
    const named = merge(event, { detail: present({ eventName: renamed, sourceIPAddress, userIdentity: present({ type, arn }) }) });
    const unanswered = merge(named, { detail: { responseElements: null, serviceEventDetails: undefined, errorCode: undefined } });
    return merge(unanswered, { detail: { ...answers(named, outcome), ...mfaUsed && { additionalEventData: { MFAUsed: mfaUsed.value } } } });
  });
}

/** Names that CloudTrail writes where there is no address. */
export const NAMES = ['AWS Internal', 'AWS Internal/3', 'signin.amazonaws.com', 'ec2.us-east-1.amazonaws.com', '-'];

/** A network as it is typed, aligned or not, IPv4 and IPv6. */
export function networks(): fc.Arbitrary<string> {
  return fc.oneof(
    fc.tuple(ipv4(), fc.integer({ min: 9, max: 32 })).map(([address, bits]) => `${address}/${bits}`),
    fc.tuple(ipv6(), fc.integer({ min: 30, max: 128 })).map(([groups, bits]) => `${groups.join(':')}/${bits}`),
    fc.tuple(ipv6(), fc.constantFrom(32, 48, 64, 128)).map(([groups, bits]) => `${groups.join(':')}/${bits}`),
    ipv4(),
  );
}

/** An address as an event may have it, in any spelling. */
export function sources(): fc.Arbitrary<string> {
  const spelt = fc.tuple(ipv6(), fc.nat(), fc.nat()).map(([groups, how, which]) => spellings(groups, which)[how % 7]);
  // Addresses whose digits begin like those of the other family.
  const twins = fc.constantFrom('cb00:7109::1', 'c633:6407:ffff::', '32.1.13.184');
  return fc.oneof({ weight: 4, arbitrary: ipv4() }, { weight: 5, arbitrary: spelt }, { weight: 1, arbitrary: twins });
}

function ipv4(): fc.Arbitrary<string> {
  return fc.tuple(
    fc.constantFrom('203.0', '198.51'), fc.constantFrom(0, 100, 113, 255), fc.oneof(fc.constantFrom(0, 1, 7, 10, 127, 128, 255), fc.nat(255)),
  ).map(octets => octets.join('.'));
}

/** Few values, so that zeros often stand in a row. */
function ipv6(): fc.Arbitrary<readonly string[]> {
  return fc.array(fc.constantFrom('0', '0', '0', '1', 'ab00', 'ffff'), { minLength: 6, maxLength: 6 })
    .map(groups => ['2001', 'db8', ...groups]);
}

/** An address in canonical form, in full, with leading zeros, in capitals, with `::` for one run of zeros, for one zero, and with dots. */
function spellings(groups: readonly string[], which: number): readonly string[] {
  const full = groups.join(':');
  const zeros = groups.flatMap((group, index) => (group === '0' ? [index] : []));
  const at = zeros[which % Math.max(1, zeros.length)];
  const one = at === undefined ? full : `${groups.slice(0, at).join(':')}::${groups.slice(at + 1).join(':')}`;
  const run = at === undefined ? full : `${groups.slice(0, at).join(':')}::${groups.slice(at).join(':').replace(/^(0(:|$))+/, '')}`;
  const dotted = groups.slice(6).flatMap(group => [Math.floor(parseInt(group, 16) / 256), parseInt(group, 16) % 256]).join('.');
  return [
    canonical(full), full, groups.map(group => group.padStart(4, '0')).join(':'), full.toUpperCase(), run, one, `${groups.slice(0, 6).join(':')}:${dotted}`,
  ];
}

/** The spelling of RFC 5952, as URLs have it. */
export function canonical(address: string): string {
  return new URL(`http://[${address}]/`).hostname.slice(1, -1);
}

interface Given { readonly value: Json | undefined }

function perhaps(arbitrary: fc.Arbitrary<Json | undefined>): fc.Arbitrary<Given | undefined> {
  return fc.option(arbitrary.map(value => ({ value })), { nil: undefined, freq: 3 });
}

/** What was drawn, without what stays as the fixture has it. */
function present(fields: Readonly<Record<string, Given | Overrides | undefined>>): Overrides {
  return Object.fromEntries(Object.entries(fields).flatMap(([key, given]) => {
    if (given === undefined) return [];
    return [[key, 'value' in given ? given.value : given]];
  }));
}

function isOfConsole(event: SignInRecord): boolean {
  return String(event['detail-type']).startsWith('AWS Console Sign');
}

/**
 * An event of the console answers under its own name, one without a name under any; null and nothing are answers too. Calls that
 * fail have a code, or no success.
 */
function answers(event: SignInRecord, outcome: Json | undefined): Overrides {
  const { eventName = 'ExitRole' } = event.detail as { readonly eventName?: string };
  if (outcome === 'none' || event['detail-type'] === 'Sign-in Anomaly Alert') return {};
  const answer = outcome === undefined ? undefined : { [eventName]: outcome };
  if (isOfConsole(event)) return { responseElements: answer };
  if (event['detail-type'] === 'AWS Service Event via CloudTrail') return { serviceEventDetails: answer };
  return {
    ...outcome === 'Failure' && { errorCode: 'AccessDenied' },
    additionalEventData: { success: outcome === 'failure' ? 'false' : outcome === 'Success' ? 'true' : undefined },
  };
}
