import { MAILED, REFUSED } from './results';
import { Problem } from '../../../../src/cli/evaluate/alert-result';
import { findingsOf, previewText, previewJson } from '../../../../src/cli/preview/preview-report';

test('a fault is found once for an alert, however many events show it', () => {
  const problem: Problem = { code: 'invalid-target', target: 'Target0', reason: 'x' };
  const other: Problem = { code: 'no-targets', rule: 'Rule' };
  expect(findingsOf([
    { ...MAILED, reasons: [problem] }, REFUSED, { ...MAILED, reasons: [problem, other] }, { ...MAILED, alert: 'Mail/Second', reasons: [problem] },
  ])).toEqual([{ alert: 'Mail/Alert', problem }, { alert: 'Mail/Alert', problem: other }, { alert: 'Mail/Second', problem }]);
});

test('a refusal by the filter is no fault', () => {
  expect(findingsOf([MAILED, REFUSED])).toEqual([]);
});

test('a fault that is known besides is found once as well', () => {
  const problem: Problem = { code: 'no-targets', rule: 'Rule' };
  const known = [{ alert: 'Mail/Alert', problem }, { alert: 'Mail/Second', problem }];
  expect(findingsOf([{ ...MAILED, reasons: [problem] }], known)).toEqual(known);
});

test('one event is shown with its mail', () => {
  expect(previewText({ results: [MAILED], findings: [] }, false)).toMatchInlineSnapshot(`
"root: the root user signs in
Mail/Alert alerts

  From: "AWS console sign-in" <no-reply@sns.amazonaws.com>
  To: security@example.com, on-call@example.net
  Subject: AWS Notification Message

  "signed in: Root"
  "tell security"
"
`);
});

test('an event that is refused is shown with the reason', () => {
  expect(previewText({ results: [REFUSED], findings: [] }, false)).toMatchInlineSnapshot(`
"event.json
Mail/Alert does not alert

  detail.eventName is "CheckMfa"; the rule matches: anything but "CheckMfa"
"
`);
});

test('several events have a summary, and faults come last', () => {
  const likely = { ...MAILED, reasons: [{ code: 'uncertain-message', target: 'Target0', reason: 'the value is null' } as const], notes: [{ code: 'no-subscribers', topic: 'arn' } as const] };
  expect(previewText({ results: [likely, REFUSED], findings: [{ alert: 'Mail/Alert', problem: { code: 'no-sample-matches' } }] }, false)).toMatchInlineSnapshot(`
"root: the root user signs in
Mail/Alert alerts

  From: "AWS console sign-in" <no-reply@sns.amazonaws.com>
  To: security@example.com, on-call@example.net
  Subject: AWS Notification Message

  "signed in: Root"
  "tell security"

  but: the message to Target0 is likely, not certain: the value is null
  note: nobody in this app is subscribed to arn

event.json
Mail/Alert does not alert

  detail.eventName is "CheckMfa"; the rule matches: anything but "CheckMfa"

Summary: 2 events, 1 alert
  Mail/Alert
    root        alerts
    event.json  does not alert

Found: 1 problem
  Mail/Alert: none of the built-in samples sends an alert
"
`);
});

test('a message to a service has no sender and no title, and another channel is named', () => {
  const delivery = { channel: 'short', from: '', to: ['sqs:arn'], subject: '', body: 'x' };
  expect(previewText({ results: [{ ...MAILED, deliveries: [delivery] }], findings: [] }, false)).toContain('\n\n  Channel: short\n  To: sqs:arn\n\n  x\n');
});

test('a text message has its parts and encoding', () => {
  const delivery = { channel: 'short', from: '', to: ['sms:+15550100'], subject: '', body: 'x' };
  const shown = (parts: number) => previewText({ results: [{ ...MAILED, deliveries: [{ ...delivery, sms: { encoding: 'GSM-7', parts } }] }], findings: [] }, false);
  expect(shown(1)).toContain('\n\n  Channel: short\n  To: sms:+15550100\n  SMS: 1 part, GSM-7\n\n  x\n');
  expect(shown(2)).toContain('\n  SMS: 2 parts, GSM-7\n');
});

test('a mail without a recipient says so', () => {
  expect(previewText({ results: [{ ...MAILED, deliveries: [{ ...MAILED.deliveries[0], to: [] }] }], findings: [] }, false)).toContain('\n  To: (nobody)\n');
});

test('colours are the only difference that a terminal makes', () => {
  const report = { results: [MAILED, REFUSED], findings: [{ alert: 'Mail/Alert', problem: { code: 'no-sample-matches' } as const }] };
  const coloured = previewText(report, true);
  expect(coloured).toContain('\u001b[');
  expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(previewText(report, false));
});

test('what strangers chose cannot move the cursor, nor add a header', () => {
  const evil = '\u001b]0;x\u0007\r\nTo: boss@example.com\u009b2J\u202e';
  const text = previewText({
    results: [{
      alert: `A${evil}`,
      event: { ...MAILED.event, name: `n${evil}`, description: evil },
      reasons: [{ code: 'not-matched', path: evil, found: evil, expected: evil }, { code: 'never-delivered', target: evil, reason: evil }],
      deliveries: [{ channel: evil, from: evil, to: [evil], subject: evil, body: evil }],
      notes: [{ code: 'stand-in', text: evil, of: evil }],
    }, REFUSED],
    findings: [{ alert: evil, problem: { code: 'never-delivered', target: evil, reason: evil } }],
  }, false);
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
  // Only the body may break a line.
  expect(text.split('\n').filter(line => line.trim().startsWith('To: boss'))).toEqual(['  To: boss@example.com\\u009b2J\\u202e']);
});

test('the document has one result for each alert and event', () => {
  expect(JSON.parse(previewJson({ results: [MAILED, REFUSED], findings: [] }))).toEqual({
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
  const document: unknown = JSON.parse(previewJson({
    results: [{ ...MAILED, notes: [{ code: 'no-subscribers', topic: 'arn' }] }],
    findings: [{ alert: 'Mail/Alert', problem: { code: 'no-sample-matches' } }],
  }));
  expect(document).toMatchObject({
    results: [{ notes: ['nobody in this app is subscribed to arn'] }],
    findings: [{ code: 'no-sample-matches', alert: 'Mail/Alert', message: 'none of the built-in samples sends an alert' }],
  });
});

test('a text message has its parts and encoding in the JSON report', () => {
  const delivery = { channel: 'short', from: '', to: ['sms:+15550100'], subject: '', body: 'x', sms: { encoding: 'GSM-7', parts: 1 } } as const;
  const report = { results: [{ ...MAILED, deliveries: [delivery] }], findings: [] };
  expect(JSON.parse(previewJson(report))).toMatchObject({ results: [{ deliveries: [delivery] }] });
});

test('values are escaped for the terminal, and come back unchanged', () => {
  const body = 'a\u001b[2J\u009b1mサ\u202e"\\\n';
  const text = previewJson({ results: [{ ...MAILED, deliveries: [{ ...MAILED.deliveries[0], body }] }], findings: [] });
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
  expect(JSON.parse(text)).toMatchObject({ results: [{ deliveries: [{ body }] }] });
});
