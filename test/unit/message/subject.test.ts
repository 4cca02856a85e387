import * as fc from 'fast-check';
import { ENGLISH } from '../../../src/message/languages/english';
import { JAPANESE } from '../../../src/message/languages/japanese';
import { Wording } from '../../../src/message/languages/wording';
import { PresetMessage } from '../../../src/message/preset';
import { parseSubject, presetSubject, renderSubject } from '../../../src/message/subject';
import { parseTitle } from '../../../src/message/title';
import { Json } from '../../../src/signin/cloudtrail-record';
import { FIELDS } from '../../../src/signin/fields';
import { SAMPLES } from '../../../src/signin/samples';
import { checkMfa, externalIdPDirectoryLoginTypedRoot, missingEventName, passwordRecoveryRequested, root, unknownUser } from '../../events';
import { evaluate, evaluator, EVENT, publisher } from '../../support/evaluating';

const STYLE = { unknown: 'unknown', timeZoneOffset: undefined };
const preset = ({ title }: Wording) => presetSubject(parseTitle(title, FIELDS), title.fallback);
const own = (text: string) => renderSubject(EVENT, parseSubject(text, FIELDS, 'fallback'), STYLE);
const english = renderSubject(EVENT, preset(ENGLISH), STYLE);
const japanese = renderSubject(EVENT, preset(JAPANESE), { ...STYLE, unknown: '不明' });
const agent = (userAgent: Json) => ({ detail: { userAgent } });

describe('a preset', () => {
  test('says who, whether it worked, and where', async () => {
    expect(await evaluate(english, root())).toBe('HIGH: Root sign-in Success, 123456789012');
    expect(await evaluate(english, unknownUser())).toBe('INFO: IAMUser sign-in Failure, 123456789012');
    expect(await evaluate(japanese, root())).toBe('【緊急】Root サインイン Success、123456789012');
  });

  test('calls nothing a sign-in that is none', async () => {
    expect(await evaluate(english, passwordRecoveryRequested())).toBe('HIGH: Root password recovery request Success, 123456789012');
    expect(await evaluate(english, checkMfa())).toBe('INFO: CheckMfa (IAMUser) Success, 123456789012');
    expect(await evaluate(english, root({ detail: { eventName: 'Renamed' } }))).toBe('HIGH: Renamed (Root) Success, 123456789012');
    expect(await evaluate(english, missingEventName())).toBe('INFO: IAMUser sign-in Success, 123456789012');
  });

  test('does not say that the root user signed in where an identity provider failed and CloudTrail gives the type Root', async () => {
    expect(await evaluate(english, externalIdPDirectoryLoginTypedRoot())).toBe('INFO: ExternalIdPDirectoryLogin (Root) Failure, 123456789012');
    expect(await evaluate(japanese, externalIdPDirectoryLoginTypedRoot())).toBe('【通知】ExternalIdPDirectoryLogin (Root) Failure、123456789012');
  });

  test('says what is unknown', async () => {
    expect(await evaluate(english, {})).toBe('INFO: Sign-in event unknown unknown (unknown), unknown');
  });

  test('in English stays ASCII, whatever the event holds', async () => {
    expect(await evaluate(english, { account: '１２３サイ😀4' })).toBe('INFO: Sign-in event unknown unknown (unknown), ?4');
  });
});

