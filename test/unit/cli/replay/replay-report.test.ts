import { SIGN_IN } from './logs';
import { AlertReplay, SignIn } from '../../../../src/cli/replay/alert-replay';
import { replayFindings, replayText } from '../../../../src/cli/replay/replay-report';
import { Tally } from '../../../../src/cli/replay/tally';

const ALERTED: AlertReplay = { alert: 'Stack/Alert', result: 'alerted', fields: [], problems: [], notes: ['nobody in this app is subscribed to a'], mailedBy: ['topic'] };
const REFUSED: AlertReplay = { ...ALERTED, result: 'notMatched', fields: ['detail.eventName'], notes: [], mailedBy: [] };

function textOf(replays: readonly (readonly [Partial<SignIn>, Partial<AlertReplay>])[], colour = false): string {
  const tally = new Tally(['Stack/Alert']);
  for (const [facts, replay] of replays) tally.add({ signIn: { ...SIGN_IN, ...facts }, alerts: [{ ...ALERTED, ...replay }] });
  const tallied = tally.result();
  const broken = [{ file: 'logs/b.json.gz', problem: 'its gzip is broken' }];
  const logs = { files: 2, records: 300, passedOver: 1, broken, read: [] };
  return replayText({ logs, tallied, findings: replayFindings(tallied, [], broken), notes: ['a note'] }, colour);
}

test('a report has what a person needs, on one screen', () => {
  const lost = { code: 'never-delivered', target: 'Target0', reason: 'it is no JSON' } as const;
  expect(textOf([
    ...Array.from({ length: 12 }, () => [{}, {}] as const),
    [{ eventName: 'CheckMfa', time: '2026-01-16T00:00:00Z' }, REFUSED],
    [{ region: 'eu-north-1' }, { ...REFUSED, result: 'notCovered', fields: [] }],
    [{}, { ...REFUSED, result: 'undelivered', fields: [], problems: [lost] }],
    ...['a', 'b', 'c', 'd', 'e', 'f'].map(region => [{ region }, {}] as const),
  ])).toMatchInlineSnapshot(`
"21 sign-ins, 2026-01-15T09:01:30Z to 2026-01-16T00:00:00Z
  read: 2 files, 300 records; 1 other file passed over; 1 broken file left out
  note: a note

Stack/Alert
  18 alerts sent, 1 not matched, 1 not covered, 1 never delivered
  not matched  detail.eventName 1
  events       ConsoleLogin 18 of 20, CheckMfa 0 of 1
  Regions      us-east-1 12 of 14, a 1, b 1, c 1, … 4 more
  accounts     123456789012 18 of 21
  identities   Root 18 of 21
  outcomes     Success 18 of 21
  busiest      day 2026-01-15: 18, minute 2026-01-15T09:01Z: 18, second 2026-01-15T09:01:30Z: 18 (SNS mails at most 10 a second)
  note: nobody in this app is subscribed to a (18 alerts)

No alert is sent for 3 sign-ins: ConsoleLogin 2, CheckMfa 1

Found: 4 problems
  Stack/Alert: Target0 would never receive it: it is no JSON (1 sign-in)
  Stack/Alert: topic would send 18 mails in the second 2026-01-15T09:01:30Z: at more than 10 a second, SNS disables the mail subscription
  1 sign-in in eu-north-1 of account 123456789012 would reach no alert: nothing covers it
  logs/b.json.gz is left out: its gzip is broken
"
`);
});

test('a burst of mails is shown, however many Regions are not covered', () => {
  const flood = Array.from({ length: 11 }, () => [{}, {}] as const);
  const outside = Array.from({ length: 30 }, (_, index) => [{ region: `r-${index}` }, { ...REFUSED, result: 'notCovered', fields: [] }] as const);
  expect(textOf([...flood, ...outside])).toMatch(/Found: 32 problems\n.*would send 11 mails in the second[^]*would reach no alert[^]*… 22 more\n/);
});

test('where no time is known, none is named', () => {
  const text = textOf([[{ time: '' }, {}], [{ time: '' }, {}]]);
  expect(text).toMatch(/^2 sign-ins\n/);
  expect(text).not.toContain('busiest');
});

test('a report may have colours', () => {
  expect(textOf([[{}, {}]], true)).toContain('\u001b[32m1 alert sent\u001b[39m');
});

test('what strangers chose moves no cursor and begins no line', () => {
  const hostile = 'x\u001b[2J\n  12 alerts sent\u202e';
  const text = textOf([[{ eventName: hostile, region: hostile, account: hostile, identity: hostile, time: hostile }, {
    ...REFUSED, fields: [hostile], result: 'notCovered',
  }]]);
  expect(text).not.toMatch(/[\u001b\u202e]|^ {2}12 alerts/m);
});
