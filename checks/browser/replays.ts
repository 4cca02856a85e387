import { AlertResult } from '../../src/cli/evaluate/alert-result';
import { ShownEvent } from '../../src/cli/events/shown-event';
import { alertReplay, signInOf } from '../../src/cli/replay/alert-replay';
import { ReplayPage } from '../../src/cli/replay/replay-page';
import { replayFindings } from '../../src/cli/replay/replay-report';
import { Tally } from '../../src/cli/replay/tally';
import { HOSTILE, MAIL, SMS } from '../../test/support/messages';

/** A sign-in, and what each alert makes of it. */
interface Replayed {
  readonly event: ShownEvent;
  readonly results: readonly AlertResult[];
}

const SENT: AlertResult = { reasons: [], deliveries: [MAIL, SMS], notes: [] };
const REFUSED: AlertResult = {
  reasons: [{ code: 'not-matched', path: 'detail.eventName', found: '"CheckMfa"', expected: 'anything but "CheckMfa"' }], deliveries: [], notes: [],
};
const ELSEWHERE: AlertResult = { reasons: [{ code: 'not-covered', account: '123456789012', region: 'eu-north-1', covered: [] }], deliveries: [], notes: [] };
const LOST: AlertResult = { reasons: [{ code: 'never-delivered', target: 'Target0', reason: 'it is no JSON' }], deliveries: [], notes: [] };

/** The page of a replay, as the command writes it. */
function pageOf(alerts: readonly string[], replayed: Iterable<Replayed>, notes: readonly string[] = []): string {
  const page = new ReplayPage();
  const tally = new Tally(alerts);
  for (const { event, results } of replayed) {
    const each = { signIn: signInOf(event), alerts: results.map((result, index) => alertReplay(alerts[index], result)) };
    tally.add(each);
    page.add(each, event, results);
  }
  const tallied = tally.result();
  const broken = [{ file: alerts[0], problem: 'it is empty' }];
  const logs = { files: 1, records: 1, passedOver: 0, broken, read: [] };
  return page.report({ logs, tallied, findings: replayFindings(tallied, [], broken), notes });
}

/** A sign-in with this value in every fact, or with plain ones. */
function eventOf(index: number, value?: string): ShownEvent {
  const time = new Date(Date.UTC(2026, 0, 1) + index * 53_000).toISOString().slice(0, 19) + 'Z';
  const name = index % 7 === 0 ? 'CheckMfa' : 'ConsoleLogin';
  const [account, region] = [value ?? '123456789012', value ?? (index % 11 === 0 ? 'eu-north-1' : 'us-east-1')];
  const detail = {
    eventID: `e-${index}`,
    eventTime: value === undefined ? time : `${time}${value}`,
    eventName: value ?? name,
    userIdentity: { type: value ?? (index % 3 === 0 ? 'Root' : 'IAMUser'), arn: value ?? `arn:aws:iam::123456789012:user/user-${index % 500}` },
    sourceIPAddress: value ?? `203.0.113.${index % 250}`,
    responseElements: { [value ?? name]: index % 5 === 0 ? 'Failure' : 'Success' },
  };
  return { name: 'log', text: JSON.stringify({ account, region, detail }), id: detail.eventID, account, region };
}

function* manySignIns(number: number): Generator<Replayed> {
  for (let index = 0; index < number; index++) {
    const { deliveries: [mail, sms] } = SENT;
    const own: AlertResult = { ...SENT, deliveries: [{ ...mail, body: `Sign-in ${index}\n${mail.body}` }, sms] };
    const result = index % 7 === 0 ? REFUSED : index % 11 === 0 ? ELSEWHERE : index % 1000 === 1 ? LOST : own;
    yield { event: eventOf(index), results: [result, REFUSED] };
  }
}

/** The page of a month of sign-ins. */
export const MONTH = pageOf(['Stack/Alert', 'Stack/Other'], manySignIns(50_000));

/** The page of one sign-in of each result. */
export const ONE_OF_EACH = pageOf(['Stack/Alert'], [SENT, REFUSED, ELSEWHERE, LOST].map((result, index) => ({ event: eventOf(index), results: [result] })), ['a note']);

/** The page of sign-ins with this value wherever a value can stand. */
function everywhere(value: string): string {
  const mail = { ...MAIL, from: `"${value}" <${value}>`, to: [value, `sms:${value}`], subject: value, body: value };
  const refusal = { code: 'not-matched', path: value, found: value, expected: value } as const;
  const results: readonly AlertResult[] = [
    { reasons: [], deliveries: [mail], notes: [{ code: 'subscription-filter-policy', endpoint: value }] },
    { reasons: [refusal], deliveries: [], notes: [] },
  ];
  return pageOf([value, `${value}2`], [{ event: eventOf(0, value), results }], [value]);
}

/** What tries to run, also by the end of a block of data. */
export const ATTACKED = everywhere(`${HOSTILE}</script><script>alert(6)</script>`);

/** What tries to break the layout. */
export const STRETCHED = everywhere('x'.repeat(1024));
