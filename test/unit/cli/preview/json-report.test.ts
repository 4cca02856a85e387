import { MAILED, REFUSED } from './results';
import { jsonReport } from '../../../../src/cli/preview/json-report';

test('the document has one result for each alert and event', () => {
  expect(JSON.parse(jsonReport({ results: [MAILED, REFUSED], findings: [] }))).toEqual({
    results: [
      {
        alert: 'Mail/Alert',
        event: 'e-1',
        alerted: true,
        reasons: [],
        deliveries: [{
          channel: 'text',
          from: '"AWS console sign-in" <no-reply@sns.amazonaws.com>',
          to: ['security@example.com', 'on-call@example.net'],
          subject: 'AWS Notification Message',
          body: '"signed in: Root"\n"tell security"',
        }],
      },
      {
        alert: 'Mail/Alert',
        event: null,
        alerted: false,
        reasons: ['detail.eventName is "CheckMfa"; the rule matches: anything but "CheckMfa"'],
        deliveries: [],
      },
    ],
  });
});

test('notes and findings stand in the document where there are any', () => {
  const document: unknown = JSON.parse(jsonReport({
    results: [{ ...MAILED, notes: [{ code: 'no-subscribers', topic: 'arn' }] }],
    findings: [{ alert: 'Mail/Alert', problem: { code: 'no-sample-matches' } }],
  }));
  expect(document).toMatchObject({
    results: [{ notes: ['nobody in this app is subscribed to arn'] }],
    findings: [{ code: 'no-sample-matches', alert: 'Mail/Alert', message: 'none of the built-in samples sends an alert' }],
  });
});

test('a text message has its parts and encoding', () => {
  const delivery = { channel: 'short', from: '', to: ['sms:+15550100'], subject: '', body: 'x', sms: { encoding: 'GSM-7', parts: 1 } } as const;
  const report = { results: [{ ...MAILED, deliveries: [delivery] }], findings: [] };
  expect(JSON.parse(jsonReport(report))).toMatchObject({ results: [{ deliveries: [delivery] }] });
});

test('values are escaped for the terminal, and come back unchanged', () => {
  const body = 'a\u001b[2J\u009b1mサ\u202e"\\\n';
  const text = jsonReport({ results: [{ ...MAILED, deliveries: [{ ...MAILED.deliveries[0], body }] }], findings: [] });
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
  expect(JSON.parse(text)).toMatchObject({ results: [{ deliveries: [{ body }] }] });
});
