import { Annotations, Fn, Lazy } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { AlertRecipient, SignInEvent, SignInEventType, SignInFilter, SignInIdentity, SignInMfa, SignInOutcome } from '../../src';
import { _compile } from '../../src/sign-in-filter';
import { alertIn, only, stackIn, warnings } from '../support/synthesis';

const LOGIN = [SignInEvent.CONSOLE_LOGIN];

/** The pattern that the filter becomes. */
function patternOf(signIns: SignInFilter, stack = stackIn()): Readonly<Record<string, unknown>> {
  alertIn(stack, { signIns });
  return only(stack, 'AWS::Events::Rule').Properties.EventPattern as Readonly<Record<string, unknown>>;
}

/** `detail` of the pattern that a filter on events of the console becomes. */
function detailOf(signIns: SignInFilter, stack = stackIn()): unknown {
  const { detail, ...rest } = patternOf(signIns, stack);
  expect(rest).toEqual({
    'source': ['aws.signin'],
    'detail-type': ['AWS Console Sign In via CloudTrail', 'AWS Console Signin via CloudTrail'],
    'replay-name': [{ exists: false }],
  });
  return detail;
}

/**
 * Typed from the CloudTrail guide, as the events are.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html
 */
const IDENTITIES_ON_THE_WIRE: Readonly<Record<Exclude<keyof typeof SignInIdentity, 'of' | 'prototype'>, string>> = {
  ROOT: 'Root',
  IAM_USER: 'IAMUser',
  ASSUMED_ROLE: 'AssumedRole',
  FEDERATED_USER: 'FederatedUser',
  IDENTITY_CENTER_USER: 'IdentityCenterUser',
  WEB_IDENTITY_USER: 'WebIdentityUser',
};

test.each(Object.entries(IDENTITIES_ON_THE_WIRE) as [keyof typeof IDENTITIES_ON_THE_WIRE, string][])('SignInIdentity.%s is %s on the wire', (constant, type) => {
  expect(detailOf({ events: LOGIN, identities: [SignInIdentity[constant]] })).toEqual({ eventName: ['ConsoleLogin'], userIdentity: { type: [type] } });
});

test('every identity is in the table above', () => {
  expect(Object.keys(SignInIdentity).sort()).toEqual(Object.keys(IDENTITIES_ON_THE_WIRE).sort());
});

test.each([
  {
    title: 'several events are taken in the order given',
    signIns: { events: [SignInEvent.SWITCH_ROLE, SignInEvent.CONSOLE_LOGIN] },
    detail: { eventName: ['SwitchRole', 'ConsoleLogin'] },
  },
  {
    title: 'an event given twice is taken once',
    signIns: { events: [SignInEvent.CHECK_MFA, SignInEvent.of('CheckMfa'), SignInEvent.CHECK_MFA] },
    detail: { eventName: ['CheckMfa'] },
  },
  { title: 'an unknown event can be named', signIns: { events: [SignInEvent.of('SomethingNew', SignInEventType.CONSOLE_SIGN_IN)] }, detail: { eventName: ['SomethingNew'] } },
  {
    title: 'a name that only synthesis knows is taken unchecked',
    signIns: { events: [SignInEvent.of(Lazy.string({ produce: () => 'not checked' }), SignInEventType.CONSOLE_SIGN_IN)] },
    detail: { eventName: ['not checked'] },
  },
])('$title', ({ signIns, detail }) => {
  expect(detailOf(signIns)).toEqual(detail);
});

const ALICE = 'arn:aws:iam::123456789012:user/alice';
const NOT_FAILURE = [{ exists: false }, { 'anything-but': 'Failure' }];

