import { MAILED, REFUSED } from './results';
import { previewPage } from '../../../../src/cli/preview/preview-page';
import { PreviewReport } from '../../../../src/cli/preview/preview-report';
import { Markup } from '../../../../src/cli/report-parts/markup';
import { HOSTILE, seen } from '../report-parts/messages';

const body = (report: PreviewReport) => seen(new Markup(/<body>(.*)<\/body>/s.exec(previewPage(report))?.[1] ?? ''));

test('one event is shown with its mail', () => {
  expect(body({ results: [MAILED], findings: [] })).toMatch(/^What sign-ins set off\n1 event, 1 alert\nMail\/Alert\nroot alerts\nthe root user signs in\nA\nAWS console sign-in/);
});

test('several events have a summary that leads to each, with reasons, notes and faults as in the text report', () => {
  const likely = {
    ...MAILED,
    reasons: [{ code: 'uncertain-message', target: 'Target0', reason: 'the value is null' } as const],
    notes: [{ code: 'no-subscribers', topic: 'arn' } as const],
  };
  const report: PreviewReport = {
    results: [likely, { ...REFUSED, alert: 'Second/Alert' }, REFUSED],
    findings: [{ alert: 'Mail/Alert', problem: { code: 'no-sample-matches' } }],
  };

  expect(body(report).split('\n').filter((line) => !MAILED.deliveries[0].body.includes(line))).toMatchInlineSnapshot(`
[
  "What sign-ins set off",
  "2 events, 2 alerts",
  "Found: 1 problem",
  "Mail/Alert: none of the built-in samples sends an alert",
  "Mail/Alert",
  "root alertsevent.json does not alertSecond/Alert",
  "event.json does not alert",
  "Mail/Alert",
  "root alerts",
  "the root user signs in",
  "A",
  "AWS console sign-in",
  "AWS Notification Message",
  "AWS Notification Message",
  "A",
  "AWS console sign-in <no-reply@sns.amazonaws.com>",
  "to security@example.com, on-call@example.net",
  "SNS adds its link to unsubscribe here.",
  "but: the message to Target0 is likely, not certain: the value is nullnote: nobody in this app is subscribed to arn",
  "event.json does not alert",
  "detail.eventName is "CheckMfa"; the rule matches: anything but "CheckMfa"",
  "Second/Alert",
  "event.json does not alert",
  "detail.eventName is "CheckMfa"; the rule matches: anything but "CheckMfa"",
]
`);

  const page = previewPage(report);
  for (const [, id] of page.matchAll(/href="#([^"]*)"/g)) expect(page).toContain(`id="${id}"`);
  expect([...page.matchAll(/<a /g)]).toHaveLength(3);
});

test('the time is that of the sign-in, and nothing where the event has none', () => {
  const withTime = (text: string) => previewPage({ results: [{ ...MAILED, event: { ...MAILED.event, text } }], findings: [] });
  expect(withTime('{"detail":{"eventTime":"2026-01-15T09:01:30Z"}}')).toContain('<span class="faint">09:01</span>');
  for (const text of ['{"detail":{"eventTime":7}}', '{"detail":null}', '{}', '{"detail":{"eventTime":"<b>"}}']) {
    expect(withTime(text)).toContain('<span class="faint"></span>');
  }
});

test('the page loads nothing and runs nothing', () => {
  const page = previewPage({ results: [MAILED, REFUSED], findings: [] });
  expect(page).toContain('<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;; ');
  expect(page).not.toMatch(/<(script|link|img|iframe|object|embed|form|base)\b|\bsrc=|url\(|@import|https?:\/\//);
});

test('values are text, wherever they stand', () => {
  const page = previewPage({
    results: [{
      alert: HOSTILE,
      event: { ...MAILED.event, name: HOSTILE, description: HOSTILE, text: JSON.stringify({ detail: { eventTime: HOSTILE } }) },
      reasons: [{ code: 'not-matched', path: HOSTILE, found: HOSTILE, expected: HOSTILE }, { code: 'never-delivered', target: HOSTILE, reason: HOSTILE }],
      deliveries: [{ channel: HOSTILE, from: HOSTILE, to: [HOSTILE], subject: HOSTILE, body: HOSTILE }],
      notes: [{ code: 'stand-in', text: HOSTILE, of: HOSTILE }],
    }, REFUSED],
    findings: [{ alert: HOSTILE, problem: { code: 'never-delivered', target: HOSTILE, reason: HOSTILE } }],
  });
  const plain = previewPage({ results: [{ ...MAILED, deliveries: [] }, REFUSED], findings: [] });
  const tags = (text: string) => new Set(text.match(/<\/?[a-z0-9]+/gi));
  expect([...tags(page)].filter((tag) => !tags(plain).has(tag)).sort()).toMatchInlineSnapshot(`
[
  "</b",
  "</pre",
  "</section",
  "<b",
  "<pre",
  "<section",
]
`);
  expect(page.match(/<style>/g)).toHaveLength(1);
  expect(page).not.toMatch(/<[^<>]* on\w+=/);
});
