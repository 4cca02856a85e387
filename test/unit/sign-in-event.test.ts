import { Lazy } from 'aws-cdk-lib';
import { SignInEvent, SignInEventType, SignInFilter, SignInOutcome } from '../../src';
import { alertIn, only, stackIn } from '../support/synthesis';

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
 * Typed from the CloudTrail guide, and not taken from the source: a wrong case is silence.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-aws-console-sign-in-events.html
 */
const ON_THE_WIRE = {
  CONSOLE_LOGIN: 'ConsoleLogin',
  CHECK_MFA: 'CheckMfa',
  SWITCH_ROLE: 'SwitchRole',
  EXIT_ROLE: 'ExitRole',
  RENEW_ROLE: 'RenewRole',
  SIGNIN_TOKEN: 'GetSigninToken',
  PASSWORD_UPDATED: 'PasswordUpdated',
  PASSWORD_RECOVERY_REQUESTED: 'PasswordRecoveryRequested',
  PASSWORD_RECOVERY_COMPLETED: 'PasswordRecoveryCompleted',
  EXTERNAL_IDP_DIRECTORY_LOGIN: 'ExternalIdPDirectoryLogin',
} as const;

/**
 * Typed from the records and pages of AWS: each with its source, detail-type and detail.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/cloudtrail-integration.html
 * @see https://docs.aws.amazon.com/singlesignon/latest/userguide/sign-in-events-examples.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/cloudtrail-track-privileged-tasks.html
 * @see https://docs.aws.amazon.com/eventbridge/latest/ref/events-ref-signin.html
 */
const OTHER_WAYS = {
  AUTHORIZE_OAUTH2_ACCESS: { 'source': ['aws.signin'], 'detail-type': ['AWS API Call via CloudTrail'], 'detail': { eventName: ['AuthorizeOAuth2Access'] } },
  CREATE_OAUTH2_TOKEN: {
    'source': ['aws.signin'],
    'detail-type': ['AWS API Call via CloudTrail'],
    'detail': { eventName: ['CreateOAuth2Token'], additionalEventData: { grant_type: [{ exists: false }, { 'anything-but': 'refresh_token' }] } },
  },
  USER_AUTHENTICATION: {
    'source': ['aws.signin'],
    'detail-type': ['AWS Service Event via CloudTrail'],
    'detail': {
      eventName: ['UserAuthentication'],
      additionalEventData: { LoginTo: [{ exists: false }, { 'anything-but': { prefix: 'https://clients.amazonaws.com/workspaces' } }] },
    },
  },
  CREDENTIAL_VERIFICATION: {
    'source': ['aws.signin'],
    'detail-type': ['AWS Service Event via CloudTrail'],
    'detail': {
      eventName: ['CredentialVerification'],
      serviceEventDetails: { CredentialVerification: ['Failure'] },
      additionalEventData: { CredentialType: [{ exists: false }, { 'anything-but': 'SMARTCARD' }] },
    },
  },
  ASSUME_ROOT: { 'source': ['aws.sts'], 'detail-type': ['AWS API Call via CloudTrail'], 'detail': { eventName: ['AssumeRoot'] } },
  SIGN_IN_ANOMALY: { 'source': ['aws.signin'], 'detail-type': ['Sign-in Anomaly Alert'] },
} as const;

test.each(Object.entries(OTHER_WAYS) as [keyof typeof OTHER_WAYS, object][])('SignInEvent.%s comes from where AWS says', (constant, pattern) => {
  expect(patternOf({ events: [SignInEvent[constant]] })).toEqual({ 'replay-name': [{ exists: false }], ...pattern });
});

test.each(Object.entries(ON_THE_WIRE) as [keyof typeof ON_THE_WIRE, string][])('SignInEvent.%s is %s on the wire', (constant, name) => {
  expect(detailOf({ events: [SignInEvent[constant]] })).toEqual({ eventName: [name] });
});

test('every constant is in the tables above', () => {
  expect(Object.keys(SignInEvent).sort()).toEqual(['ANY', ...Object.keys(ON_THE_WIRE), ...Object.keys(OTHER_WAYS)].sort());
});