test.each<{ title: string; signIns: SignInFilter; detail: unknown }>([
  {
    title: 'an identity given twice is taken once',
    signIns: { events: LOGIN, identities: [SignInIdentity.ROOT, SignInIdentity.of('Root'), SignInIdentity.of('SAMLUser')] },
    detail: { eventName: ['ConsoleLogin'], userIdentity: { type: ['Root', 'SAMLUser'] } },
  },
  {
    title: 'an outcome stands under the names of the events',
    signIns: { events: [SignInEvent.CONSOLE_LOGIN, SignInEvent.of('SomethingNew', SignInEventType.CONSOLE_SIGN_IN)], outcome: SignInOutcome.SUCCESS },
    detail: { eventName: ['ConsoleLogin', 'SomethingNew'], responseElements: { ConsoleLogin: NOT_FAILURE, SomethingNew: NOT_FAILURE } },
  },
  {
    title: 'MFA that was used is a yes in any case',
    signIns: { mfa: SignInMfa.USED },
    detail: { eventName: ['ConsoleLogin'], userIdentity: { type: ['Root', 'IAMUser'] }, additionalEventData: { MFAUsed: [{ 'equals-ignore-case': 'yes' }] } },
  },
  {
    title: 'MFA that was not used is anything else',
    signIns: { mfa: SignInMfa.NOT_USED, identities: [SignInIdentity.ROOT] },
    detail: {
      eventName: ['ConsoleLogin'],
      userIdentity: { type: ['Root'] },
      additionalEventData: { MFAUsed: [{ exists: false }, { 'anything-but': { 'equals-ignore-case': 'yes' } }] },
    },
  },
  {
    title: 'principals and sources are read from text',
    signIns: { events: LOGIN, principals: [ALICE, 'arn:aws:iam::123456789012:role/team/Developer'], sourceIps: ['203.0.113.0/24', '2001:db8::1'] },
    detail: {
      eventName: ['ConsoleLogin'],
      userIdentity: {
        $or: [
          { arn: [ALICE, { prefix: 'arn:aws:sts::123456789012:assumed-role/Developer/' }] },
          { type: ['IAMUser'], arn: [{ exists: false }], accountId: ['123456789012'], userName: ['alice'] },
        ],
      },
      sourceIPAddress: [{ cidr: '203.0.113.0/24' }, '2001:db8::1'],
    },
  },
  {
    title: 'exceptions leave events without the value in',
    signIns: { events: LOGIN, exceptPrincipals: [ALICE], exceptSourceIps: ['203.0.113.0/25'] },
    detail: {
      eventName: ['ConsoleLogin'],
      userIdentity: { arn: [{ exists: false }, { 'anything-but': ALICE }] },
      sourceIPAddress: [{ exists: false }, { 'anything-but': { prefix: '203.0.113.' } }, { cidr: '203.0.113.128/25' }],
    },
  },
])('$title', ({ signIns, detail }) => {
  expect(detailOf(signIns)).toEqual(detail);
});

describe('an unresolved token', () => {
  test('is taken as an exact ARN', () => {
    expect(detailOf({ events: LOGIN, principals: [Fn.importValue('Alice')] })).toEqual({ eventName: ['ConsoleLogin'], userIdentity: { arn: [{ 'Fn::ImportValue': 'Alice' }] } });
  });

  test('is taken as the ARN of a user of this app, whose failures without an ARN have account and name', () => {
    const stack = stackIn();
    const user = new iam.User(stack, 'User');
    expect(detailOf({ events: LOGIN, principals: [user.userArn] }, stack)).toEqual({
      eventName: ['ConsoleLogin'],
      userIdentity: {
        $or: [
          { arn: [stack.resolve(user.userArn)] },
          { type: ['IAMUser'], arn: [{ exists: false }], accountId: ['123456789012'], userName: [stack.resolve(user.userName)] },
        ],
      },
    });
  });

  test('fails as the ARN of a user beside an identity that no user has', () => {
    const stack = stackIn();
    expect(() => detailOf({ identities: [SignInIdentity.ROOT], principals: [new iam.User(stack, 'User').userArn] }, stack)).toThrow('only Root can match, so that no sign-in would alert');
  });

  test('is taken inside an ARN, also of a role', () => {
    const stack = stackIn({});
    expect(detailOf({ events: LOGIN, principals: [stack.formatArn({ service: 'iam', region: '', resource: 'role', resourceName: 'Developer' })] }, stack)).toEqual({
      eventName: ['ConsoleLogin'],
      userIdentity: {
        arn: [{ prefix: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':sts::', { Ref: 'AWS::AccountId' }, ':assumed-role/Developer/']] } }],
      },
    });
  });

  test('is taken as the name of a role', () => {
    const stack = stackIn();
    const role = new iam.Role(stack, 'Role', { assumedBy: new iam.AccountRootPrincipal() });
    expect(detailOf({ events: LOGIN, exceptPrincipals: [`arn:aws:sts::123456789012:assumed-role/${role.roleName}/*`] }, stack)).toEqual({
      eventName: ['ConsoleLogin'],
      userIdentity: { arn: [{ exists: false }, { 'anything-but': { prefix: { 'Fn::Join': ['', ['arn:aws:sts::123456789012:assumed-role/', { Ref: 'Role1ABCC5F0' }, '/']] } } }] },
    });
  });

  test('is taken as an identity', () => {
    expect(detailOf({ events: LOGIN, identities: [SignInIdentity.of(Lazy.string({ produce: () => 'not checked' }))] })).toEqual({ eventName: ['ConsoleLogin'], userIdentity: { type: ['not checked'] } });
  });

  const later = Lazy.string({ produce: () => 'later' });
  test.each<{ prop: string; signIns: SignInFilter }>([
    { prop: 'sourceIps[1]', signIns: { sourceIps: ['192.0.2.1', later] } },
    { prop: 'exceptSourceIps[0]', signIns: { exceptSourceIps: [later] } },
    { prop: 'principals[0]', signIns: { principals: [later], exceptPrincipals: [ALICE] } },
    { prop: 'exceptPrincipals[0]', signIns: { principals: [ALICE], exceptPrincipals: [later] } },
    { prop: 'identities[0]', signIns: { mfa: SignInMfa.USED, identities: [SignInIdentity.of(later)] } },
    { prop: 'events[0]', signIns: { outcome: SignInOutcome.FAILURE, events: [SignInEvent.of(later, SignInEventType.CONSOLE_SIGN_IN)] } },
  ])('fails as $prop, where the pattern depends on it', ({ prop, signIns }) => {
    expect(() => detailOf(signIns)).toThrow(`signIns.${prop} is an unresolved token, and `);
  });

  test('fails as the ARN of a role, which no sign-in carries', () => {
    const stack = stackIn();
    const role = new iam.Role(stack, 'Role', { assumedBy: new iam.AccountRootPrincipal() });
    expect(() => detailOf({ principals: [role.roleArn] }, stack)).toThrow('signIns.principals[0] is the ARN of a role of this app, and sign-ins carry the ARN of its session: ' +
      'write `arn:aws:sts::123456789012:assumed-role/${role.roleName}/*` with your account');
  });

  test('fails as the beginning of an ARN', () => {
    expect(() => detailOf({ exceptPrincipals: [`${later}*`] })).toThrow(/^signIns\.exceptPrincipals\[0\] is ".*\*", whose beginning is an unresolved token: write the ARN out/);
  });
});

