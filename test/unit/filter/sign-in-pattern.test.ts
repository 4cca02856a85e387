import { criteriaOf, Filter, kindsOf } from './filter';
import { compile } from '../../../src/eventbridge/compile-pattern';
import { matches } from '../../../src/eventbridge/match-event';
import { compileFilter, toPattern } from '../../../src/filter/sign-in-pattern';
import * as events from '../../events';

const DETAIL_TYPES = ['AWS Console Sign In via CloudTrail', 'AWS Console Signin via CloudTrail'];
const ALICE = 'arn:aws:iam::123456789012:user/alice';

const LOGIN = { events: ['ConsoleLogin'] };

test.each([
  { title: 'events of the console are as ever', filter: { events: ['SwitchRole', 'ConsoleLogin'] }, detail: { eventName: ['SwitchRole', 'ConsoleLogin'] } },
  { title: 'identities and sources stand beside the events', filter: { ...LOGIN, identities: ['IAMUser'], sourceIps: ['203.0.113.7'] }, detail: { eventName: ['ConsoleLogin'], userIdentity: { type: ['IAMUser'] }, sourceIPAddress: ['203.0.113.7'] } },
  {
    title: 'sources without others are one list',
    filter: { ...LOGIN, sourceIps: ['203.0.113.0/24'], exceptSourceIps: ['203.0.113.0/25'] },
    detail: { eventName: ['ConsoleLogin'], sourceIPAddress: [{ cidr: '203.0.113.128/25' }] },
  },
  {
    title: 'MFA says which events and identities it applies to, so that the outcome needs one name',
    filter: { mfa: 'not-used' as const, outcome: 'failure' as const },
    detail: {
      eventName: ['ConsoleLogin'],
      userIdentity: { type: ['Root', 'IAMUser'] },
      responseElements: { ConsoleLogin: ['Failure'] },
      additionalEventData: { MFAUsed: [{ exists: false }, { 'anything-but': { 'equals-ignore-case': 'yes' } }] },
    },
  },
])('$title', ({ filter, detail }) => {
  expect(toPattern(criteriaOf(filter))).toEqual({ 'source': ['aws.signin'], 'detail-type': DETAIL_TYPES, 'replay-name': [{ exists: false }], detail });
});

test('the default is the console, and every other way into an account', () => {
  expect(toPattern({})).toEqual({
    'source': ['aws.signin', 'aws.sts'],
    'detail-type': [...DETAIL_TYPES, 'AWS API Call via CloudTrail', 'AWS Service Event via CloudTrail', 'Sign-in Anomaly Alert'],
    'replay-name': [{ exists: false }],
    'detail': {
      $or: [
        { eventName: ['AuthorizeOAuth2Access', 'AssumeRoot'] },
        {
          eventName: ['UserAuthentication'],
          additionalEventData: { LoginTo: [{ exists: false }, { 'anything-but': { prefix: 'https://clients.amazonaws.com/workspaces' } }] },
        },
        {
          eventName: ['CredentialVerification'],
          serviceEventDetails: { CredentialVerification: ['Failure'] },
          additionalEventData: { CredentialType: [{ exists: false }, { 'anything-but': 'SMARTCARD' }] },
        },
        {
          eventName: [{ exists: false }, { 'anything-but': ['CheckMfa', 'ExitRole', 'RenewRole', 'GetSigninToken'] }],
          eventType: [{ exists: false }, { 'anything-but': { 'equals-ignore-case': ['AwsApiCall', 'AwsServiceEvent'] } }],
        },
      ],
    },
  });
});

test('every event is whatever AWS Sign-In records or sends, and root sessions', () => {
  expect(toPattern({ events: 'every' })).toEqual({
    'source': ['aws.signin', 'aws.sts'],
    'replay-name': [{ exists: false }],
    'detail': {
      $or: [
        { eventSource: [{ exists: false }, { 'anything-but': 'sts.amazonaws.com' }] },
        { eventSource: ['sts.amazonaws.com'], eventName: ['AssumeRoot'] },
      ],
    },
  });
});

test.each([
  { title: 'another source', change: { source: 'custom.signin' } },
  { title: 'another detail-type', change: { 'detail-type': 'AWS API Call via CloudTrail' } },
  { title: 'a replay', change: { 'replay-name': 'Yesterday' } },
])('nothing of $title is taken', ({ change }) => {
  expect(matches(compile(JSON.stringify(toPattern({ events: kindsOf('ConsoleLogin') }))), JSON.stringify(events.root(change)))).toBe(false);
});

