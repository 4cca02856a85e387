import { check, FRIDAY, MONDAY, QUEUE, RULE, TOPIC, WELL } from './world';
import { DAILY_CHECK_ENGLISH } from '../../../../src/monitoring/daily-check/finding-english';
import { DAILY_CHECK_JAPANESE } from '../../../../src/monitoring/daily-check/finding-japanese';
import { DailyCheckWording, FindingCode, DAYS } from '../../../../src/monitoring/daily-check/report-states';

const LANGUAGES = [['english', DAILY_CHECK_ENGLISH], ['japanese', DAILY_CHECK_JAPANESE]] as const;

const STOPPED = {
  trails: Object.fromEntries(Object.entries(WELL.trails).map(([name, status]) => [name, { ...status, IsLogging: false, StopLoggingTime: '2026-11-27T01:02:03Z' }])),
  messages: [2, 0] as const,
};

test('the report in English names what is wrong, and what to do', async () => {
  expect((await check({ world: STOPPED })).published).toEqual([{
    subject: 'Sign-in alert: 2 finding(s) of the daily check, account 123456789012',
    message: [
      'The daily check of the AWS console sign-in alert Stack/Alert (account 123456789012, us-east-1) has 2 finding(s):',
      '1. The trail arn:aws:cloudtrail:us-east-1:123456789012:trail/all does not log. It stopped at: 2026-11-27T01:02:03Z\n' +
      '   No sign-in reaches the alert. Start it: aws cloudtrail start-logging --name arn:aws:cloudtrail:us-east-1:123456789012:trail/all. ' +
      'Then look in event history for who stopped it.',
      `2. The dead-letter queue ${QUEUE} has about 2 message(s): events that were not delivered.\n` +
      '   Read them, and notify the recipients of the sign-ins in them. The attributes of a message have the reason. Then delete them.',
      'From 2026-11-26T06:00:00.000Z to 2026-11-27T06:00:00.000Z, CloudTrail recorded 2 event(s) of AWS Sign-In in us-east-1, ' +
      'of which the filter of the alert certainly matches 2. The rule of the alert matched 1 event(s).',
      'In the same time, the alert received 3 event(s) from other Regions and accounts.',
    ].join('\n\n'),
  }]);
});

test('the report in Japanese says the same', async () => {
  expect((await check({ world: STOPPED, report: { wording: DAILY_CHECK_JAPANESE } })).published).toEqual([{
    subject: 'サインイン通知の日次点検: 検出 2 件、アカウント 123456789012',
    message: expect.stringMatching(/^AWSコンソールのサインイン通知 Stack\/Alert .*2 件を検出しました。\n\n1\. 証跡 .* は記録を停止しています。停止日時: 2026-11-27T01:02:03Z\n {3}.*\n\n2\. デッドレターキュー .*約 2 件/),
  }]);
});

test('on the chosen day, the report says that all is well, with the numbers of the day', async () => {
  const events = WELL.events.map(event => ({ ...event, eventTime: '2026-11-29T09:00:00Z' }));
  const matched = { [RULE]: [{ time: '2026-11-29T09:01:00Z', count: 2 }] };
  expect((await check({ startTime: MONDAY, world: { events, matched } })).published).toEqual([{
    subject: 'Sign-in alert: all well, account 123456789012',
    message: 'All well: the daily check of the AWS console sign-in alert Stack/Alert (account 123456789012, us-east-1) found nothing wrong.\n\n' +
      'From 2026-11-29T06:00:00.000Z to 2026-11-30T06:00:00.000Z, CloudTrail recorded 2 event(s) of AWS Sign-In in us-east-1, ' +
      'of which the filter of the alert certainly matches 2. The rule of the alert matched 2 event(s).',
  }]);
});

test('where something is wrong on that day, the report does not say that all is well', async () => {
  expect((await check({ startTime: MONDAY, world: { ...STOPPED, events: [] } })).published).toMatchObject([{ subject: expect.stringContaining('2 finding(s)') }]);
});

test.each(DAYS.map((day, index) => [day, index] as const))('the day may be %s', async (allWellOn, index) => {
  const published: number[] = [];
  for (const offset of [0, 1, 2, 3, 4, 5, 6]) {
    // November 29, 2026 was a Sunday.
    const startTime = new Date(Date.UTC(2026, 10, 29 + offset, 23, 59)).toISOString();
    published.push((await check({ startTime, report: { allWellOn }, world: { events: [] } })).published.length);
  }
  expect(published).toEqual(Array.from({ length: 7 }, (_, offset) => offset === index ? 1 : 0));
});

test('an execution with the input {"report": "always"} reports on any day', async () => {
  expect((await check({ startTime: FRIDAY, input: { report: 'always' } })).published).toMatchObject([{ subject: 'Sign-in alert: all well, account 123456789012' }]);
});

