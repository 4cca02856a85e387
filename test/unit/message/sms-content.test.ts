import { ENGLISH } from '../../../src/message/languages/english';
import { JAPANESE } from '../../../src/message/languages/japanese';
import { Line, parseTemplate } from '../../../src/message/parse-template';
import { SmsContent } from '../../../src/message/sms-content';
import { SMS_SENDER, smsPrefix, smsSize } from '../../../src/message/sms-size';
import { FIELDS } from '../../../src/signin/fields';
import { iamUser, unknownUser } from '../../events';
import { AS_GIVEN, EVENT, evaluate, published } from '../../support/evaluating';
import { delivered } from '../../support/rendering';

const [english, japanese] = [new SmsContent(ENGLISH.sms), new SmsContent(JAPANESE.sms)];
const beyondAscii = new SmsContent({ ...JAPANESE.sms, byKind: { other: ['アカウント <account>、<sourceIPAddress>'] } });
const sent = (text: unknown) => smsSize(smsPrefix(SMS_SENDER) + String(text));

/** The longest value of each field that a direct text message names, whatever the event is. */
const LONGEST: Readonly<Record<string, string>> = {
  account: '123456789012',
  // An IPv6 address; names of AWS services are shorter.
  sourceIPAddress: '2001:0db8:0000:0000:0000:0000:0000:ffff',
  // The longest of all partitions.
  region: 'us-isof-south-1',
};

/** The longest values of the other fields that an event can have at once. */
const LONGEST_OF_EVENT: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ConsoleLogin: { outcome: 'Success', userType: 'WebIdentityUser', errorCode: 'AccessDeniedException' },
  GetSigninToken: { outcome: 'Success', userType: 'FederatedUser', errorCode: 'AccessDeniedException' },
  SwitchRole: { outcome: 'Success', userType: 'WebIdentityUser', errorCode: 'AccessDeniedException' },
  // Of an identity provider, for whom no policy is evaluated.
  ExternalIdPDirectoryLogin: { outcome: 'Success', userType: 'WebIdentityUser', errorCode: '' },
  // Of the root user.
  PasswordRecoveryRequested: { outcome: 'Success', userType: 'Root', errorCode: 'AccessDenied' },
  PasswordRecoveryCompleted: { outcome: 'Success', userType: 'Root', errorCode: 'AccessDenied' },
  // A call has no outcome but an error. The longest of these is that of the API model of AWS Sign-In and of AWS STS.
  AuthorizeOAuth2Access: { outcome: '', userType: 'FederatedUser', errorCode: 'AccessDeniedException' },
  CreateOAuth2Token: { outcome: '', userType: 'FederatedUser', errorCode: 'TooManyRequestsException' },
  AssumeRoot: { outcome: '', userType: 'FederatedUser', errorCode: 'RegionDisabledException' },
  // A service event has no error.
  UserAuthentication: { outcome: 'Success', userType: 'IdentityCenterUser', errorCode: '' },
  CredentialVerification: { outcome: 'Success', userType: 'IdentityCenterUser', errorCode: '' },
  CredentialChallenge: { outcome: 'Success', userType: 'IdentityCenterUser', errorCode: '' },
};

const filled = (line: Line, eventName: string) => line.map(part => part.kind === 'text' ? part.text
  : { ...LONGEST, ...LONGEST_OF_EVENT[eventName], eventName }[part.field.name]).join('');

test('a text message has the event, the outcome, the user and the place', async () => {
  expect(delivered(english.toInputTransformer(), iamUser())).toBe('"Sign-in ConsoleLogin Success IAMUser, account 123456789012, 203.0.113.10, us-east-1 "');
  expect(delivered(japanese.toInputTransformer(), iamUser())).toBe('"Sign-in ConsoleLogin Success IAMUser, 123456789012, 203.0.113.10, us-east-1 "');
  expect(await published(english, unknownUser())).toEqual({
    subject: undefined,
    message: 'ConsoleLogin Failure, type IAMUser, account 123456789012, from 198.51.100.66, us-east-1, 2026-01-15T09:07:30Z',
    fallback: 'Sign-in event, see CloudTrail of account 123456789012',
  });
  expect(await published(japanese, unknownUser())).toEqual({
    subject: undefined,
    message: 'ConsoleLogin Failure, IAMUser, 123456789012, 198.51.100.66, us-east-1, 2026-01-15T09:07:30Z',
    fallback: 'サインイン関連のイベントがありました。CloudTrail を確認してください。アカウント 123456789012',
  });
});