describe('wildcards that EventBridge may refuse', () => {
  const recipients = [AlertRecipient.email('security@example.com')];
  const OF_COMPLEXITY_9 = ['A', 'B', 'C'].map(role => `arn:aws:sts::*:assumed-role/${role}/*`);
  const OF_COMPLEXITY_10 = ['arn:*:sts::*:assumed-role/*/*', 'arn:aws:iam::*:user/a*'];

  test('are warned of on the alert, naming the prop', () => {
    const stack = stackIn();
    alertIn(stack, { recipients, signIns: { principals: OF_COMPLEXITY_10 } });
    expect(warnings(stack)).toEqual([{
      path: '/Stack/Alert',
      id: 'cdk-console-login-alert:wildcardComplexity',
      text: 'signIns.principals makes wildcards of complexity 10; EventBridge is known to accept 9 and may refuse more: use fewer stars',
    }]);
  });

  test('are not warned of where they are acknowledged, or simple', () => {
    const acknowledged = stackIn();
    Annotations.of(acknowledged).acknowledgeWarning('cdk-console-login-alert:wildcardComplexity');
    alertIn(acknowledged, { recipients, signIns: { principals: OF_COMPLEXITY_10 } });
    expect(warnings(acknowledged)).toEqual([]);

    const simple = stackIn();
    alertIn(simple, { recipients, signIns: { principals: OF_COMPLEXITY_9 } });
    expect(warnings(simple)).toEqual([]);
  });

  test('fail where they are surely too complex', () => {
    expect(() => detailOf({ principals: [...OF_COMPLEXITY_9, 'arn:aws:sts::*:assumed-role/D/*'] })).toThrow(
      'signIns.principals makes the wildcards of the event pattern too complex: 12, which is 2 over 10');
  });
});

