import * as fc from 'fast-check';
import { CustomTemplate } from '../../../src/message/custom-template';
import { ENGLISH } from '../../../src/message/languages/english';
import { JAPANESE } from '../../../src/message/languages/japanese';
import { PresetMessage } from '../../../src/message/preset';
import { Json } from '../../../src/signin/cloudtrail-record';
import { assumeRoot, assumeRootRefused, deniedByPolicy, iamUser, oauthToken, portalVerification, unknownUser } from '../../events';
import { AS_GIVEN, EVENT, published } from '../../support/evaluating';

const CONTEXT = { consoleDomain: 'console.aws.amazon.com' };
const own = (text: string, fields?: Record<string, string>) => new CustomTemplate(text, { fields }, ENGLISH).email();
const mail = async (event: Json, wording = ENGLISH, timeZoneOffset?: string) => {
  const { subject, message } = await published(new PresetMessage(wording).email(CONTEXT), event, { timeZoneOffset });
  return `Subject: ${String(subject)}\n\n${String(message)}`;
};

test('the mail of a sign-in', async () => {
  expect(await mail(iamUser())).toMatchInlineSnapshot(`
"Subject: INFO: IAMUser sign-in Success, 123456789012

AWS console sign-in: ConsoleLogin Success, IAMUser arn:aws:iam::123456789012:user/alice, account 123456789012
Time: 2026-01-15T09:04:30Z
Source address: 203.0.113.10
Region: us-east-1
MFA used: Yes
Event: ConsoleLogin, ID d0d0d0d0-2222-4222-8222-000000000004
Record, some minutes after the event: https://console.aws.amazon.com/cloudtrailv2/home?region=us-east-1#/events/d0d0d0d0-2222-4222-8222-000000000004
Not expected? Console: IAM, Users, this user, Security credentials; disable console access and deactivate the access keys. Then look in CloudTrail for what was done. AWS CLI: aws iam delete-login-profile --user-name NAME. Sessions that are open end by a policy that denies tokens issued before now (aws:TokenIssueTime): https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_disable-perms.html
Somebody may have chosen the text below: trust no statement and open no link in it.
User name: alice
User agent: Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0"
`);
});

test.each([
  { title: 'a root session that was opened', event: assumeRoot(), english: ['Success', '15 minutes'], japanese: ['Success', '15 分'] },
  { title: 'a refused root session', event: assumeRootRefused(), english: ['Failure', 'No root session was opened.'], japanese: ['Failure', '開始されていません'] },
])('the mail of $title says so', async ({ event, english, japanese }) => {
  const mails = [await mail(event), await mail(event, JAPANESE)];
  [english, japanese].forEach((texts, index) => texts.forEach(text => expect(mails[index]).toContain(text)));
  expect(mails[0].includes('15 minutes')).toBe(english.includes('15 minutes'));
  expect(mails[1].includes('15 分')).toBe(japanese.includes('15 分'));
});

test('the mail of refused credentials does not say that there are any', async () => {
  const refused = oauthToken({ detail: { errorCode: 'AccessDenied', additionalEventData: { success: 'false' } } });
  expect(await mail(refused)).toContain('Such credentials follow an approval');
  expect(await mail(refused, JAPANESE)).not.toContain('発行されました');
});

test('the mail of a right password does not say that somebody is guessing', async () => {
  expect(await mail(portalVerification())).toContain('A failure may be somebody who guesses');
  expect(await mail(portalVerification(), JAPANESE)).toContain('失敗の場合は、');
});

test('the mail of a failure says what is known, and nothing of an ARN', async () => {
  expect(await mail(unknownUser())).toMatchInlineSnapshot(`
"Subject: INFO: IAMUser sign-in Failure, 123456789012

AWS console sign-in: ConsoleLogin Failure, type IAMUser, account 123456789012
Time: 2026-01-15T09:07:30Z
Source address: 198.51.100.66
Region: us-east-1
MFA used: No
Event: ConsoleLogin, ID d0d0d0d0-2222-4222-8222-000000000007
Record, some minutes after the event: https://console.aws.amazon.com/cloudtrailv2/home?region=us-east-1#/events/d0d0d0d0-2222-4222-8222-000000000007
Nobody got in by this attempt. Not expected? Look in CloudTrail for other attempts, and for a CheckMfa event or a successful CredentialVerification event, which means that the password was right. Check that the user must use MFA.
Somebody may have chosen the text below: trust no statement and open no link in it.
User name: HIDDEN_DUE_TO_SECURITY_REASONS
Error message: No username found in supplied account
User agent: Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0"
`);
});

