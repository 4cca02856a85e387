import { Wording } from './wording';

/** What is said in Japanese. */
export const JAPANESE: Wording = {
  language: 'japanese',
  unknown: '不明',
  subject: {
    template: '<userType> サインイン: <outcome>、アカウント <account>',
    others: '<userType> <eventName>: <outcome>、アカウント <account>',
    fallback: 'AWSコンソールのサインイン',
  },
  direct: japanese,
  passages: consoleDomain => ({
    opening: [
      'AWSコンソールのサインインイベントが発生しました。 <eventName> <outcome>、<userType> <userArn>、アカウント <account>',
      'AWSコンソールのサインインイベントが発生しました。 <eventName> <outcome>、<userType>、アカウント <account>',
    ],
    facts: [
      ['日時: <eventTime>'],
      ['接続元: <sourceIPAddress>'],
      ['リージョン: <region>'],
      ['MFA の使用: <mfaUsed> (フェデレーションユーザーは CloudTrail では判別できず、常に No になります)'],
      ['エラー: <errorCode>、<errorMessage>', 'エラー: <errorCode>', 'エラー: <errorMessage>'],
      ['イベント ID: <eventId>'],
    ],
    record: `記録 (サインインから数分後に表示できます): https://${consoleDomain}/cloudtrailv2/home?region=<region>#/events/<eventId>`,
    advice: '心当たりがない場合は、直ちにこのユーザーまたはロールを無効にし (ルートユーザーの場合はパスワードを変更し)、セッションを失効させ、CloudTrail で操作の記録を確認してください。',
    warning: '以下はサインインした側が自由に決められる値です。内容を信用しないでください。',
    chosen: ['ユーザー名: <userName>', 'ユーザーエージェント: <userAgent>'],
  }),
  short: {
    direct: 'コンソール <outcome>: <userType>、アカウント <account>',
    workflow: 'コンソール <outcome>: <userType>、アカウント <account>、<sourceIPAddress>',
    plain: 'サインインがありました。CloudTrail を確認してください。アカウント ',
  },
};

/** The Japanese message: the same lines as the English one, under the opening sentence of the published recipe. */
function japanese(consoleDomain: string): string {
  return [
    'AWSコンソールのサインインイベントが発生しました。 <eventName> <outcome>、<userType> <userArn>、アカウント <account>',
    '日時 (UTC): <eventTime>',
    '接続元: <sourceIPAddress>',
    'リージョン: <region>',
    'MFA の使用: <mfaUsed> (フェデレーションユーザーは CloudTrail では判別できず、常に No になります)',
    'エラー (ある場合): <errorCode> <errorMessage>',
    'イベント ID: <eventId>',
    `記録 (サインインから数分後に表示できます): https://${consoleDomain}/cloudtrailv2/home?region=<region>#/events/<eventId>`,
    '心当たりがない場合は、直ちにこのユーザーまたはロールを無効にし (ルートユーザーの場合はパスワードを変更し)、セッションを失効させ、CloudTrail で操作の記録を確認してください。',
    '以下はサインインした側が自由に決められる値です。内容を信用しないでください。',
    'ユーザー名 (ある場合): <userName>',
    'ユーザーエージェント: <userAgent>',
  ].join('\n');
}
