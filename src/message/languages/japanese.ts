import { ADVICE_PAGES, SMS_OF_NAMED_ACCOUNT, smsByKind, UNTRUSTED, Wording } from './wording';

const { warning, identity, errorMessage, userAgent } = UNTRUSTED.japanese;

function opening(what: string): readonly string[] {
  return [`${what}: <outcome>、<userType> <principal>、アカウント <account>`, `${what}: <outcome>、ユーザー種別 <userType>、アカウント <account>`];
}

function rootSession(what: string): readonly string[] {
  return [
    `${what}: <outcome>、呼び出し元 <userType> <principal>、アカウント <account>`,
    `${what}: <outcome>、呼び出し元のユーザー種別 <userType>、アカウント <account>`,
  ];
}

const DISABLE = '直ちにこのユーザーまたはロールを無効にし (ルートユーザーの場合はパスワードを変更し)、セッションを失効させ、CloudTrail で操作の記録を確認してください。';

const LOOK = 'その後、CloudTrail で操作の記録を確認してください。';

const DENY_RENEWAL = 'このユーザーまたはロールに signin:CreateOAuth2Token を拒否するポリシーを追加してください (ルートユーザーの場合はパスワードを変更してください)。';

/** The texts in Japanese; a console sign-in begins with the sentence of the published recipe. */
export const JAPANESE: Wording = {
  language: 'japanese',
  unknown: '不明',
  title: {
    direct: 'サインインイベント <eventName> <outcome> (ユーザー種別 <userType>、アカウント <account>)',
    severity: { high: '【緊急】', other: '【通知】' },
    byKind: {
      consoleLogin: ['<userType> サインイン <outcome>、<account>'],
      roleSwitch: ['<userType> ロールの切り替え <outcome>、<account>'],
      passwordChange: ['<userType> パスワードの変更 <outcome>、<account>'],
      passwordRecoveryRequest: ['<userType> パスワード再設定の要求 <outcome>、<account>'],
      passwordRecovery: ['<userType> パスワードの再設定 <outcome>、<account>'],
      cliLogin: ['<userType> AWS CLI ログイン <outcome>、<account>'],
      cliLoginElsewhere: ['<userType> 別デバイスでの CLI ログイン <outcome>、<account>'],
      application: ['<userType> アプリのアクセス許可 <outcome>、<account>'],
      oauthAccess: ['<userType> OAuth アクセス許可 <outcome>、<account>'],
      refusedApproval: ['<userType> CLI・アプリのログイン <outcome>、<account>'],
      oauthToken: ['<userType> OAuth 認証情報の発行 <outcome>、<account>'],
      identityCenter: ['Identity Center サインイン <outcome>、<account>'],
      credentialCheck: ['<userType> 認証情報の検証 <outcome>、<account>'],
      rootSession: ['ルートセッション <targetAccount> <outcome>、<userType>、<account>', 'ルートセッション <outcome>、<userType>、<account>'],
      refusedRootSession: ['ルートセッション (拒否) <targetAccount> <outcome>、<userType>、<account>', 'ルートセッション (拒否) <outcome>、<userType>、<account>'],
      anomaly: ['AWS が通常と異なるサインインを検出、<account>'],
      other: ['<eventName> (<userType>) <outcome>、<account>', 'サインインイベント <eventName> <outcome> (<userType>)、<account>'],
    },
    fallback: 'AWSのサインインイベント',
  },
  runbook: '手順書: ',
  sections: consoleDomain => ({
    opening: {
      consoleLogin: [
        'AWSコンソールのサインインイベントが発生しました。 <eventName> <outcome>、<userType> <principal>、アカウント <account>',
        'AWSコンソールのサインインイベントが発生しました。 <eventName> <outcome>、ユーザー種別 <userType>、アカウント <account>',
      ],
      roleSwitch: opening('AWSコンソールでのロールの切り替え'),
      passwordChange: opening('AWSコンソールのパスワードの変更'),
      passwordRecoveryRequest: opening('ルートユーザーのパスワード再設定の要求'),
      passwordRecovery: opening('ルートユーザーのパスワードの再設定'),
      cliLogin: opening('AWS CLI ログインの承認'),
      cliLoginElsewhere: opening('別のデバイスでの AWS CLI ログインの承認'),
      application: opening('エージェントまたはアプリケーションへのアクセス許可'),
      oauthAccess: opening('OAuth によるアクセス許可'),
      refusedApproval: opening('AWS CLI またはアプリケーションのログイン (拒否)'),
      oauthToken: opening('OAuth による認証情報の発行 (AWS CLI またはアプリケーション)'),
      identityCenter: opening('IAM Identity Center へのサインイン'),
      credentialCheck: opening('IAM Identity Center または WorkSpaces での認証情報の検証'),
      rootSession: [...rootSession('アカウント <targetAccount> のルートセッション'), ...rootSession('メンバーアカウントのルートセッション')],
      refusedRootSession: [...rootSession('アカウント <targetAccount> のルートセッション (拒否)'), ...rootSession('メンバーアカウントのルートセッション (拒否)')],
      anomaly: ['AWS が通常と異なるサインインを検出しました (Sign-in Anomaly Alert)。アカウント <account>'],
      other: [
        'AWSのサインインイベントが発生しました。 <eventName> <outcome> (<userType> <principal>、アカウント <account>)',
        'AWSのサインインイベントが発生しました。 <eventName> <outcome> (ユーザー種別 <userType>、アカウント <account>)',
      ],
    },
    facts: [
      { ifPresent: ['日時: <eventTime>', '日時: <time>'], direct: '日時 (UTC): <eventTime>' },
      '接続元: <sourceIPAddress>',
      'リージョン: <region>',
      {
        ifPresent: ['MFA の使用: <mfaOfFederated> (フェデレーションユーザーは CloudTrail では判別できず、常に No になります)', 'MFA の使用: <mfaUsed>'],
        direct: 'MFA の使用: <mfaUsed> (フェデレーションユーザーは CloudTrail では判別できず、常に No になります)',
      },
      { ifPresent: 'IAM Identity Center のユーザー ID: <userId>' },
      { ifPresent: 'タスクポリシー: <taskPolicy>' },
      { ifPresent: 'エラーコード: <errorCode>', direct: 'エラーコード (ある場合): <errorCode>' },
      { ifPresent: ['イベント: <eventName>、ID <eventId>', 'イベント ID: <eventId>', 'イベント: <eventName>'], direct: 'イベント: <detailType>、ID <eventId>' },
    ],
    record: `記録 (発生から数分後に表示できます): https://${consoleDomain}/cloudtrailv2/home?region=<region>#/events/<eventId>`,
    context: {
      cliLogin: `AWS CLI は最長 12 時間、この認証情報を更新し続けることができます。心当たりがない場合は、${DENY_RENEWAL}`,
      cliLoginElsewhere: '他人に頼まれて承認した場合は、フィッシングのおそれがあります。AWS CLI は相手のデバイスで動作しており、最長 12 時間、認証情報を更新し続けることが' +
        `できます。その場合は、${DENY_RENEWAL}`,
      application: 'アプリケーションは、このユーザーまたはロールとして操作できます。',
      oauthAccess: '他人に頼まれて承認した場合は、フィッシングのおそれがあります。',
      oauthToken: 'この認証情報は、ブラウザーでの承認に続いて発行されるものです。',
      passwordRecoveryRequest: 'ルートユーザー宛てのメールを読める人は、パスワードを設定できます。まず、そのメールボックスを確認してください。',
      passwordRecovery: 'ルートユーザー宛てのメールのリンクが使われました。まず、そのメールボックスを安全な状態にしてください。',
      credentialCheck: '失敗の場合は、パスワードまたは MFA コードを推測されているおそれがあります。CloudTrail でこの後の UserAuthentication イベントを確認してください。',
      rootSession: 'ルートセッションは最長 15 分で終了します。メンバーアカウントの CloudTrail でルートセッションによる操作の記録を確認してください。以下は呼び出し元への対処です。',
      refusedRootSession: 'ルートセッションは開始されていません。以下は呼び出し元への対処です。',
      anomaly: 'CloudTrail で直前のサインインを確認してください。',
    },
    advice: {
      failed: 'この試行では、誰もサインインできていません。心当たりがない場合は、CloudTrail でほかの試行と、CheckMfa イベントまたは成功した CredentialVerification イベント ' +
        '(パスワードが正しかったことを示します) の有無を確認してください。また、このユーザーに MFA が必須になっていることを確認してください。',
      root: '心当たりがない場合は、直ちにルートユーザーとしてサインインし、パスワードを変更してください。メンバーアカウントの場合は、管理アカウントの IAM コンソールの ' +
        `[ルートアクセス管理] でルートユーザーの認証情報を削除できます。${LOOK}AWS CLI では、メンバーアカウントに限り、タスクポリシー IAMDeleteRootUserCredentials を指定して ` +
        'aws sts assume-root を実行した後、aws iam delete-login-profile を実行します。ルートユーザーのパスワードを変更するコマンドはありません。',
      iamUser: '心当たりがない場合は、直ちに IAM コンソールの [ユーザー] でこのユーザーの [セキュリティ認証情報] を開き、コンソールアクセスを無効にし、アクセスキーも無効にしてください。' +
        `${LOOK}AWS CLI では、aws iam delete-login-profile --user-name NAME を実行します。すでに開かれているセッションは、発行日時 (aws:TokenIssueTime) が現在より前の` +
        `トークンを拒否するポリシーで無効にします: ${ADVICE_PAGES.user}`,
      identityCenterUser: '心当たりがない場合は、直ちに IAM Identity Center コンソールの [ユーザー] でこのユーザーのアクセスを無効にし、アクティブなセッションを終了させてください。' +
        `ID プロバイダーでもこのユーザーを無効にしてください。${LOOK}AWS CLI には、ユーザーをサインアウトさせるコマンドがありません。このユーザーの ID による操作を拒否するサービスコントロール` +
        `ポリシーを使うと、すでに開かれているロールのセッションも無効にできます: ${ADVICE_PAGES.identityCenter}`,
      role: '心当たりがない場合は、直ちに IAM コンソールの [ロール] でこのロールのアクティブなセッションを取り消してください (このロールのすべての利用者が対象になります)。' +
        `フェデレーション元または切り替え元のユーザーも無効にしてください。${LOOK}AWS CLI では、発行日時 (aws:TokenIssueTime) が現在より前のトークンによるすべての操作を拒否するポリシーを、` +
        `aws iam put-role-policy で追加します: ${ADVICE_PAGES.role}`,
      federatedUser: 'このセッションの権限は、GetFederationToken を呼び出した IAM ユーザーの権限に基づきます。心当たりがない場合は、直ちに IAM コンソールの [ユーザー] で、' +
        `その IAM ユーザーにすべての操作を拒否するポリシーを追加してください。${LOOK}AWS CLI では、同じポリシーを aws iam put-user-policy --user-name NAME で追加します: ` +
        ADVICE_PAGES.user,
      other: `心当たりがない場合は、${DISABLE}`,
    },
    directAdvice: `心当たりがない場合、または他人に頼まれて承認した場合は、${DISABLE}`,
    warning,
    untrusted: [
      { ifPresent: 'ユーザー名: <userName>', direct: 'ユーザー名 (ある場合): <userName>' },
      ...identity,
      { ifPresent: '切り替え元: <switchedFrom>', direct: '切り替え元 (ロールを切り替えた場合): <switchFrom>' },
      { ifPresent: '切り替え先: <switchedTo>', direct: '切り替え先 (ロールを切り替えた場合): <switchTo>' },
      { ifPresent: 'セッションを更新したユーザー: <renewer>', direct: 'セッションを更新したユーザー (更新の場合): <renewedBy>' },
      {
        ifPresent: 'クライアント: <client>',
        direct: 'ログインのクライアント、またはルートセッションの対象とポリシー (ある場合): <client><targetPrincipal> <taskPolicyArn>',
      },
      { ifPresent: 'リソース: <resource>' },
      { ifPresent: 'ページ: <portal>' },
      { ifPresent: '対象: <otherTarget>' },
      { ifPresent: 'タスクポリシー: <otherTaskPolicy>' },
      errorMessage,
      userAgent,
    ],
  }),
  sms: {
    direct: 'Sign-in <eventName> <outcome> <userType>, <account>, <sourceIPAddress>, <region> <errorCode>',
    directNamed: SMS_OF_NAMED_ACCOUNT,
    byKind: smsByKind(
      '<outcome>, <userType>, <account>, <sourceIPAddress>, <region>, <eventTime>',
      'AWS found an unusual sign-in, <account>, <region>, <time>',
    ),
    unknown: '?',
    fallback: 'サインイン関連のイベントがありました。CloudTrail を確認してください。アカウント ',
  },
};
