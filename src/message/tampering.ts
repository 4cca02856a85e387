import { Language } from './message';
import { parseTemplate } from './parse';
import { presetSubject } from './subject';
import { knownLines, TextContent } from './text-content';
import { Passages, readPassages, SubjectWording } from './wording';
import { Field, FIELDS } from '../signin/fields';

/**
 * What a record of an API call has that a sign-in lacks.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
 */
const OF_A_CALL: readonly Field[] = [
  { name: 'eventSource', paths: ['$.detail.eventSource'], kind: 'token', description: 'service that was called' },
  { name: 'invokedBy', paths: ['$.detail.userIdentity.invokedBy'], kind: 'token', description: 'service that called for somebody' },
  { name: 'requestParameters', paths: ['$.detail.requestParameters'], kind: 'object', description: 'what the call was given' },
];

/** All that is said of a call, in one language. */
interface CallWording {
  readonly unknown: string;
  readonly subject: SubjectWording;
  direct(consoleDomain: string): string;
  passages(consoleDomain: string): Passages;
}

/**
 * What is said when somebody changes what carries the alert, in the language in which the alert speaks.
 *
 * As in the alert's own messages, what the caller can choose comes last.
 */
export function tamperingContent(language: Language, consoleDomain: string): TextContent {
  const { unknown, subject, direct, passages } = WORDINGS[language];
  const fields = [...FIELDS, ...OF_A_CALL];
  return new TextContent({
    direct: parseTemplate(direct(consoleDomain), fields),
    workflow: knownLines(readPassages(passages(consoleDomain), fields)),
    subject: presetSubject(subject, fields),
    fields,
    unknown,
  });
}

const WORDINGS: Readonly<Record<Language, CallWording>> = {
  english: {
    unknown: 'unknown',
    subject: { template: 'Sign-in alert tampered with: <eventName>, account <account>', fallback: 'Sign-in alert tampered with' },
    direct: english,
    passages: consoleDomain => ({
      opening: [
        'Tampering with the AWS console sign-in alert: <eventName> (<eventSource>), <userType> <userArn>, account <account>',
        'Tampering with the AWS console sign-in alert: <eventName> (<eventSource>), <userType>, account <account>',
      ],
      facts: [
        ['Time: <eventTime>'],
        ['Source address: <sourceIPAddress>'],
        ['Region: <region>'],
        ['Refused with: <errorCode>'],
        ['Called through: <invokedBy>'],
        ['Event ID: <eventId>'],
      ],
      record: `Record, some minutes after the call: https://${consoleDomain}/cloudtrailv2/home?region=<region>#/events/<eventId>`,
      advice: 'Not expected? You may no longer be told of sign-ins: undo it (deploy the stack again), disable this user or role, ' +
        'and look in CloudTrail for what it did.',
      warning: 'All below was chosen by whoever made the call: do not trust it.',
      chosen: ['Parameters: <requestParameters>', 'Error message: <errorMessage>', 'User agent: <userAgent>'],
    }),
  },
  japanese: {
    unknown: '不明',
    subject: { template: 'サインイン通知の設定に対する操作: <eventName>、アカウント <account>', fallback: 'サインイン通知の設定に対する操作' },
    direct: japanese,
    passages: consoleDomain => ({
      opening: [
        'AWSコンソールのサインイン通知の設定に対する操作を検知しました。 <eventName> (<eventSource>)、<userType> <userArn>、アカウント <account>',
        'AWSコンソールのサインイン通知の設定に対する操作を検知しました。 <eventName> (<eventSource>)、<userType>、アカウント <account>',
      ],
      facts: [
        ['日時: <eventTime>'],
        ['接続元: <sourceIPAddress>'],
        ['リージョン: <region>'],
        ['拒否のエラーコード: <errorCode>'],
        ['呼び出しを中継したサービス: <invokedBy>'],
        ['イベント ID: <eventId>'],
      ],
      record: `記録 (操作から数分後に表示できます): https://${consoleDomain}/cloudtrailv2/home?region=<region>#/events/<eventId>`,
      advice: '心当たりがない場合は、サインインの通知が届かなくなっているおそれがあります。直ちに元に戻し (スタックを再デプロイし)、' +
        'このユーザーまたはロールを無効にして、CloudTrail で操作の記録を確認してください。',
      warning: '以下は操作した側が自由に決められる値です。内容を信用しないでください。',
      chosen: ['パラメーター: <requestParameters>', 'エラーメッセージ: <errorMessage>', 'ユーザーエージェント: <userAgent>'],
    }),
  },
};

function english(consoleDomain: string): string {
  return [
    'Tampering with the AWS console sign-in alert: <eventName> (<eventSource>), <userType> <userArn>, account <account>',
    'Time: <eventTime>',
    'Source address: <sourceIPAddress>',
    'Region: <region>',
    'Refused with (empty: it was done): <errorCode>',
    'Called through, if a service: <invokedBy>',
    'Event ID: <eventId>',
    `Record, some minutes after the call: https://${consoleDomain}/cloudtrailv2/home?region=<region>#/events/<eventId>`,
    'Not expected? You may no longer be told of sign-ins: undo it (deploy the stack again), disable this user or role, and look in CloudTrail for what it did.',
    'All below was chosen by whoever made the call: do not trust it.',
    'Parameters: <requestParameters>',
    'Error message, if any: <errorMessage>',
    'User agent: <userAgent>',
  ].join('\n');
}

function japanese(consoleDomain: string): string {
  return [
    'AWSコンソールのサインイン通知の設定に対する操作を検知しました。 <eventName> (<eventSource>)、<userType> <userArn>、アカウント <account>',
    '日時 (UTC): <eventTime>',
    '接続元: <sourceIPAddress>',
    'リージョン: <region>',
    '拒否のエラーコード (空の場合は実行されています): <errorCode>',
    '呼び出しを中継したサービス (ある場合): <invokedBy>',
    'イベント ID: <eventId>',
    `記録 (操作から数分後に表示できます): https://${consoleDomain}/cloudtrailv2/home?region=<region>#/events/<eventId>`,
    '心当たりがない場合は、サインインの通知が届かなくなっているおそれがあります。直ちに元に戻し (スタックを再デプロイし)、このユーザーまたはロールを無効にして、CloudTrail で操作の記録を確認してください。',
    '以下は操作した側が自由に決められる値です。内容を信用しないでください。',
    'パラメーター: <requestParameters>',
    'エラーメッセージ (ある場合): <errorMessage>',
    'ユーザーエージェント: <userAgent>',
  ].join('\n');
}
