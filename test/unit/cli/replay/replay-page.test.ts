import { createHash } from 'node:crypto';
import { Script } from 'node:vm';
import { gunzipSync } from 'node:zlib';
import { AlertResult } from '../../../../src/cli/evaluate/alert-result';
import { alertReplay } from '../../../../src/cli/replay/alert-replay';
import { PAGE_SCRIPT } from '../../../../src/cli/replay/page-script';
import { ReplayPage } from '../../../../src/cli/replay/replay-page';
import { signInOf } from '../../../../src/cli/replay/sign-in';
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