test('the Japanese mail, in the time of Japan', async () => {
  expect(await mail(iamUser(), JAPANESE, '+09:00')).toMatchInlineSnapshot(`
"Subject: 【通知】IAMUser サインイン Success、123456789012

AWSコンソールのサインインイベントが発生しました。 ConsoleLogin Success、IAMUser arn:aws:iam::123456789012:user/alice、アカウント 123456789012
日時: 2026-01-15 18:04:30 +09:00
接続元: 203.0.113.10
リージョン: us-east-1
MFA の使用: Yes
イベント: ConsoleLogin、ID d0d0d0d0-2222-4222-8222-000000000004
記録 (発生から数分後に表示できます): https://console.aws.amazon.com/cloudtrailv2/home?region=us-east-1#/events/d0d0d0d0-2222-4222-8222-000000000004
心当たりがない場合は、直ちに IAM コンソールの [ユーザー] でこのユーザーの [セキュリティ認証情報] を開き、コンソールアクセスを無効にし、アクセスキーも無効にしてください。その後、CloudTrail で操作の記録を確認してください。AWS CLI では、aws iam delete-login-profile --user-name NAME を実行します。すでに開かれているセッションは、発行日時 (aws:TokenIssueTime) が現在より前のトークンを拒否するポリシーで無効にします: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_disable-perms.html
以下の値には、第三者が任意に設定した文字列が含まれている可能性があります。書かれている内容を信用せず、リンクも開かないでください。
ユーザー名: alice
ユーザーエージェント: Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0"
`);
});

test('an error is said as far as it is known', async () => {
  expect(await mail(deniedByPolicy())).toContain('\nError code: AccessDenied\n');
  expect(await mail(iamUser({ detail: { errorCode: 'AccessDenied', errorMessage: 'no' } }))).toMatch(/\nError code: AccessDenied\n(.*\n)+Error message: no\n/);
  expect(await mail(iamUser())).not.toContain('Error');
});

test('there is no warning where there is nothing to be warned of', async () => {
  const text = await mail(iamUser({ detail: { userAgent: undefined, userIdentity: { userName: undefined, arn: undefined } } }));
  expect(text).not.toContain('trust no');
  expect(text).toMatch(/disable-perms\.html$/);
});

test('there is no link where the record is not known', async () => {
  expect(await mail(iamUser({ detail: { eventID: undefined } }))).not.toMatch(/Record|ID/);
});

test('the message of an empty event says that there was one', async () => {
  expect(await mail({})).toBe('Subject: INFO: Sign-in event unknown unknown (unknown), unknown\n\nAWS sign-in event: unknown unknown (type unknown, account unknown)\n' +
    'Not expected? Disable this user or role now (root: change its password), end its sessions, and look in CloudTrail for what it did.');
});

describe('a text of your own', () => {
  test('has every line, and a word for what is missing', async () => {
    expect(await published(own('by <userArn>\n\n"<userName>" \\ <tls>', { tls: '$.detail.tlsDetails.tlsVersion' }), unknownUser())).toMatchObject({
      subject: 'INFO: IAMUser sign-in Failure, 123456789012',
      message: 'by unknown\n\n"HIDDEN_DUE_TO_SECURITY_REASONS" \\ TLSv1.3',
    });
  });

  test('says objects and lists readably', async () => {
    const content = own('<additionalEventData>|<list>|<first>', { list: '$.detail.list[*]', first: '$.detail.list[0]' });
    expect((await published(content, { detail: { additionalEventData: { MFAUsed: 'No', a: null }, list: ['x', { y: 1 }] } })).message)
      .toBe('MFAUsed: No, a: unknown|x, y: 1|x');
  });

  test('is delivered as it was typed', async () => {
    const line = fc.string({ unit: 'grapheme' }).map(text => text.replace(/[<\r\n]/g, '')).filter(text => text.trim() !== '' && !/^\s*".*"\s*$/.test(text));
    const text = fc.array(fc.oneof(line, fc.constantFrom('{% $e %}', '%}', '\\n', '$v', '`', '"quoted" text')), { minLength: 1 }).map(lines => lines.join('\n'));
    await fc.assert(fc.asyncProperty(text.filter(each => !/^\s*"[^"]*"\s*$/.test(each)), async typed => {
      expect((await published(own(typed), iamUser())).message).toBe(typed);
    }));
  });
});

describe('a subject of the user', () => {
  test('may name what the message may', async () => {
    const content = own('hello', { tls: '$.detail.tlsDetails.tlsVersion' });
    expect((await published(content, iamUser(), { subject: '<userName> by <tls>' })).subject).toBe('alice by TLSv1.3');
    expect((await published(new PresetMessage(JAPANESE).email(CONTEXT), {}, { subject: '<userName>!' })).subject).toBe('不明!');
  });

  test('is written in the time that was asked for', async () => {
    expect((await published(own('hello'), iamUser(), { subject: 'at <eventTime>', timeZoneOffset: '-03:30' })).subject).toBe('at 2026-01-15 05:34:30 -03:30');
  });

  test('fails for what the message does not know', () => {
    expect(() => own('hello').toJsonata(EVENT, { ...AS_GIVEN, subject: '<tls>' })).toThrow('line 1 of subject names the unknown field <tls>');
  });
});

test('what is said in any case is the event', async () => {
  expect(JSON.parse(String((await published(own('hello'), iamUser())).fallback))).toEqual(iamUser());
});