test('SNS is asked to send it with the care of a transaction', () => {
  expect([english, japanese].map(content => content.toJsonata(EVENT, AS_GIVEN).attributes)).toEqual([
    { 'AWS.SNS.SMS.SMSType': 'Transactional' }, { 'AWS.SNS.SMS.SMSType': 'Transactional' },
  ]);
});

test('a time is written where somebody is', async () => {
  expect((await published(english, iamUser(), { timeZoneOffset: '+09:00' })).message).toMatch(/, 2026-01-15 18:04:30 \+09:00$/);
});

describe('delivered directly', () => {
  test.each([
    // 11 prefix, 2 quotes, 8, 21 name, 2, 13 type, 10, 12 account, 2, 39 address, 2, 15 Region, 1, 21 error
    { language: 'English', content: english, wording: ENGLISH, units: 159 },
    // The same with 8 fewer before the account.
    { language: 'Japanese', content: japanese, wording: JAPANESE, units: 151 },
  ])('the $language message is one part with the longest values of any event, its quotes and the prefix counted', ({ content, wording, units }) => {
    const [line] = parseTemplate(wording.sms.direct, FIELDS).lines;
    expect(content.toInputTransformer().inputTemplate).toMatch(/^".*"$/);
    const sizes = Object.keys(LONGEST_OF_EVENT).map(eventName => sent(`"${filled(line, eventName)}"`));
    expect(new Set(sizes.map(({ encoding, parts }) => `${encoding} ${parts}`))).toEqual(new Set(['GSM-7 1']));
    expect(Math.max(...sizes.map(each => each.units))).toBe(units);
  });

  test('the message with the longest name of an account is one part too', () => {
    for (const { sms } of [ENGLISH, JAPANESE]) {
      const [line] = parseTemplate(sms.directNamed, FIELDS).lines;
      const named = `${'x'.repeat(23)} ()`;
      const sizes = Object.keys(LONGEST_OF_EVENT).map(eventName => sent(`"${filled(line, eventName)}${named}"`));
      expect(Math.max(...sizes.map(({ units }) => units))).toBe(160);
      expect(new Set(sizes.map(({ encoding, parts }) => `${encoding} ${parts}`))).toEqual(new Set(['GSM-7 1']));
    }
  });

  test('it names only fields whose longest value is known', () => {
    for (const { sms } of [ENGLISH, JAPANESE]) {
      for (const part of [sms.direct, sms.directNamed].flatMap(text => parseTemplate(text, FIELDS).lines[0])) {
        if (part.kind === 'field') {
          expect(['eventName', ...Object.keys({ ...LONGEST, ...LONGEST_OF_EVENT.ConsoleLogin })]).toContain(part.field.name);
          expect(part.field.kind).toBe('token');
        }
      }
    }
  });
});

describe('published by a workflow', () => {
  test('what is too long is cut', async () => {
    const event = iamUser({ detail: { sourceIPAddress: 'x'.repeat(500) } });
    const { message } = await published(english, event);
    expect(message).toBe(`${`ConsoleLogin Success, type IAMUser, account 123456789012, from ${'x'.repeat(500)}`.slice(0, 146)}...`);
    expect(sent(message)).toEqual({ encoding: 'GSM-7', units: 160, parts: 1 });
    expect(sent((await published(japanese, event)).message)).toEqual({ encoding: 'GSM-7', units: 160, parts: 1 });
    expect(sent((await published(beyondAscii, event)).message)).toEqual({ encoding: 'UCS-2', units: 70, parts: 1 });
  });

  test('what is not in GSM-7, or takes two septets, is replaced', async () => {
    const { message } = await published(english, iamUser({ region: 'é[€]`サ😀_x', account: '{}' }));
    expect(message).toContain('account ?, from 203.0.113.10, ?_x, ');
  });

  test('where the text is not GSM-7, values are ASCII, of one unit each', async () => {
    expect((await published(beyondAscii, iamUser({ account: '1😀サ[2]' }))).message).toBe('アカウント 1?[2]、203.0.113.10');
  });

  test('it is one line without a blank at its ends', async () => {
    expect((await published(english, { account: '1\r\n2', detail: { userIdentity: { type: '\n\n ' }, eventTime: '  a  ' } })).message)
      .toBe('Sign-in event unknown unknown, type unknown, account 1 2, from unknown, unknown, a');
  });

  test.each([english, japanese])('what is said in any case is one part too', async content => {
    expect(sent(await evaluate(content.toJsonata(EVENT, AS_GIVEN).fallback, iamUser())).parts).toBe(1);
    expect(sent(await evaluate(content.toJsonata(EVENT, AS_GIVEN).fallback, { account: 'x'.repeat(500) })).parts).toBe(1);
  });
});