describe('an event by its name', () => {
  test.each([
    ['ConsoleLogin', SignInEvent.CONSOLE_LOGIN], ['AuthorizeOAuth2Access', SignInEvent.AUTHORIZE_OAUTH2_ACCESS], ['CredentialVerification', SignInEvent.CREDENTIAL_VERIFICATION],
    ['AssumeRoot', SignInEvent.ASSUME_ROOT],
  ])('%s comes from where its constant does', (name, constant) => {
    expect(patternOf({ events: [SignInEvent.of(name)] })).toEqual(patternOf({ events: [constant] }));
  });

  test.each([
    [SignInEventType.API_CALL, 'AWS API Call via CloudTrail'],
    [SignInEventType.SERVICE_EVENT, 'AWS Service Event via CloudTrail'],
    [SignInEventType.CONSOLE_ACTION, 'AWS Console Action via CloudTrail'],
  ])('that is not known has the detail-type of %s', (eventType, detailType) => {
    expect(patternOf({ events: [SignInEvent.of('SomethingNew', eventType)] })).toEqual({
      'source': ['aws.signin'], 'detail-type': [detailType], 'replay-name': [{ exists: false }], 'detail': { eventName: ['SomethingNew'] },
    });
  });

  test('fails where its detail-type is not known, so that it would never come', () => {
    expect(() => SignInEvent.of('SomethingNew')).toThrow('eventName is "SomethingNew", and the kind of its record is not known, so that no rule could match it: ' +
      'give the eventType of its CloudTrail record, such as SignInEventType.CONSOLE_SIGN_IN');
    expect(() => SignInEvent.of(Lazy.string({ produce: () => 'later' }))).toThrow('eventName is an unresolved token, and the kind of its record is not known');
  });

  test('fails where AWS records it otherwise', () => {
    expect(() => SignInEvent.of('AuthorizeOAuth2Access', SignInEventType.CONSOLE_SIGN_IN))
      .toThrow('eventName is "AuthorizeOAuth2Access", and eventType is CONSOLE_SIGN_IN: CloudTrail records it as AwsApiCall, so leave eventType out');
    expect(() => SignInEvent.of('ConsoleLogin', SignInEventType.CONSOLE_SIGN_IN)).not.toThrow();
  });
});

describe('ANY', () => {
  const any = patternOf({ events: [SignInEvent.ANY] });

  test('is everything, whatever stands beside it', () => {
    expect(any).toEqual({
      'source': ['aws.signin', 'aws.sts'],
      'replay-name': [{ exists: false }],
      'detail': { $or: [{ eventSource: [{ exists: false }, { 'anything-but': 'sts.amazonaws.com' }] }, { eventSource: ['sts.amazonaws.com'], eventName: ['AssumeRoot'] }] },
    });
    expect(patternOf({ events: [SignInEvent.CHECK_MFA, SignInEvent.ANY, SignInEvent.EXIT_ROLE] })).toEqual(any);
  });

  test('has an outcome also under the names that were given beside it', () => {
    const events = [SignInEvent.ANY, SignInEvent.of('SomethingNew', SignInEventType.CONSOLE_SIGN_IN), SignInEvent.EXIT_ROLE];
    expect(JSON.stringify(patternOf({ events, outcome: SignInOutcome.FAILURE })))
      .toContain(JSON.stringify({ responseElements: { $or: [...Object.values(ON_THE_WIRE), 'SomethingNew'].map(name => ({ [name]: ['Failure'] })) } }));
  });
});

describe('fails', () => {
  test.each(['', ' ', ' ConsoleLogin', 'ConsoleLogin ', 'ConsoleLogin\n', 'Console Login', 'ConsoleLogin,CheckMfa', 'Console*', 'signin:ConsoleLogin'])(
    'for the name %j', eventName => {
      expect(() => SignInEvent.of(eventName)).toThrow(`eventName is ${JSON.stringify(eventName)}: give one event name of letters and digits`);
    });

  test.each([
    ['consolelogin', 'ConsoleLogin'],
    ['CheckMFA', 'CheckMfa'],
    ['GetSignInToken', 'GetSigninToken'],
    ['ExternalIdpDirectoryLogin', 'ExternalIdPDirectoryLogin'],
  ])('for %s, a known name in another case', (eventName, known) => {
    expect(() => SignInEvent.of(eventName)).toThrow(`eventName is "${eventName}", which would match nothing, since letters compare by case: write "${known}"`);
  });
});