test('a report with many findings has the first fifty, and the number of the others', async () => {
  const subscriptions = Array.from({ length: 60 }, (_, index) => ({ protocol: 'email', endpoint: `${index}@example.com` }));
  const { published: [{ subject, message }] } = await check({ resources: { topics: [{ arn: TOPIC, chat: false, subscriptions }] } });
  expect(subject).toContain('60 finding(s)');
  expect(message).toContain('\n\n50. 49@example.com (email)');
  expect(message).not.toContain('\n\n51. ');
  expect(message).toContain('... and 10 more finding(s)');
});

test('a report with one finding has one', async () => {
  const { published: [{ message }] } = await check({ world: { messages: [1, 0] } });
  expect(message.match(/^\d+\. /gm)).toEqual(['1. ']);
});

test('a value of an answer is never evaluated, nor filled in again as a name', async () => {
  const reason = '{% $states %} {subject} {{reason}} $1 "quoted" \\';
  const { findings, published } = await check({ world: { alarms: [{ ...WELL.alarms[0], StateValue: 'ALARM', StateReason: reason }, WELL.alarms[1]] } });
  expect(findings).toMatchObject([{ code: 'alarmInAlarm', reason }]);
  expect(published[0].message).toContain('{% $states %}');
});

test('a value of an answer stays on its line, whatever somebody wrote into it', async () => {
  // Who may call SetAlarmState chooses the reason.
  const StateReason = 'a drill.\r\n\n2. All well:\u2028nothing to do\u202e\u0085.';
  const { published: [{ message }] } = await check({ world: { alarms: [{ ...WELL.alarms[0], StateValue: 'ALARM', StateReason }, WELL.alarms[1]] } });
  expect(message).toContain('is in ALARM: a drill.   2. All well: nothing to do  .\n   ');
  expect(message.match(/^\d+\. /gm)).toEqual(['1. ']);
});

test.each(LANGUAGES)('a report in %s that cannot be written is not missing without a word', async (_, wording) => {
  const { findings, published } = await check({ world: STOPPED, report: { wording: { ...wording, wrong: 0 as unknown as string } } });
  expect(findings).toMatchObject([{ code: 'trailStopped' }, { code: 'queueNotEmpty' }]);
  expect(published).toEqual([{
    subject: wording.subjectNotWritten.replace('{account}', '123456789012'),
    message: wording.notWritten.replace('{alert}', 'Stack/Alert').replace('{account}', '123456789012').replace('{region}', 'us-east-1'),
  }]);
});

/** The values of a finding, as the checks make them. */
const VALUES: Readonly<Record<FindingCode, readonly string[]>> = {
  topicMissing: ['subject'],
  subscriptionMissing: ['endpoint', 'protocol', 'topic'],
  subscriptionPending: ['endpoint', 'protocol', 'topic'],
  chatMissing: ['topic'],
  trailStopped: ['subject', 'since'],
  trailDeliveryFailed: ['subject', 'error'],
  trailMissing: ['subject'],
  noTrail: [],
  noTrailLogs: [],
  ruleMissing: ['subject'],
  ruleState: ['subject', 'state', 'deployed'],
  rulePattern: ['subject'],
  targetMissing: ['subject', 'target'],
  targetRole: ['subject', 'target'],
  targetUnknown: ['subject', 'target'],
  queueMissing: ['subject'],
  queueNotEmpty: ['subject', 'messages'],
  keyMissing: ['subject'],
  keyState: ['subject', 'state'],
  alarmMissing: ['subject'],
  alarmInAlarm: ['subject', 'reason'],
  alarmDisabled: ['subject'],
  forwarderMissing: ['subject', 'region'],
  forwarderStatus: ['subject', 'account', 'region', 'status', 'detail', 'reason'],
  stackSetMissing: ['subject'],
  notMatched: ['certain', 'matched'],
  notChecked: ['check', 'subject', 'error', 'cause'],
};

describe.each(LANGUAGES)('the wording in %s', (_, wording: DailyCheckWording) => {
  const namesIn = (text: string) => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))].sort();

  test.each(Object.entries(wording.findings))('of %s has every value of the finding, and no other', (code, { problem, remedy }) => {
    expect(namesIn(problem + remedy)).toEqual([...VALUES[code as FindingCode]].sort());
    expect(remedy).not.toBe('');
  });

  test('has a Subject that SNS takes, for the largest number of findings', () => {
    const longest = [wording.subjectWrong, wording.subjectWell, wording.subjectNotWritten].map(each => each.replace('{count}', '9999').replace('{account}', '123456789012'));
    longest.forEach(each => expect(each.length).toBeLessThan(100));
  });

  test('of the numbers has what is counted', () => {
    expect(namesIn(wording.numbers)).toEqual(['certain', 'end', 'matched', 'recorded', 'region', 'start']);
    expect([wording.forwarded, wording.more, wording.well, wording.wrong].map(namesIn))
      .toEqual([['elsewhere'], ['more'], ['account', 'alert', 'region'], ['account', 'alert', 'count', 'region']]);
  });
});

test('the Subject in English is ASCII', () => {
  expect(DAILY_CHECK_ENGLISH.subjectWrong + DAILY_CHECK_ENGLISH.subjectWell + DAILY_CHECK_ENGLISH.subjectNotWritten).toMatch(/^[ -~]+$/);
});
