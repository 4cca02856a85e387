import { AwsFailure, isDenied } from './aws/aws-calls';

/** What a line says of its subject. */
export type LineState = 'well' | 'wrong' | 'unknown';

/** Every code of a line, in the order of the checks. They are stable, and `docs/doctor.md` explains each. */
export const CODES = {
  'not-allowed': 'unknown',
  'not-answered': 'unknown',
  'not-resolved': 'unknown',

  'credentials-right': 'well',
  'other-account': 'wrong',
  'account-not-asked': 'unknown',

  'stack-current': 'well',
  'stack-not-deployed': 'wrong',
  'stack-failed': 'wrong',
  'stack-in-progress': 'unknown',
  'stack-outdated': 'wrong',
  'resource-missing': 'wrong',

  'rule-right': 'well',
  'rule-missing': 'wrong',
  'rule-disabled': 'wrong',
  'rule-other-state': 'wrong',
  'rule-other-pattern': 'wrong',
  'target-missing': 'wrong',
  'target-other-destination': 'wrong',
  'target-other-text': 'wrong',
  'target-other-role': 'wrong',
  'target-other-queue': 'wrong',
  'target-unknown': 'wrong',
  'bus-right': 'well',
  'bus-missing': 'wrong',
  'bus-other-policy': 'wrong',
  'role-right': 'well',
  'role-missing': 'wrong',
  'role-other-trust': 'wrong',
  'role-not-allowed': 'wrong',
  'workflow-right': 'well',
  'workflow-missing': 'wrong',
  'workflow-other-definition': 'wrong',
  'workflow-other-role': 'wrong',
  'schedule-right': 'well',
  'schedule-missing': 'wrong',
  'schedule-disabled': 'wrong',
  'schedule-changed': 'wrong',

  'subscription-confirmed': 'well',
  'subscription-missing': 'wrong',
  'subscription-pending': 'wrong',
  'subscription-deleted': 'wrong',
  'subscription-filtered': 'wrong',
  'subscription-unknown': 'wrong',
  'no-subscribers': 'wrong',

  'topic-right': 'well',
  'topic-missing': 'wrong',
  'topic-other-policy': 'wrong',
  'topic-other-key': 'wrong',
  'key-right': 'well',
  'key-missing': 'wrong',
  'key-disabled': 'wrong',
  'key-other-policy': 'wrong',
  'queue-empty': 'well',
  'queue-missing': 'wrong',
  'queue-not-empty': 'wrong',
  'queue-other-policy': 'wrong',
  'alarm-quiet': 'well',
  'alarm-missing': 'wrong',
  'in-alarm': 'wrong',
  'alarm-actions-disabled': 'wrong',
  'alarm-without-action': 'wrong',
  'alarm-other-actions': 'wrong',
  'alarm-other-condition': 'wrong',

  'trail-right': 'well',
  'no-trail': 'wrong',
  'trail-missing': 'wrong',
  'trail-stopped': 'wrong',
  'trail-one-region': 'wrong',
  'trail-without-write-events': 'wrong',
  'trail-without-read-events': 'wrong',
  'trail-elsewhere': 'unknown',
  'trail-delivery-failed': 'wrong',

  'stack-set-right': 'well',
  'stack-set-missing': 'wrong',
  'stack-instance-missing': 'wrong',
  'stack-instance-outdated': 'wrong',
  'stack-instance-failed': 'wrong',

  'phones-right': 'well',
  'sms-sandbox': 'wrong',
  'sms-limit-reached': 'wrong',
  'phone-opted-out': 'wrong',
  'channel-right': 'well',
  'channel-missing': 'wrong',
  'channel-disabled': 'wrong',
  'channel-without-topic': 'wrong',

  'sign-in-alerted': 'well',
  'sign-in-not-matched': 'well',
  'no-sign-in': 'well',
  'sign-in-recent': 'unknown',
  'sign-in-not-taken': 'wrong',
  'sign-in-not-published': 'wrong',
} as const satisfies Readonly<Record<string, LineState>>;

export type Code = keyof typeof CODES;

/** One answer of the doctor. */
export interface ReportLine {
  readonly code: Code;
  /** The thing that it is about, as AWS names it. */
  readonly about: string;
  /** Continues a sentence that begins with the thing. */
  readonly text: string;
  /** The command to type, or what to do. */
  readonly todo?: string;
}

/** Whether a line needs somebody to look: what is not known may be wrong. */
export function isFinding({ code }: ReportLine): boolean {
  return CODES[code] !== 'well';
}

/** The line on a question that was not answered. */
export function notKnown(about: string, failure: AwsFailure): ReportLine {
  const { code, message, permission } = failure;
  if (!isDenied(failure)) return { code: 'not-answered', about, text: `is not known, because AWS did not answer (${code}: ${message})`, todo: 'run the command again' };
  return {
    code: 'not-allowed',
    about,
    text: `is not known, because these credentials lack the permission ${permission}`,
    todo: 'npx cdk-console-login-alert doctor --policy',
  };
}

/** The line on a value of the template that is known at deployment only. */
export function notResolved(about: string, what: string): ReportLine {
  return { code: 'not-resolved', about, text: `is not known, because its ${what} is known at deployment only` };
}

/** A command line that a shell reads as these words. */
export function shellCommand(...words: readonly string[]): string {
  return words.map(word => /^[\w./:@=+,-]+$/.test(word) ? word : `'${word.replaceAll('\'', '\'\\\'\'')}'`).join(' ');
}