describe('fails', () => {
  test('for an empty list', () => {
    expect(() => detailOf({ events: [] })).toThrow('signIns.events is an empty list, which no sign-in matches: name an event, or leave it out');
  });

  test.each(['identities', 'principals', 'sourceIps'])('for an empty list of %s', field => {
    expect(() => detailOf({ [field]: [] })).toThrow(`signIns.${field} is an empty list, which no sign-in matches: name one, or leave it out`);
  });

  test.each(['exceptPrincipals', 'exceptSourceIps'])('for an empty list of %s', field => {
    expect(() => detailOf({ [field]: [] })).toThrow(`signIns.${field} is an empty list, which leaves nothing out: name one, or leave it out`);
  });

  test.each<{ signIns: SignInFilter; message: string }>([
    { signIns: { principals: [ALICE, 'alice'] }, message: 'signIns.principals[1] is "alice", which is no ARN of somebody who signs in' },
    { signIns: { exceptPrincipals: ['arn:aws:iam::123456789012:group/a'] }, message: 'signIns.exceptPrincipals[0] is "arn:aws:iam::123456789012:group/a", which is in no sign-in event' },
    { signIns: { sourceIps: ['192.0.2.0/33'] }, message: 'signIns.sourceIps[0] is "192.0.2.0/33", which has no mask between /0 and /32' },
    { signIns: { exceptSourceIps: ['192.0.2.1', 'office'] }, message: 'signIns.exceptSourceIps[1] is "office", which is no IPv4 or IPv6 address or network' },
    { signIns: { exceptSourceIps: ['::/0'] }, message: 'signIns.exceptSourceIps has "::/0", which is too wide to be excluded by its text' },
    { signIns: { sourceIps: ['192.0.2.1'], exceptSourceIps: ['192.0.2.0/24'] }, message: 'signIns.exceptSourceIps leaves nothing of signIns.sourceIps' },
    { signIns: { principals: [ALICE], exceptPrincipals: [ALICE] }, message: 'signIns.exceptPrincipals leaves nothing of signIns.principals' },
    { signIns: { mfa: SignInMfa.USED, events: [SignInEvent.SWITCH_ROLE] }, message: 'signIns.mfa applies to ConsoleLogin alone, and signIns.events is SwitchRole' },
    { signIns: { mfa: SignInMfa.USED, identities: [SignInIdentity.ASSUMED_ROLE] }, message: 'signIns.mfa applies to the root user and IAM users alone' },
    { signIns: { identities: [SignInIdentity.ROOT], principals: [ALICE] }, message: 'signIns.principals has ARNs of IAMUser alone, and only Root can match' },
  ])('for $signIns', ({ signIns, message }) => {
    expect(() => detailOf(signIns)).toThrow(message);
  });

  test.each(['', ' Root', 'IAM User'])('for the identity type %j', identityType => {
    expect(() => SignInIdentity.of(identityType)).toThrow(`identityType is ${JSON.stringify(identityType)}: give one identity type of letters and digits, such as "Root"`);
  });

  test('for iamUser, a known identity type in another case', () => {
    expect(() => SignInIdentity.of('IamUser')).toThrow('identityType is "IamUser", which would match nothing, since letters compare by case: write "IAMUser"');
  });

  test('for a pattern that EventBridge finds too long, naming the prop and by how much', () => {
    const events = Array.from({ length: 100 }, (_, index) => SignInEvent.of(`SomeEventOfTheFuture${String(index).padStart(3, '0')}`, SignInEventType.CONSOLE_SIGN_IN));
    expect(() => detailOf({ events })).toThrow(/^signIns\.events makes the event pattern 27\d\d characters long: shorten it by [67]\d\d, since EventBridge allows 2048/);
  });
});

test.each<{ signIns: SignInFilter; message: string }>([
  { signIns: { events: [SignInEvent.CREDENTIAL_VERIFICATION], outcome: SignInOutcome.SUCCESS }, message: 'signIns.outcome is SUCCESS, and signIns.events is CredentialVerification, which alerts only where it failed' },
  { signIns: { events: [SignInEvent.SIGN_IN_ANOMALY], outcome: SignInOutcome.FAILURE }, message: 'signIns.outcome is FAILURE, and signIns.events is Sign-in Anomaly Alert, which never says that it failed' },
])('fails for an outcome that no event can have: $message', ({ signIns, message }) => {
  expect(() => patternOf(signIns)).toThrow(`${message}: leave one of the two out`);
});

test('a filter says what its coverage and its trail must know, and leaves the room that a coverage needs', () => {
  const compiled = (signIns: SignInFilter) => _compile(signIns, stackIn());
  expect(compiled({}).matchesRoot).toBe(true);
  expect(compiled({ identities: [SignInIdentity.IAM_USER] }).matchesRoot).toBe(false);
  expect(compiled({ identities: [SignInIdentity.of(Lazy.string({ produce: () => 'Root' }))] }).matchesRoot).toBe(true);
  // By `aws login` the root user is recorded in any Region.
  expect(compiled({ events: [SignInEvent.AUTHORIZE_OAUTH2_ACCESS, SignInEvent.ASSUME_ROOT] }).matchesRoot).toBe(false);
  expect(compiled({ events: [SignInEvent.CHECK_MFA] }).records).toEqual([
    { eventSource: 'signin.amazonaws.com', eventType: 'AwsConsoleSignIn', readOnly: true, names: ['CheckMfa'] },
  ]);
  expect(compiled({}).records.map(({ names, readOnly }) => [names.at(-1), readOnly])).toEqual([
    ['ExternalIdPDirectoryLogin', false], ['AuthorizeOAuth2Access', true], ['CredentialVerification', false], ['AssumeRoot', false],
  ]);
  expect(() => _compile({}, stackIn(), 2000)).toThrow('signIns.events makes the event pattern');
});
