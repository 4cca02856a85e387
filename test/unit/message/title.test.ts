import { ENGLISH } from '../../../src/message/languages/english';
import { JAPANESE } from '../../../src/message/languages/japanese';
import { PresetMessage } from '../../../src/message/preset';
import { SAMPLES } from '../../../src/signin/samples';
import { publisher } from '../../support/evaluating';

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
