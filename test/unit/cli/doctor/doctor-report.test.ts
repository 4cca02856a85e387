import { answers, checked, linesOf } from './account';
import { jsonDiagnosis, pageOfDiagnosis, textDiagnosis } from '../../../../src/cli/doctor/doctor-report';
import { CODES } from '../../../../src/cli/doctor/report-line';

const STOPPED = [answers('get-trail-status', { IsLogging: false })];
const COMMAND = 'aws cloudtrail start-logging --name arn:aws:cloudtrail:us-east-1:123456789012:trail/Mail-Trail-1A2B3C4D5E6F --region us-east-1';

test('the text has one line for each answer, and the command that mends it below', async () => {
  const text = textDiagnosis(await checked(STOPPED), false);
  expect(text).toContain(`\nTrail\n  WRONG      trail Mail-Trail-1A2B3C4D5E6F is stopped, so no sign-in is matched\n             ${COMMAND}\n`);
  expect(text).toMatch(/\n\nFound: 1 problem, 0 not known, \d+ well\n {2}trail-stopped\n$/);
});

test('a terminal gets colours, which are not in the words', async () => {
  const diagnosis = await checked(STOPPED);
  const coloured = textDiagnosis(diagnosis, true);
  expect(coloured).toContain('\u001b[');
  expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(textDiagnosis(diagnosis, false));
});

test('JSON has each line with its code, state and command', async () => {
  const diagnosis = await checked(STOPPED);
  const { lines } = JSON.parse(jsonDiagnosis(diagnosis)) as { lines: { code: keyof typeof CODES; state: string }[] };
  expect(lines).toHaveLength(linesOf(diagnosis).length);
  expect(lines.filter(({ code, state }) => CODES[code] !== state)).toEqual([]);
  expect(lines.filter(({ state }) => state !== 'well')).toEqual([{
    section: 'Trail',
    state: 'wrong',
    code: 'trail-stopped',
    about: 'trail Mail-Trail-1A2B3C4D5E6F',
    message: 'trail Mail-Trail-1A2B3C4D5E6F is stopped, so no sign-in is matched',
    todo: COMMAND,
  }]);
});

describe('nothing that AWS answers', () => {
  const HOSTILE = '\u001b[2J\u202e\n</li><script>alert(1)</script>"\'&';
  const hostile = [
    answers('describe-alarms', { MetricAlarms: [{ StateValue: 'ALARM', StateReason: HOSTILE, AlarmActions: [] }] }),
    answers('list-subscriptions-by-topic', { Subscriptions: [{ SubscriptionArn: `arn:${HOSTILE}`, Protocol: 'email', Endpoint: HOSTILE }] }),
    answers('lookup-events', {
      Events: [{ CloudTrailEvent: JSON.stringify({ eventSource: HOSTILE, eventName: HOSTILE, eventID: HOSTILE, awsRegion: HOSTILE, eventTime: '2026-01-15T09:01:30Z' }) }],
    }),
  ];

  test.each([
    { as: 'text', report: (diagnosis: Parameters<typeof jsonDiagnosis>[0]) => textDiagnosis(diagnosis, false) },
    { as: 'json', report: jsonDiagnosis },
  ])('can write more than text to a terminal as $as', async ({ report }) => {
    const text = report(await checked(hostile));
    expect(text).toContain('\\u202e');
    expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
    expect(text.split('\n').filter(line => line.startsWith('</li>'))).toEqual([]);
  });

  test('can write into the page', async () => {
    const page = pageOfDiagnosis(await checked(hostile));
    expect(page).toMatch(/^<!doctype html>[^]*<\/html>\n$/);
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;');
    expect(page).not.toMatch(/<script|\u001b|\u202e/);
  });
});
