import { CHOSEN } from '../message/chosen';
import { knownLines, EmailContent } from '../message/email-content';
import { Language } from '../message/strategy';
import { presetSubject } from '../message/subject';
import { everyPassage, Passages, readPassages, SubjectWording } from '../message/wording';
import { Field, FIELDS } from '../signin/fields';

/** The name of a service, or `AWS Internal`: pages "record contents" and "userIdentity" of the CloudTrail guide. */
const SERVICE = /^[A-Za-z0-9. -]+$/;

/**
 * The fields of an API call's record that a sign-in's record lacks.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
 */
const OF_A_CALL: readonly Field[] = [
  { name: 'eventSource', paths: ['$.detail.eventSource'], kind: 'token', characters: SERVICE, description: 'service that was called' },
  { name: 'invokedBy', paths: ['$.detail.userIdentity.invokedBy'], kind: 'token', characters: SERVICE, description: 'service that called for somebody' },
  { name: 'requestParameters', paths: ['$.detail.requestParameters'], kind: 'object', description: 'parameters of the call' },
];

/** The message about a call, in one language. */
interface CallWording {
  readonly unknown: string;
  readonly subject: SubjectWording;
  passages(consoleDomain: string): Passages;
}

/**
 * The message about a call that tampers with the alert, in the language of the alert's own messages.
 *
 * As in those, the text that the caller can choose comes last.
 */
export function tamperingContent(language: Language, consoleDomain: string): EmailContent {
  const { unknown, subject, passages } = WORDINGS[language];
  const fields = [...FIELDS, ...OF_A_CALL];
  const lines = readPassages(passages(consoleDomain), fields);
  return new EmailContent({
    direct: everyPassage(lines),
    workflow: knownLines(lines),
    subject: presetSubject(subject, fields),
    fields,
    unknown,
  });
}

const WORDINGS: Readonly<Record<Language, CallWording>> = {
  english: {
    unknown: 'unknown',
    subject: { template: 'Sign-in alert tampered with: <eventName>, account <account>', fallback: 'Sign-in alert tampered with' },
    passages: consoleDomain => ({
      opening: [
        'Tampering with the AWS console sign-in alert: <eventName> (<eventSource>), <userType> <principal>, account <account>',
        'Tampering with the AWS console sign-in alert: <eventName> (<eventSource>), type <userType>, account <account>',
      ],
      facts: [
        'Time: <eventTime>',
        'Source address: <sourceIPAddress>',
        'Region: <region>',
        { known: 'Refused with: <errorCode>', always: 'Refused with (empty: it was done): <errorCode>' },
        { known: 'Called through: <invokedBy>', always: 'Called through, if a service: <invokedBy>' },
        'Event ID: <eventId>',
      ],
      record: `Record, some minutes after the call: https://${consoleDomain}/cloudtrailv2/home?region=<region>#/events/<eventId>`,
      advice: 'Not expected? You may no longer be told of sign-ins: undo it (deploy the stack again), disable this user or role, ' +
        'and look in CloudTrail for what it did.',
      warning: CHOSEN.english.warning,
      chosen: [...CHOSEN.english.identity, 'Parameters: <requestParameters>', CHOSEN.english.errorMessage, CHOSEN.english.userAgent],
    }),
  },
  japanese: {
    unknown: '不明',
    subject: { template: 'サインイン通知の設定に対する操作: <eventName>、アカウント <account>', fallback: 'サインイン通知の設定に対する操作' },
    passages: consoleDomain => ({
      opening: [
        'AWSコンソールのサインイン通知の設定に対する操作を検知しました。 <eventName> (<eventSource>)、<userType> <principal>、アカウント <account>',
        'AWSコンソールのサインイン通知の設定に対する操作を検知しました。 <eventName> (<eventSource>)、ユーザー種別 <userType>、アカウント <account>',
      ],
      facts: [
        { known: '日時: <eventTime>', always: '日時 (UTC): <eventTime>' },
        '接続元: <sourceIPAddress>',
        'リージョン: <region>',
        { known: '拒否のエラーコード: <errorCode>', always: '拒否のエラーコード (空の場合は実行されています): <errorCode>' },
        { known: '呼び出しを中継したサービス: <invokedBy>', always: '呼び出しを中継したサービス (ある場合): <invokedBy>' },
        'イベント ID: <eventId>',
      ],
      record: `記録 (操作から数分後に表示できます): https://${consoleDomain}/cloudtrailv2/home?region=<region>#/events/<eventId>`,
      advice: '心当たりがない場合は、サインインの通知が届かなくなっているおそれがあります。直ちに元に戻し (スタックを再デプロイし)、' +
        'このユーザーまたはロールを無効にして、CloudTrail で操作の記録を確認してください。',
      warning: CHOSEN.japanese.warning,
      chosen: [...CHOSEN.japanese.identity, 'パラメーター: <requestParameters>', CHOSEN.japanese.errorMessage, CHOSEN.japanese.userAgent],
    }),
  },
};
