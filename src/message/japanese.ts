import { CHOSEN } from './chosen';
import { Wording } from './wording';

const { warning, identity, errorMessage, userAgent } = CHOSEN.japanese;

/** What is said in Japanese, under the opening sentence of the published recipe. */
export const JAPANESE: Wording = {
  language: 'japanese',
  unknown: '不明',
  subject: {
    template: '<userType> サインイン: <outcome>、アカウント <account>',
    others: '<eventName>: <outcome>、ユーザー種別 <userType>、アカウント <account>',
    fallback: 'AWSコンソールのサインイン',
  },
  passages: consoleDomain => ({
    opening: [
      'AWSコンソールのサインインイベントが発生しました。 <eventName> <outcome>、<userType> <principal>、アカウント <account>',
      'AWSコンソールのサインインイベントが発生しました。 <eventName> <outcome>、ユーザー種別 <userType>、アカウント <account>',
    ],
    facts: [
      { known: '日時: <eventTime>', always: '日時 (UTC): <eventTime>' },
      '接続元: <sourceIPAddress>',
      'リージョン: <region>',
      'MFA の使用: <mfaUsed> (フェデレーションユーザーは CloudTrail では判別できず、常に No になります)',
      { known: 'エラーコード: <errorCode>', always: 'エラーコード (ある場合): <errorCode>' },
      'イベント ID: <eventId>',
    ],
    record: `記録 (サインインから数分後に表示できます): https://${consoleDomain}/cloudtrailv2/home?region=<region>#/events/<eventId>`,
    advice: '心当たりがない場合は、直ちにこのユーザーまたはロールを無効にし (ルートユーザーの場合はパスワードを変更し)、セッションを失効させ、CloudTrail で操作の記録を確認してください。',
    warning,
    chosen: [
      { known: 'ユーザー名: <userName>', always: 'ユーザー名 (ある場合): <userName>' },
      ...identity,
      { known: '切り替え元: <switchedFrom>', always: '切り替え元 (ロールを切り替えた場合): <switchFrom>' },
      { known: '切り替え先: <switchedTo>', always: '切り替え先 (ロールを切り替えた場合): <switchTo>' },
      { known: 'セッションを更新したユーザー: <renewer>', always: 'セッションを更新したユーザー (更新の場合): <renewedBy>' },
      errorMessage,
      userAgent,
    ],
  }),
  short: {
    // Values alone: one part holds 160 characters of ASCII, and 70 as soon as one is Japanese, which is too few for all of them.
    direct: '<eventName> <outcome>, <userType>, <account>, <sourceIPAddress>, <region>',
    workflow: '<eventName> <outcome>, <userType>, <account>, <sourceIPAddress>, <region>, <eventTime>',
    unknown: '?',
    plain: 'サインイン関連のイベントがありました。CloudTrail を確認してください。アカウント ',
  },
};
