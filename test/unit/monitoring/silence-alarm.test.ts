import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as sns from 'aws-cdk-lib/aws-sns';
import { SignInForwarder } from '../../../src';
import { AlarmProperties, metricIds, replay, Sent, State } from '../../support/cloudwatch-alarm';
import { ACCOUNT, alertIn, only, resources, stackIn } from '../../support/synthesis';

const HOUR = 60;
const DAY = 24 * HOUR;
const END = 4 * DAY;
const BETWEEN_CALLS = 6 * HOUR;

/** How many data points CloudWatch looks at beyond the evaluation period is not documented. */
const BEYOND = [0, 1];
/** The minutes after which a value reaches CloudWatch. */
const DELAYS = [0, 5];
/** The minutes after which the record of a call reaches EventBridge: usually one or two, by CloudTrail's guide about five on average. */
const LAGS = [1, 15];
/** The minute of the first call after the deployment. */
const FIRST_CALLS = [0, 2 * HOUR, BETWEEN_CALLS];

function alarmOf(): AlarmProperties {
  const stack = stackIn();
  alertIn(stack).alarmOnSilence('Silence');
  return only(stack, 'AWS::CloudWatch::Alarm').Properties as unknown as AlarmProperties;
}
const alarm = alarmOf();

interface Case {
  readonly beyond: number;
  readonly delay: number;
  readonly lag: number;
  readonly firstCall: number;
}
const CASES: readonly Case[] = BEYOND.flatMap(beyond => DELAYS.flatMap(delay => LAGS.flatMap(lag =>
  FIRST_CALLS.map(firstCall => ({ beyond, delay, lag, firstCall })))));

const callsFrom = (firstCall: number, until = END): readonly number[] =>
  // A call comes within the minute for which it is scheduled, so that two may be a minute nearer or farther than six hours.
  Array.from({ length: Math.ceil((END - firstCall) / BETWEEN_CALLS) }, (_, index) => firstCall + index * BETWEEN_CALLS + index % 2)
    .filter(minute => minute < until);

const sent = (minutes: readonly number[], delay: number): readonly Sent[] =>
  minutes.map(minute => ({ minute, arrives: minute + 1 + delay, value: 1 }));

/** The states of every minute, where the records of these calls arrive. */
function states({ beyond, delay, lag, firstCall }: Case, arrives: (call: number, index: number) => boolean, until = END): readonly State[] {
  const calls = callsFrom(firstCall, until);
  return replay(alarm, { calls: sent(calls, delay), records: sent(calls.filter(arrives).map(call => call + lag), delay) }, END, beyond);
}

