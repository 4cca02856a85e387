import { Lazy } from 'aws-cdk-lib';
import { SignInEvent, SignInFilter } from '../src';
import { alertIn, only, stackIn } from './synthesis';

/** `detail` of the pattern that the filter becomes. */
function detailOf(signIns: SignInFilter): unknown {
  const stack = stackIn();
  alertIn(stack, { signIns });
  const { detail, ...rest } = only(stack, 'AWS::Events::Rule').Properties.EventPattern as Readonly<Record<string, unknown>>;
  expect(rest).toEqual({
    'source': ['aws.signin'],
    'detail-type': ['AWS Console Sign In via CloudTrail', 'AWS Console Signin via CloudTrail'],
  });
  return detail;
}

/**
 * Typed from the CloudTrail guide, and not taken from the source: a wrong case is silence.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-aws-console-sign-in-events.html
 */
const ON_THE_WIRE: Readonly<Record<Exclude<keyof typeof SignInEvent, 'of' | 'prototype' | 'ANY'>, string>> = {
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
};

test.each(Object.entries(ON_THE_WIRE) as [keyof typeof ON_THE_WIRE, string][])('SignInEvent.%s is %s on the wire', (constant, name) => {
  expect(detailOf({ events: [SignInEvent[constant]] })).toEqual({ eventName: [name] });
});

test('every constant is in the table above', () => {
  expect(Object.keys(SignInEvent).sort()).toEqual(['ANY', ...Object.keys(ON_THE_WIRE)].sort());
});

test.each([
  { title: 'an empty filter takes all but MFA prompts', signIns: {}, detail: { eventName: [{ exists: false }, { 'anything-but': ['CheckMfa'] }] } },
  { title: 'ANY takes everything', signIns: { events: [SignInEvent.ANY] }, detail: undefined },
  { title: 'ANY with others takes everything', signIns: { events: [SignInEvent.CHECK_MFA, SignInEvent.ANY, SignInEvent.EXIT_ROLE] }, detail: undefined },
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
  { title: 'an unknown event can be named', signIns: { events: [SignInEvent.of('UserAuthentication2')] }, detail: { eventName: ['UserAuthentication2'] } },
  {
    title: 'a name that only synthesis knows is taken unchecked',
    signIns: { events: [SignInEvent.of(Lazy.string({ produce: () => 'not checked' }))] },
    detail: { eventName: ['not checked'] },
  },
])('$title', ({ signIns, detail }) => {
  expect(detailOf(signIns)).toEqual(detail);
});

describe('fails', () => {
  test('for an empty list', () => {
    expect(() => detailOf({ events: [] })).toThrow('signIns.events is an empty list, which no sign-in matches: name an event, or leave it out');
  });

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

  test('for a pattern that EventBridge finds too long, naming the prop and by how much', () => {
    const events = Array.from({ length: 100 }, (_, index) => SignInEvent.of(`SomeEventOfTheFuture${String(index).padStart(3, '0')}`));
    expect(() => detailOf({ events })).toThrow(/^signIns\.events makes the event pattern 27\d\d characters long: shorten it by [67]\d\d, since EventBridge takes 2048/);
  });
});
