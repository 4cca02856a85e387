import { EmailContent, sectionsBody, sectionsTemplate } from '../message/email-content';
import { UNTRUSTED, TitleWording } from '../message/languages/wording';
import { parseDirectSections, parseJsonataSections, Sections } from '../message/message-sections';
import { Language } from '../message/message-strategy';
import { presetSubject } from '../message/subject';
import { parseTitle } from '../message/title';
import { EventField, FIELDS } from '../signin/fields';

/** The name of a service, or `AWS Internal`: pages "record contents" and "userIdentity" of the CloudTrail guide. */
const SERVICE = /^[A-Za-z0-9. -]+$/;

/**
 * The fields of an API call's record that a sign-in's record lacks.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
 */
const CALL_FIELDS: readonly EventField[] = [
  { name: 'eventSource', paths: ['$.detail.eventSource'], kind: 'token', characters: SERVICE, description: 'service that was called' },
  { name: 'invokedBy', paths: ['$.detail.userIdentity.invokedBy'], kind: 'token', characters: SERVICE, description: 'service that called for somebody' },
  { name: 'requestParameters', paths: ['$.detail.requestParameters'], kind: 'object', description: 'parameters of the call' },
];

/** The message about a call, in one language. */
interface CallWording {
  readonly unknown: string;
  readonly title: TitleWording;
  sections(consoleDomain: string): Sections;
}

/**
 * The message about a call that tampers with the alert, in the language of the alert's own messages.
 *
 * As in those, the text that the caller can choose comes last.
 */
export function tamperingContent(language: Language, consoleDomain: string): EmailContent {
  const { unknown, title, sections } = WORDINGS[language];
  const fields = [...FIELDS, ...CALL_FIELDS];
  return new EmailContent({
    direct: () => sectionsTemplate(parseDirectSections(sections(consoleDomain), fields)),
    jsonata: () => sectionsBody(parseJsonataSections(sections(consoleDomain), fields)),
    subject: () => presetSubject(parseTitle(title, fields), title.fallback),
    fields,
    unknown,
  });
}

const WORDINGS: Readonly<Record<Language, CallWording>> = {
  english: {
    unknown: 'unknown',
    title: { byKind: { other: ['Sign-in alert tampered with: <eventName>, account <account>'] }, fallback: 'Sign-in alert tampered with' },
    sections: consoleDomain => ({
      opening: {
        other: [
          'Tampering with the AWS console sign-in alert: <eventName> (<eventSource>), <userType> <principal>, account <account>',
          'Tampering with the AWS console sign-in alert: <eventName> (<eventSource>), type <userType>, account <account>',
        ],
      },
      facts: [
        'Time: <eventTime>',
        'Source address: <sourceIPAddress>',
        'Region: <region>',
        { ifPresent: 'Refused with: <errorCode>', direct: 'Refused with (empty: it was done): <errorCode>' },
        { ifPresent: 'Called through: <invokedBy>', direct: 'Called through, if a service: <invokedBy>' },
        'Event ID: <eventId>',
      ],
      record: `Record, some minutes after the call: https://${consoleDomain}/cloudtrailv2/home?region=<region>#/events/<eventId>`,
      advice: {
        other: 'Not expected? You may no longer be notified of sign-ins: undo it (cdk deploy --revert-drift), disable this user or role, ' +
          'and look in CloudTrail for what it did.',
      },
      warning: UNTRUSTED.english.warning,
      untrusted: [...UNTRUSTED.english.identity, 'Parameters: <requestParameters>', UNTRUSTED.english.errorMessage, UNTRUSTED.english.userAgent],
    }),
  },
  japanese: {
    unknown: '不明',
    title: { byKind: { other: ['サインイン通知の設定に対する操作: <eventName>、アカウント <account>'] }, fallback: 'サインイン通知の設定に対する操作' },
    sections: consoleDomain => ({
      opening: {
        other: [
          'AWSコンソールのサインイン通知の設定に対する操作を検知しました。 <eventName> (<eventSource>)、<userType> <principal>、アカウント <account>',
          'AWSコンソールのサインイン通知の設定に対する操作を検知しました。 <eventName> (<eventSource>)、ユーザー種別 <userType>、アカウント <account>',
        ],
      },
      facts: [
        { ifPresent: '日時: <eventTime>', direct: '日時 (UTC): <eventTime>' },
        '接続元: <sourceIPAddress>',
        'リージョン: <region>',
        { ifPresent: '拒否のエラーコード: <errorCode>', direct: '拒否のエラーコード (空の場合は実行されています): <errorCode>' },
        { ifPresent: '呼び出しを中継したサービス: <invokedBy>', direct: '呼び出しを中継したサービス (ある場合): <invokedBy>' },
        'イベント ID: <eventId>',
      ],
      record: `記録 (操作から数分後に表示できます): https://${consoleDomain}/cloudtrailv2/home?region=<region>#/events/<eventId>`,
      advice: {
        other: '心当たりがない場合は、サインインの通知が届かなくなっているおそれがあります。直ちに元に戻し (cdk deploy --revert-drift を実行し)、' +
          'このユーザーまたはロールを無効にして、CloudTrail で操作の記録を確認してください。',
      },
      warning: UNTRUSTED.japanese.warning,
      untrusted: [...UNTRUSTED.japanese.identity, 'パラメーター: <requestParameters>', UNTRUSTED.japanese.errorMessage, UNTRUSTED.japanese.userAgent],
    }),
  },
};