describe('the alarm on silence', () => {
  test('is never in ALARM while records arrive, not in the first days either, and in INSUFFICIENT_DATA before the first call only', () => {
    for (const each of CASES) {
      const all = states(each, () => true);
      const known = each.firstCall + each.delay;
      expect(all.slice(0, known)).toEqual(all.slice(0, known).map(() => 'INSUFFICIENT_DATA'));
      expect(new Set(all.slice(known))).toEqual(new Set(['OK']));
    }
  });

  test('goes into ALARM six hours after the first call where no trail was ever there, and stays in it', () => {
    for (const each of CASES) {
      const all = states(each, () => false);
      const first = all.indexOf('ALARM');
      expect(first - each.firstCall).toBe(6 * HOUR + 1 + each.delay);
      expect(new Set(all.slice(first))).toEqual(new Set(['ALARM']));
    }
  });

  test('goes into ALARM 18 to 25 hours after the trail was stopped, whenever that is, and stays in it', () => {
    for (const each of CASES.filter(({ firstCall }) => firstCall === 0)) {
      for (let stopped = DAY; stopped < DAY + BETWEEN_CALLS; stopped += HOUR / 2) {
        const all = states(each, call => call < stopped);
        const first = all.indexOf('ALARM');
        expect(first - stopped).toBeGreaterThanOrEqual(18 * HOUR - 1);
        expect(first - stopped).toBeLessThanOrEqual(25 * HOUR);
        expect(new Set(all.slice(first))).toEqual(new Set(['ALARM']));
      }
    }
  });

  test('returns to OK with the first record after the trail was started again', () => {
    for (const each of CASES) {
      const calls = callsFrom(each.firstCall);
      const started = calls.find(call => call > 3 * DAY)!;
      const all = states(each, call => call < DAY || call >= started);
      expect(all).toContain('ALARM');
      expect(all.lastIndexOf('ALARM') + 1).toBe(started + each.lag + each.delay);
    }
  });

  test('tolerates two lost records in a row', () => {
    for (const each of CASES) {
      expect(new Set(states(each, (_, index) => index % 3 === 0))).not.toContain('ALARM');
    }
  });

  test('tolerates records that arrive twice', () => {
    for (const each of CASES) {
      const calls = callsFrom(each.firstCall);
      const twice = calls.flatMap((call, index) => index % 4 === 0 ? [call + 1, call + 2] : [call + 1]);
      expect(new Set(replay(alarm, { calls: sent(calls, each.delay), records: sent(twice, each.delay) }, END, each.beyond))).not.toContain('ALARM');
    }
  });

  test('goes into INSUFFICIENT_DATA a day after the calls stop, or as many days later as CloudWatch looks back', () => {
    for (const each of CASES) {
      const stopped = DAY;
      const all = states(each, () => true, stopped);
      const first = all.lastIndexOf('OK') + 1;
      expect(new Set(all)).not.toContain('ALARM');
      expect(all[first]).toBe('INSUFFICIENT_DATA');
      expect(first - stopped).toBeLessThanOrEqual((1 + each.beyond) * DAY + each.lag + 1);
    }
  });

  test('notifies in INSUFFICIENT_DATA of a trail that was stopped where CloudWatch never has the number of calls', () => {
    for (const each of CASES) {
      const records = callsFrom(each.firstCall).filter(call => call < DAY).map(call => call + each.lag);
      const all = replay(alarm, { records: sent(records, each.delay) }, END, each.beyond);
      expect(all[DAY]).toBe('OK');
      expect(all[END - 1]).toBe('INSUFFICIENT_DATA');
    }
  });

  test('would be in ALARM from its creation if it looked at records alone and took missing data as breaching', () => {
    const [, , records] = alarm.Metrics;
    const alone: AlarmProperties = { ...alarm, Metrics: [{ ...records, ReturnData: true }], Threshold: 1, ComparisonOperator: 'LessThanThreshold', TreatMissingData: 'breaching' };
    expect(records.Id).toBe('records');
    expect(replay(alone, { records: sent(callsFrom(0).map(call => call + 15), 1) }, END, 0)[0]).toBe('ALARM');
  });

  test('compares the calls of the schedule group with the records that the rule matched', () => {
    const stack = stackIn();
    const alert = alertIn(stack);
    alert.alarmOnSilence('Silence');
    const { Properties } = only(stack, 'AWS::CloudWatch::Alarm');
    const [group] = Object.keys(resources(stack, 'AWS::Scheduler::ScheduleGroup'));
    const rule = Object.keys(resources(stack, 'AWS::Events::Rule')).find(id => id.includes('Heartbeat'));
    expect(metricIds(alarm)).toEqual(['calls', 'records']);
    expect(Properties.Metrics).toEqual([
      expect.objectContaining({ Expression: 'calls - 5 * records' }),
      {
        Id: 'calls',
        ReturnData: false,
        MetricStat: {
          Metric: { Namespace: 'AWS/Scheduler', MetricName: 'InvocationAttemptCount', Dimensions: [{ Name: 'ScheduleGroup', Value: { Ref: group } }] },
          Period: 86400,
          Stat: 'Sum',
        },
      },
      {
        Id: 'records',
        ReturnData: false,
        MetricStat: { Metric: { Namespace: 'AWS/Events', MetricName: 'TriggeredRules', Dimensions: [{ Name: 'RuleName', Value: { Ref: rule } }] }, Period: 86400, Stat: 'Sum' },
      },
    ]);
  });

  test('takes its actions in ALARM and in INSUFFICIENT_DATA, also those that are added later', () => {
    const stack = stackIn();
    const [first, second] = ['First', 'Second'].map(id => new SnsAction(new sns.Topic(stack, id)));
    alertIn(stack).alarmOnSilence('Silence', { actions: [first] }).addAlarmAction(second);
    const { AlarmActions, InsufficientDataActions, OKActions } = only(stack, 'AWS::CloudWatch::Alarm').Properties;
    const topics = Object.keys(resources(stack, 'AWS::SNS::Topic')).filter(id => !id.startsWith('Alert')).map(Ref => ({ Ref }));
    expect([AlarmActions, InsufficientDataActions, OKActions]).toEqual([topics, topics, undefined]);
  });
});

test('a forwarder has the same alarm', () => {
  const stack = stackIn();
  new SignInForwarder(stack, 'Forwarder', { eventBusArn: `arn:aws:events:eu-west-1:${ACCOUNT}:event-bus/sign-ins` }).alarmOnSilence('Silence');
  const properties = only(stack, 'AWS::CloudWatch::Alarm').Properties as unknown as AlarmProperties;
  const { Threshold, ComparisonOperator, EvaluationPeriods, TreatMissingData } = alarm;
  expect(properties).toMatchObject({ Threshold, ComparisonOperator, EvaluationPeriods, TreatMissingData });
  expect(metricIds(properties)).toEqual(metricIds(alarm));
});