describe('a subject of your own', () => {
  test.each<{ title: string; text: string; event: Json; subject: string }>([
    { title: 'is what was typed, with the values', text: 'in "<region>" \\ {% 1 %}', event: { region: 'us-east-1' }, subject: 'in "us-east-1" \\ {% 1 %}' },
    { title: 'may be UTF-8', text: '🔐 サインイン <userAgent>', event: agent('é'), subject: '🔐 サインイン é' },
    { title: 'has no blanks around it and single ones inside', text: '  a   <userAgent>  ', event: agent('  b \t c  '), subject: 'a b c' },
    { title: 'is one line, whatever a value holds', text: '<userAgent>', event: agent('a\r\nBcc: b\u2028c\u0085d\u0000e'), subject: 'a Bcc: b c d e' },
    { title: 'begins with something that is seen', text: '<userAgent>', event: agent('\u200b\u3000\ufeff\u202e\u00a0a'), subject: 'a' },
    { title: 'ends with something that is seen', text: 'a <userAgent>', event: agent('b\u2060\u3000'), subject: 'a b' },
    { title: 'begins and ends with something that is seen, whatever was typed', text: '\u3000\u200da\u3000', event: {}, subject: 'a' },
    { title: 'keeps what was typed', text: '👩\u200d💻\u3000サインイン\u3000<userAgent>', event: agent('b\u3000c\u200dd\u061ce'), subject: '👩\u200d💻\u3000サインイン\u3000b c d e' },
    { title: 'keeps quotes that were typed', text: '"<userAgent>" in "<region>"', event: { ...agent('a'), region: 'us-east-1' }, subject: '"a" in "us-east-1"' },
    { title: 'has nothing unseen where it was cut', text: `${'x'.repeat(95)}\u3000${'y'.repeat(9)}`, event: {}, subject: `${'x'.repeat(95)}...` },
    { title: 'is another where nothing that was typed can be seen', text: '\u2800', event: {}, subject: 'fallback' },
    { title: 'is another where nothing can be seen', text: '<userAgent>', event: agent('\u200b\u3000\u2060'), subject: 'fallback' },
    { title: 'says what is unknown', text: '<userAgent>', event: {}, subject: 'unknown' },
    { title: 'is as long as SNS takes it', text: '<userAgent>', event: agent('x'.repeat(99)), subject: 'x'.repeat(99) },
    { title: 'is cut where it is longer', text: '<userAgent>', event: agent('x'.repeat(100)), subject: `${'x'.repeat(96)}...` },
    { title: 'has no blank where it was cut', text: '<userAgent>', event: agent(`${'x'.repeat(95)} ${'y'.repeat(9)}`), subject: `${'x'.repeat(95)}...` },
    { title: 'counts wide characters twice', text: '<userAgent>', event: agent(`${'x'.repeat(97)}😀`), subject: `${'x'.repeat(97)}😀` },
    { title: 'is cut between wide characters', text: '<userAgent>', event: agent('😀'.repeat(50)), subject: `${'😀'.repeat(48)}...` },
    { title: 'is cut between many wide characters', text: '<userAgent>', event: agent('😀'.repeat(1000)), subject: `${'😀'.repeat(48)}...` },
  ])('$title', async ({ text, event, subject }) => {
    expect(await evaluate(own(text), event)).toBe(subject);
  });

  test('is taken by SNS, whatever a value holds', async () => {
    const subjectOf = evaluator(own('<userAgent>'));
    const piece = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('😀'.repeat(30), ' '.repeat(50), 'x'.repeat(95), '\r\n', '\u0000', '\u202e', '{% $e %}'));
    await fc.assert(fc.asyncProperty(fc.array(piece), async pieces => {
      const subject = String(await subjectOf(agent(pieces.join(''))));
      expect(subject.length).toBeGreaterThan(0);
      expect(subject.length).toBeLessThan(100);
      expect(subject).toBe(subject.trim());
      expect(subject).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]|\p{Surrogate}/u);
    }), { numRuns: 300 });
  });
});

describe('fails', () => {
  test.each(['one\ntwo', 'one\r\n', 'a\tb', 'a\u0007', 'a\u2028b'])('for %j, which is no line', text => {
    expect(() => own(text)).toThrow(`subject is ${JSON.stringify(text)}: give one line without control characters`);
  });

  test.each(['a\ud83d', '\ude00 <userType>'])('for %j, which has half a character', text => {
    expect(() => own(text)).toThrow(`subject is ${JSON.stringify(text)}, which has half a character: write whole characters`);
  });

  test('for what cannot be read, and says that it is the subject', () => {
    expect(() => own('<nobody>')).toThrow('line 1 of subject names the unknown field <nobody>; known are detailType, ');
    expect(() => own('a < b')).toThrow('line 1, column 3 of subject has a < that opens no placeholder');
    expect(() => own(' ')).toThrow('subject " " says nothing');
  });
});

const CONTEXT = { consoleDomain: 'console.aws.amazon.com' };

/** What a phone shows of a subject in its list. */
const SHOWN = 40;

