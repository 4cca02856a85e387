import { ENGLISH } from '../../../src/message/english';
import { JAPANESE } from '../../../src/message/japanese';
import { Line } from '../../../src/message/line';
import { parseTemplate } from '../../../src/message/parse-template';
import { SmsContent } from '../../../src/message/sms-content';
import { SMS_SENDER, smsPrefix, smsSize } from '../../../src/message/sms-text';
import { EVENT_NAMES } from '../../../src/signin/event-names';
import { FIELDS } from '../../../src/signin/fields';
import { iamUser, unknownUser } from '../../events';
import { AS_GIVEN, EVENT, evaluate, published } from '../../support/evaluating';
import { delivered } from '../../support/rendering';

const [english, japanese] = [new SmsContent(ENGLISH), new SmsContent(JAPANESE)];
const beyondAscii = new SmsContent({ ...JAPANESE, short: { ...JAPANESE.short, workflow: 'アカウント <account>、<sourceIPAddress>' } });
const sent = (text: unknown) => smsSize(smsPrefix(SMS_SENDER) + String(text));

/** The longest value of each field that a direct text message names. */
const LONGEST: Readonly<Record<string, string>> = {
  userType: 'IdentityCenterUser',
  eventName: [...EVENT_NAMES].sort((one, other) => other.length - one.length)[0],
  outcome: 'Success',
  account: '123456789012',
  // An IPv6 address; names of AWS services are shorter.
  sourceIPAddress: '2001:0db8:0000:0000:0000:0000:0000:ffff',
  // The longest of all partitions.
  region: 'us-isof-south-1',
};

const filled = (line: Line) => line.map(part => part.kind === 'text' ? part.text : LONGEST[part.field.name]).join('');

test('a phone is told what, outcome, who and where', async () => {
  expect(delivered(english.transformer(), iamUser())).toBe('"ConsoleLogin Success, type IAMUser, account 123456789012, from 203.0.113.10, us-east-1"');
  expect(delivered(japanese.transformer(), iamUser())).toBe('"ConsoleLogin Success, IAMUser, 123456789012, 203.0.113.10, us-east-1"');
  expect(await published(english, unknownUser())).toEqual({
    subject: undefined,
    message: 'ConsoleLogin Failure, type IAMUser, account 123456789012, from 198.51.100.66, us-east-1, 2026-01-15T09:07:30Z',
    plain: 'Console sign-in event, see CloudTrail of account 123456789012',
  });
  expect(await published(japanese, unknownUser())).toEqual({
    subject: undefined,
    message: 'ConsoleLogin Failure, IAMUser, 123456789012, 198.51.100.66, us-east-1, 2026-01-15T09:07:30Z',
    plain: 'サインイン関連のイベントがありました。CloudTrail を確認してください。アカウント 123456789012',
  });
});

test('SNS is asked to send it with the care of a transaction', () => {
  expect([english, japanese].map(content => content.publication(EVENT, AS_GIVEN).attributes)).toEqual([
    { 'AWS.SNS.SMS.SMSType': 'Transactional' }, { 'AWS.SNS.SMS.SMSType': 'Transactional' },
  ]);
});

test('a time is written where somebody is', async () => {
  expect((await published(english, iamUser(), { timeZoneOffset: '+09:00' })).message).toMatch(/, 2026-01-15 18:04:30 \+09:00$/);
});

describe('delivered directly', () => {
  test.each([
    // 11 prefix, 2 quotes, 25 name, 1, 7 outcome, 7, 18 type, 10, 12 account, 7, 39 address, 2, 15 Region
    { language: 'English', content: english, wording: ENGLISH, units: 156 },
    // 11 prefix, 2 quotes, 25 name, 1, 7 outcome, 2, 18 type, 2, 12 account, 2, 39 address, 2, 15 Region
    { language: 'Japanese', content: japanese, wording: JAPANESE, units: 138 },
  ])('the $language message is one part with the longest values, its quotes and the prefix counted', ({ content, wording, units }) => {
    const [line] = parseTemplate(wording.short.direct, FIELDS).lines;
    expect(content.transformer().inputTemplate).toMatch(/^".*"$/);
    expect(sent(`"${filled(line)}"`)).toEqual({ encoding: 'GSM-7', units, parts: 1 });
  });

  test('it names only fields whose longest value is known', () => {
    for (const { short } of [ENGLISH, JAPANESE]) {
      for (const part of parseTemplate(short.direct, FIELDS).lines[0]) {
        if (part.kind === 'field') {
          expect(Object.keys(LONGEST)).toContain(part.field.name);
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
      .toBe('unknown unknown, type unknown, account 1 2, from unknown, unknown, a');
  });

  test.each([english, japanese])('what is said in any case is one part too', async content => {
    expect(sent(await evaluate(content.publication(EVENT, AS_GIVEN).plain, iamUser())).parts).toBe(1);
    expect(sent(await evaluate(content.publication(EVENT, AS_GIVEN).plain, { account: 'x'.repeat(500) })).parts).toBe(1);
  });
});
