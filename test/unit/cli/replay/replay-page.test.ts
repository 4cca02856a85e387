import { createHash } from 'node:crypto';
import { Script } from 'node:vm';
import { gunzipSync } from 'node:zlib';
import { AlertResult } from '../../../../src/cli/evaluate/alert-result';
import { alertReplay, signInOf } from '../../../../src/cli/replay/alert-replay';
import { Counts } from '../../../../src/cli/replay/grouping';
import { PAGE_SCRIPT } from '../../../../src/cli/replay/page-assets';
import { ReplayPage, daysChart } from '../../../../src/cli/replay/replay-page';
import { Tally } from '../../../../src/cli/replay/tally';
import { shown } from '../app';
import { HOSTILE, MAIL } from '../report-parts/messages';

/** The page of sign-ins with these values, all with this result. */
function pageOf(values: readonly string[], result: AlertResult = { reasons: [], deliveries: [MAIL], notes: [] }): string {
  const page = new ReplayPage();
  const tally = new Tally(values);
  for (const value of values) {
    const event = shown({ detail: { eventName: value, eventTime: value, userIdentity: { type: value, arn: value }, sourceIPAddress: value } });
    const replayed = { signIn: { ...signInOf(event), account: value, region: value }, alerts: [alertReplay(value, result)] };
    tally.add(replayed);
    page.add(replayed, event, [result]);
  }
  return page.report({
    logs: { files: 1, records: 1, passedOver: 0, broken: [], read: [] },
    tallied: tally.result(),
    findings: [{ code: 'broken-file', message: values[0], alert: values[0] }],
    notes: [values[0]],
  });
}

test('the script of the page can be parsed, and is the only one that its policy allows', () => {
  expect(() => new Script(`(() => {${PAGE_SCRIPT}})`)).not.toThrow();
  const page = pageOf(['a']);
  const [, policy] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)!;
  const [script] = [...page.matchAll(/<script>([^]*?)<\/script>/g)].map(([, text]) => text);
  expect(policy.replace(/&#39;/g, '\'')).toBe(
    `default-src 'none'; script-src 'sha256-${createHash('sha256').update(script).digest('base64')}'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'`);
});

test('no value ends a block of data, or is markup', () => {
  const hostile = `${HOSTILE}</script><!--<script>`;
  const page = pageOf([hostile], { reasons: [], deliveries: [{ ...MAIL, body: hostile, subject: hostile, to: [hostile] }], notes: [] });
  expect(page.match(/<script/g)).toHaveLength(3);
  expect(page.match(/<\/script/g)).toHaveLength(3);
  expect(page).not.toMatch(/<img|<a |alert\(1\)<\/script>|\u202e|\u0000/);
  const [, packed] = /id="messages">.*?"parts":\["([^"]*)"/.exec(page)!;
  const [message] = JSON.parse(gunzipSync(Buffer.from(packed, 'base64')).toString()) as string[];
  expect(message).not.toMatch(/<img|<a |<script|onerror="/);
  expect(message).toContain('&lt;/script&gt;');
});

test('a sign-in that is not covered shows no message, since none is sent', () => {
  const page = pageOf(['a'], { reasons: [], deliveries: [MAIL], notes: [{ code: 'other-region', here: 'us-east-1', there: 'eu-north-1' }] });
  const [, packed] = /id="messages">.*?"parts":\["([^"]*)"/.exec(page)!;
  const [message] = JSON.parse(gunzipSync(Buffer.from(packed, 'base64')).toString()) as string[];
  expect(message).toContain('not covered');
  expect(message).toContain('EventBridge has this event in eu-north-1');
  expect(message).not.toContain('class="view mail"');
});

const NONE: Counts = { alerted: 0, undelivered: 0, notCovered: 0, notMatched: 0 };

test('each day has a bar, also between days without a sign-in, with a part for each result', () => {
  const { text } = daysChart([['2026-02-27', { ...NONE, alerted: 3, notMatched: 1 }], ['2026-03-02', { ...NONE, notCovered: 2 }]]);
  expect(text).toContain('<svg viewBox="0 0 40 120"');
  expect([...text.matchAll(/<rect class="(\w+)" x="(\d+)" y="([\d.]+)" width="8" height="([\d.]+)"\/>/g)].map(([, ...values]) => values)).toEqual([
    ['alerted', '1', '30.00', '90.00'], ['notMatched', '1', '0.00', '30.00'], ['notCovered', '31', '60.00', '60.00'],
  ]);
  expect(text).toContain('<title>2026-02-27: alert sent 3, not matched 1</title>');
  expect(text).toContain('<span>2026-02-27</span><span>2026-03-02</span>');
});

test('without a day there is no chart', () => {
  expect(daysChart([]).text).toBe('');
  expect(daysChart([['', { ...NONE, alerted: 1 }]]).text).toBe('');
});

test.each([
  { title: 'a time far away', days: ['0001-01-01', '9999-12-31'] },
  { title: 'a day that is none', days: ['2026-01-15', '2026-99-99'] },
])('$title draws the days with sign-ins alone', ({ days }) => {
  expect(daysChart(days.map(day => [day, { ...NONE, alerted: 1 }])).text).toContain('<svg viewBox="0 0 20 120"');
});