/** What the first characters of the subject of each sample hold: its severity, what happened, and who it was or where. */
const HELD: Readonly<Record<string, { readonly high?: true; readonly english: string; readonly japanese: string; readonly who: string }>> = {
  'root': { high: true, english: 'sign-in Success', japanese: 'サインイン Success', who: 'Root' },
  'root-without-mfa': { high: true, english: 'sign-in Success', japanese: 'サインイン Success', who: 'Root' },
  'root-failure': { high: true, english: 'sign-in Failure', japanese: 'サインイン Failure', who: 'Root' },
  'iam-user': { english: 'sign-in Success', japanese: 'サインイン Success', who: 'IAMUser' },
  'iam-user-without-mfa': { english: 'sign-in Success', japanese: 'サインイン Success', who: 'IAMUser' },
  'failure': { english: 'sign-in Failure', japanese: 'サインイン Failure', who: 'IAMUser' },
  'unknown-user': { english: 'sign-in Failure', japanese: 'サインイン Failure', who: 'IAMUser' },
  'federated': { english: 'sign-in Success', japanese: 'サインイン Success', who: 'AssumedRole' },
  'identity-center': { english: 'sign-in Success', japanese: 'サインイン Success', who: 'AssumedRole' },
  'federation-token': { english: 'sign-in Success', japanese: 'サインイン Success', who: 'FederatedUser' },
  'get-signin-token': { english: 'GetSigninToken', japanese: 'GetSigninToken', who: 'FederatedUser' },
  'switch-role': { english: 'role switch Success', japanese: 'ロールの切り替え Success', who: 'AssumedRole' },
  'renew-role': { english: 'RenewRole', japanese: 'RenewRole', who: 'AssumedRole' },
  'exit-role': { english: 'ExitRole', japanese: 'ExitRole', who: 'AssumedRole' },
  'check-mfa': { english: 'CheckMfa', japanese: 'CheckMfa', who: 'IAMUser' },
  'password-updated': { high: true, english: 'password change Success', japanese: 'パスワードの変更 Success', who: 'Root' },
  'password-recovery-requested': { high: true, english: 'password recovery request', japanese: 'パスワード再設定の要求 Success', who: 'Root' },
  'password-recovery-completed': { high: true, english: 'password recovery Success', japanese: 'パスワードの再設定 Success', who: 'Root' },
  'external-idp-failure': { english: 'ExternalIdPDirectoryLogin', japanese: 'ExternalIdPDirectoryLogin', who: 'Unknown' },
  'aws-login': { high: true, english: 'AWS CLI login Success', japanese: 'AWS CLI ログイン Success', who: 'Root' },
  'aws-login-cross-device': { high: true, english: 'cross-device login Success', japanese: '別デバイスでの CLI ログイン Success', who: 'IAMUser' },
  'agent-authorization': { english: 'app access Success', japanese: 'アプリのアクセス許可 Success', who: 'AssumedRole' },
  'oauth-token': { high: true, english: 'OAuth token Success', japanese: 'OAuth 認証情報の発行 Success', who: 'Root' },
  'oauth-token-renewal': { english: 'OAuth token Success', japanese: 'OAuth 認証情報の発行 Success', who: 'AssumedRole' },
  'portal': { english: 'sign-in Success', japanese: 'サインイン Success', who: 'Identity Center' },
  'portal-failure': { english: 'credential check Failure', japanese: '認証情報の検証 Failure', who: 'Unknown' },
  'assume-root': { high: true, english: 'Root session', japanese: 'ルートセッション', who: '111122223333 Success' },
  'sign-in-anomaly': { high: true, english: 'Sign-in anomaly', japanese: '通常と異なるサインイン', who: '123456789012' },
};

test('every sample is looked at', () => {
  expect(Object.keys(HELD)).toEqual(SAMPLES.map(({ name }) => name));
});

describe.each([ENGLISH, JAPANESE])('in $language', wording => {
  const mail = publisher(new PresetMessage(wording).email(CONTEXT));
  const card = publisher(new PresetMessage(wording).chat(CONTEXT));
  const { high, other } = wording.title.severity!;

  test.each(SAMPLES)('the first 40 characters of the subject of $name hold its severity, what happened, and who or where', async ({ name, event }) => {
    const { high: isHigh, who, [wording.language]: what } = HELD[name];
    const { subject } = await mail(event);
    const shown = String(subject).slice(0, SHOWN);
    expect(shown.startsWith(isHigh ? high : other)).toBe(true);
    expect(shown).toContain(what);
    expect(shown).toContain(who);
    expect(String(subject).length).toBeLessThan(100);
  });

  test.each(SAMPLES)('the title of the card of $name begins with its severity', async ({ name, event }) => {
    const { content } = JSON.parse(String((await card(event)).message));
    expect(content.title.startsWith(HELD[name].high ? high : other)).toBe(true);
  });
});
