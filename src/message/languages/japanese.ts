import { smsByKind } from './sms-wording';
import { UNTRUSTED } from './untrusted';
import { Wording } from './wording';

const { warning, identity, errorMessage, userAgent } = UNTRUSTED.japanese;

function opening(what: string): readonly string[] {
  return [`${what}: <outcome>、<userType> <principal>、アカウント <account>`, `${what}: <outcome>、ユーザー種別 <userType>、アカウント <account>`];
}

function title(what: string): readonly string[] {
  return [`${what}: <outcome>、ユーザー種別 <userType>、アカウント <account>`];
}

function rootSession(what: string): readonly string[] {
  return [
    `${what}: <outcome>、呼び出し元 <userType> <principal>、アカウント <account>`,
    `${what}: <outcome>、呼び出し元のユーザー種別 <userType>、アカウント <account>`,
  ];
}

const DISABLE = '直ちにこのユーザーまたはロールを無効にし (ルートユーザーの場合はパスワードを変更し)、セッションを失効させ、CloudTrail で操作の記録を確認してください。';

/** The texts in Japanese; a console sign-in begins with the sentence of the published recipe. */
export const JAPANESE: Wording = {
  language: 'japanese',
  unknown: '不明',
  title: {
    byKind: {
      consoleLogin: ['<userType> サインイン: <outcome>、アカウント <account>'],
      roleSwitch: title('ロールの切り替え'),
      passwordChange: title('パスワードの変更'),
      passwordRecoveryRequest: title('パスワード再設定の要求'),
      passwordRecovery: title('パスワードの再設定'),
      cliLogin: title('AWS CLI ログイン'),
      cliLoginElsewhere: title('別デバイスでの AWS CLI ログイン'),
      application: title('エージェント・アプリへのアクセス許可'),
      oauthAccess: title('OAuth によるアクセス許可'),
      refusedApproval: title('AWS CLI・アプリのログイン'),
      oauthToken: title('OAuth 認証情報の発行'),
      identityCenter: title('Identity Center サインイン'),
      credentialCheck: title('認証情報の検証'),
      rootSession: [...title('ルートセッション (<targetAccount>)'), ...title('メンバーアカウントのルートセッション')],
      anomaly: ['AWS が通常と異なるサインインを検出、アカウント <account>'],
      other: ['サインインイベント <eventName> <outcome> (ユーザー種別 <userType>、アカウント <account>)'],
    },
    fallback: 'AWSのサインインイベント',
  },
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
      'MFA の使用: <mfaUsed> (フェデレーションユーザーは CloudTrail では判別できず、常に No になります)',
      { ifPresent: 'タスクポリシー: <taskPolicy>' },
      { ifPresent: 'エラーコード: <errorCode>', direct: 'エラーコード (ある場合): <errorCode>' },
      { ifPresent: ['イベント: <eventName>、ID <eventId>', 'イベント ID: <eventId>', 'イベント: <eventName>'], direct: 'イベント: <detailType>、ID <eventId>' },
    ],
    record: `記録 (発生から数分後に表示できます): https://${consoleDomain}/cloudtrailv2/home?region=<region>#/events/<eventId>`,
    advice: {
      cliLogin: `AWS CLI は最長 12 時間、この認証情報を更新し続けることができます。心当たりがない場合は、${DISABLE}`,
      cliLoginElsewhere: '他人に頼まれて承認した場合は、フィッシングのおそれがあります。AWS CLI は相手のデバイスで動作しており、最長 12 時間、認証情報を更新し続けることが' +
        `できます。${DISABLE}`,
      application: `アプリケーションは、このユーザーまたはロールとして操作できます。心当たりがない場合は、${DISABLE}`,
      oauthAccess: `心当たりがない場合、または他人に頼まれて承認した場合は、${DISABLE}`,
      oauthToken: `ブラウザーでの承認に続いて、認証情報が発行されました。心当たりがない場合は、${DISABLE}`,
      identityCenter: '心当たりがない場合は、直ちに IAM Identity Center と ID プロバイダーでこのユーザーを無効にし、ユーザーのセッションを終了させ、' +
        'CloudTrail でこのユーザーのロールによる操作の記録を確認してください。',
      credentialCheck: '心当たりがない場合は、パスワードを推測されているおそれがあります。CloudTrail でこの後の UserAuthentication イベントを確認し、' +
        'ユーザーのパスワードをリセットしてください。',
      rootSession: '心当たりがない場合は、直ちに呼び出し元のユーザーまたはロールを無効にし、メンバーアカウントの CloudTrail でルートセッションによる操作の記録を' +
        '確認してください。ルートセッションは最長 15 分で終了します。',
      anomaly: 'CloudTrail で直前のサインインを確認してください。心当たりがない場合は、サインインしたユーザーまたはロールを無効にし ' +
        '(ルートユーザーの場合はパスワードを変更し)、セッションを失効させてください。',
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
    byKind: smsByKind(
      '<outcome>, <userType>, <account>, <sourceIPAddress>, <region>, <eventTime>',
      'AWS found an unusual sign-in, <account>, <region>, <time>',
    ),
    unknown: '?',
    fallback: 'サインイン関連のイベントがありました。CloudTrail を確認してください。アカウント ',
  },
};
