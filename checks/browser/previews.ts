import { Delivery } from '../../src/cli/evaluate/alert-result';
import { PreviewReport, Result } from '../../src/cli/preview/preview-report';
import { card, HOSTILE, MAIL, SMS } from '../../test/support/messages';

/** What a person would read in Japanese. */
export const JAPANESE = 'AWSコンソールのサインインイベントが発生しました。直ちにこのユーザーまたはロールを無効にし、パスワードを変更してください。';

/** An unbroken kilobyte, as a user agent may be. */
const LONG = 'x'.repeat(1024);

/** A result with these messages. */
function result(alert: string, name: string, deliveries: readonly Delivery[]): Result {
  const event = { name, description: name, text: '{"detail":{"eventTime":"2026-01-15T09:01:30Z"}}', id: 'e-1' };
  return { alert, event, reasons: [], deliveries, notes: [] };
}

/** Every kind of message, an event that is refused, and faults. */
export const EVERYTHING: PreviewReport = {
  results: [
    result('Stack/English', 'root', [MAIL, SMS, card({ title: 'Root sign-in', nextSteps: ['Look'], keywords: ['Root'] }, { summary: 'x' })]),
    result('Stack/Japanese', 'root', [{ ...MAIL, subject: JAPANESE, body: JAPANESE }, { ...SMS, body: JAPANESE }, card({ title: JAPANESE, description: JAPANESE })]),
    result('Stack/Machines', 'root', [{ ...MAIL, to: ['sqs:arn:aws:sqs:us-east-1:123456789012:Queue'] }]),
    {
      ...result('Stack/English', 'check-mfa', []),
      reasons: [{ code: 'not-matched', path: 'detail.eventName', found: '"CheckMfa"', expected: 'anything but "CheckMfa"' }],
      notes: [{ code: 'no-subscribers', topic: 'arn:aws:sns:us-east-1:123456789012:Topic' }],
    },
  ],
  findings: [{ alert: 'Stack/English', problem: { code: 'no-sample-matches' } }],
};

/** The same value wherever a value can stand. */
function everywhere(value: string): PreviewReport {
  const to = [value, `sms:${value}`, `slack:${value}`, `sqs:${value}`];
  const said = { channel: value, from: `"${value}" <${value}>`, to, subject: value, sms: { encoding: 'GSM-7', parts: 9 } } as const;
  const { body } = card({ title: value, description: value, nextSteps: [value], keywords: [value] }, { [value]: value });
  return {
    results: [{
      ...result(value, value, [{ ...said, body: value }, { ...said, body }]),
      reasons: [{ code: 'not-matched', path: value, found: value, expected: value }],
      notes: [{ code: 'stand-in', text: value, of: value }],
    }, result(value, value, [])],
    findings: [{ alert: value, problem: { code: 'never-delivered', target: value, reason: value } }],
  };
}

/** What tries to run. */
export const ATTACK = everywhere(HOSTILE);

/** What tries to break the layout. */
export const WIDE = everywhere(LONG);