describe('the quota of 2,048 characters', () => {
  const room = 2048 - JSON.stringify(toPattern({ events: kindsOf('') })).length;

  test('can be used to the last', () => {
    expect(JSON.stringify(toPattern({ events: kindsOf('x'.repeat(room)) }))).toHaveLength(2048);
  });

  test('leaves free what somebody else adds', () => {
    expect(JSON.stringify(compileFilter({ events: kindsOf('x'.repeat(room - 100)) }, 100).pattern)).toHaveLength(1948);
    expect(() => compileFilter({ events: kindsOf('x'.repeat(room - 97)) }, 100)).toThrow('signIns.events makes the event pattern 1951 characters long: shorten it by 3, ' +
      'since EventBridge allows 2048, of which 100 say from which accounts and Regions sign-ins come');
  });

  test.each([
    { field: 'events', filter: { events: ['x'.repeat(room + 3)] }, over: 3 },
    { field: 'events', filter: { events: Array.from({ length: 90 }, (_, index) => `SomeEventOfTheFuture${index}`), identities: ['Root'] }, over: undefined },
    { field: 'identities', filter: { identities: Array.from({ length: 90 }, (_, index) => `SomeIdentityOfTheFuture${index}`) }, over: undefined },
    { field: 'principals', filter: { principals: Array.from({ length: 60 }, (_, index) => `${ALICE}${index}`), outcome: 'success' as const }, over: undefined },
    { field: 'exceptPrincipals', filter: { exceptPrincipals: Array.from({ length: 60 }, (_, index) => `${ALICE}${index}`) }, over: undefined },
    { field: 'sourceIps', filter: { sourceIps: Array.from({ length: 100 }, (_, index) => `203.0.${2 * index}.0/24`) }, over: undefined },
    { field: 'exceptSourceIps', filter: { exceptSourceIps: Array.from({ length: 100 }, (_, index) => `203.0.${index}.0/25`) }, over: undefined },
    {
      field: 'exceptSourceIps',
      filter: { sourceIps: ['203.0.0.0/16'], exceptSourceIps: Array.from({ length: 100 }, (_, index) => `203.0.${2 * index}.7`) },
      over: undefined,
    },
    { field: 'outcome', filter: { outcome: 'success' as const, principals: Array.from({ length: 5 }, (_, index) => `${ALICE}${index}`), sourceIps: Array.from({ length: 40 }, (_, index) => `203.0.113.${2 * index}`), exceptSourceIps: ['192.0.2.1'], events: Array.from({ length: 12 }, (_, index) => `SomeEventOfTheFuture${index}`) }, over: undefined },
  ])('fails when it is passed, and names $field, which adds most', ({ field, filter, over }) => {
    const expected = new RegExp(`^signIns\\.${field} makes the event pattern (\\d+) characters long: shorten it by (\\d+), since EventBridge allows 2048(; or move [\\w, -]+ to a second alert by signIns\\.events)?$`);
    expect(() => toPattern(criteriaOf(filter))).toThrow(expected);
    try {
      toPattern(criteriaOf(filter));
    } catch (error) {
      const [, length, excess] = expected.exec((error as Error).message)!.map(Number);
      expect(excess).toBe(over ?? length - 2048);
    }
  });
});

describe('events that a second alert could have', () => {
  const sourceIps = (count: number) => Array.from({ length: count }, (_, index) => `203.0.${2 * index}.0/24`);

  test('are as few as make the pattern fit, those of the console last', () => {
    // A second alert has all the other ways if it has the longest of them.
    const most = 46;
    expect(() => toPattern(criteriaOf({ sourceIps: sourceIps(most) }))).not.toThrow();
    expect(() => toPattern(criteriaOf({ sourceIps: sourceIps(most + 1) })))
      .toThrow(/^signIns\.sourceIps makes the event pattern \d+ characters long: .*; or move Sign-in Anomaly Alert to a second alert by signIns\.events$/);
    expect(() => toPattern(criteriaOf({ sourceIps: sourceIps(most + 18) }))).toThrow(
      /; or move AuthorizeOAuth2Access, UserAuthentication, CredentialVerification, AssumeRoot, Sign-in Anomaly Alert to a second alert by signIns\.events$/);
    expect(() => toPattern(criteriaOf({ sourceIps: sourceIps(68), events: ['UserAuthentication', 'ConsoleLogin'] })))
      .toThrow(/; or move UserAuthentication to a second alert by signIns\.events$/);
  });

  test('are not named where that would not be enough', () => {
    expect(() => toPattern(criteriaOf({ sourceIps: sourceIps(100) }))).toThrow(/since EventBridge allows 2048$/);
    expect(() => toPattern(criteriaOf({ sourceIps: sourceIps(100), events: ['ConsoleLogin'] }))).toThrow(/since EventBridge allows 2048$/);
  });
});

describe('the complexity of wildcards', () => {
  const roles = (count: number) => Array.from({ length: count }, (_, index) => `arn:aws:sts::*:assumed-role/${'ABCDEF'[index]}/*`);

  const wildcards = (filter: Filter) => compileFilter(criteriaOf(filter)).wildcards;

  test('is that of the field with the most', () => {
    expect(wildcards({})).toBeUndefined();
    expect(wildcards({ principals: [ALICE] })).toBeUndefined();
    expect(wildcards({ principals: roles(3) })).toEqual({ field: 'principals', complexity: 9 });
    expect(wildcards({ principals: ['arn:aws:iam::*:user/a'], exceptSourceIps: ['2001:db8::/33', '203.0.113.7'] }))
      .toEqual({ field: 'exceptSourceIps', complexity: expect.any(Number) });
  });

  test('may be 9, and fails above 10', () => {
    expect(() => toPattern(criteriaOf({ principals: roles(3) }))).not.toThrow();
    expect(() => toPattern(criteriaOf({ principals: roles(4) }))).toThrow('signIns.principals makes the wildcards of the event pattern too complex: 12, which is 2 over 10');
  });
});

test('fails where identities and principals contradict each other, also by what MFA applies to', () => {
  const role = 'arn:aws:iam::123456789012:role/Developer';
  expect(() => toPattern(criteriaOf({ identities: ['Root'], principals: [ALICE] }))).toThrow('signIns.principals has ARNs of IAMUser alone, and only Root can match');
  expect(() => toPattern(criteriaOf({ mfa: 'used', principals: [role] }))).toThrow('signIns.principals has ARNs of AssumedRole alone, and only Root, IAMUser can match');
});
