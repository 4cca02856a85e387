import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Duration, Stack } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { ModuleKind, transpile } from 'typescript';
import { AlertDelivery, AlertRecipient, ConsoleLoginAlert, SignInCoverage, SignInForwarder, SignInOutcome, SignInTrail } from '../../../src';
import { AlarmProperties, metricIds, replay, Sent, Series, State, stateOf } from '../../support/cloudwatch-alarm';
import { ROOT } from '../../support/repository';
import { ACCOUNT, alertIn, REGION, resources, stackIn } from '../../support/synthesis';
import { innerTemplateOf } from '../coverage/templates';

/** How many data points CloudWatch looks at beyond the evaluation periods is not documented, but for an example with two. */
const BEYOND = [0, 5];
const DELAYS = [1, 2, 3, 4, 5];
const FAILURE = 15;
const END = 60;

const alarmsOf = (stack: Stack) => Object.values(resources(stack, 'AWS::CloudWatch::Alarm'))
  .map(({ Properties }) => Properties as unknown as AlarmProperties);

/** A value every minute, so many minutes late. */
const everyMinute = (delay: number, valueAt: (minute: number) => number): readonly Sent[] =>
  Array.from({ length: END }, (_, minute) => ({ minute, arrives: minute + 1 + delay, value: valueAt(minute) }));

/** One failure, late, beside others that are there at once or never. */
function oneFailure(alarm: AlarmProperties, id: string, delay: number, others: 'sent' | 'silent'): Series {
  return Object.fromEntries(metricIds(alarm).map(each => [each, [
    ...each === id ? [{ minute: FAILURE, arrives: FAILURE + 1 + delay, value: 1 }] : [],
    ...each !== id && others === 'sent' ? everyMinute(0, () => 0) : [],
  ]]));
}

const CASES = DELAYS.flatMap(delay => BEYOND.flatMap(beyond => (['sent', 'silent'] as const).map(others => ({ delay, beyond, others }))));

/** The first and last minute in ALARM of every case and metric, as far as they are not as they should be. */
function wrong(alarm: AlarmProperties): readonly string[] {
  return CASES.flatMap(({ delay, beyond, others }) => metricIds(alarm).flatMap(id => {
    const states = replay(alarm, oneFailure(alarm, id, delay, others), END, beyond);
    const [first, last] = [states.indexOf('ALARM'), states.lastIndexOf('ALARM')];
    const returns = last >= FAILURE + 14 && last < FAILURE + 15 + beyond;
    return first === FAILURE + delay && returns && !states.slice(first, last).includes('OK') ? [] : [`${id}, ${delay} minutes late, ${beyond} beyond, others ${others}: ${first} to ${last}`];
  }));
}

describe('the simulation says what AWS says of its own examples', () => {
  /** Tables of https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html: the oldest data point first, five looked at. */
  test.each([
    ['0 - X - X', 3, 'OK', 'OK'],
    ['0 - - - -', 3, 'OK', 'OK'],
    ['- - - - -', 3, 'ALARM', 'OK'],
    ['0 X X - X', 3, 'ALARM', 'ALARM'],
    ['- - - - X', 3, 'ALARM', 'OK'],
    ['X - - - -', 3, 'ALARM', 'OK'],
    ['0 - X - X', 2, 'ALARM', 'ALARM'],
    ['0 0 X 0 X', 2, 'ALARM', 'ALARM'],
    ['0 - X - -', 2, 'ALARM', 'OK'],
    ['- - - - 0', 2, 'ALARM', 'OK'],
    ['- - - - X', 2, 'ALARM', 'OK'],
  ] as const)('%s, %d of 3', (points, needed, breaching, notBreaching) => {
    const newestFirst = points.split(' ').reverse().map(point => point === '-' ? undefined : point === 'X' ? 1 : 0);
    const state = (TreatMissingData: string): State => stateOf({
      Metrics: [], Threshold: 1, ComparisonOperator: 'GreaterThanOrEqualToThreshold', EvaluationPeriods: 3, DatapointsToAlarm: needed, TreatMissingData,
    }, newestFirst);
    expect([state('breaching'), state('notBreaching')]).toEqual([breaching, notBreaching]);
  });
});

const EVERYTHING = {
  coverage: SignInCoverage.regions(['us-east-2']),
  delivery: AlertDelivery.withSubject(),
  recipients: [
    AlertRecipient.email('security@example.com'),
    AlertRecipient.sms('+81312345678'),
    AlertRecipient.slack({ workspaceId: 'T0123456789', channelId: 'C0123456789' }),
  ],
};

function alarmsOfAlert(props: Parameters<typeof alertIn>[1]): readonly AlarmProperties[] {
  const stack = stackIn();
  alertIn(stack, props).alarmOnFailedDelivery('Undelivered');
  return alarmsOf(stack);
}

function alarmOfForwarder(): AlarmProperties {
  const stack = stackIn();
  new SignInForwarder(stack, 'Forwarder', { eventBusArn: `arn:aws:events:eu-west-1:${ACCOUNT}:event-bus/sign-ins` }).alarmOnFailedDelivery('Unsent');
  return alarmsOf(stack)[0];
}

function alarmInStackSet(): AlarmProperties {
  const stack = stackIn();
  alertIn(stack, { coverage: SignInCoverage.regions(['us-east-2']) });
  const { Resources } = innerTemplateOf(stack, { account: ACCOUNT, region: REGION });
  return Object.values(Resources).find(({ Type }) => Type === 'AWS::CloudWatch::Alarm')!.Properties as unknown as AlarmProperties;
}

const FAILURE_ALARMS: readonly (readonly [string, AlarmProperties])[] = [
  ['an alert', alarmsOfAlert({})[0]],
  ...alarmsOfAlert(EVERYTHING).map((alarm, index) => [`an alert with everything (${index + 1})`, alarm] as const),
  ['a SignInForwarder', alarmOfForwarder()],
  ['a forwarder of a StackSet', alarmInStackSet()],
];

describe.each(FAILURE_ALARMS)('the alarm of %s', (_, alarm) => {
  test('goes into ALARM for one failure of any metric as soon as it is known, however late, and returns to OK', () => {
    expect(metricIds(alarm)).not.toEqual([]);
    expect(wrong(alarm)).toEqual([]);
  });

  test('is OK while nothing fails, whether metrics are sent or not', () => {
    for (const beyond of BEYOND) {
      for (const sent of [[], everyMinute(3, () => 0)]) {
        const series = Object.fromEntries(metricIds(alarm).map(id => [id, sent]));
        expect(replay(alarm, series, END, beyond)).not.toContain('ALARM');
      }
    }
  });

  test('would never go into ALARM if it filled what is missing and looked at one minute', () => {
    const filled = filledAndNewestOnly(alarm);
    for (const { delay, beyond, others } of CASES) {
      for (const id of metricIds(alarm)) {
        expect(replay(filled, oneFailure(alarm, id, delay, others), END, beyond)).not.toContain('ALARM');
        expect(replay(filled, { [id]: everyMinute(delay, minute => minute >= FAILURE ? 1 : 0) }, END, beyond)).not.toContain('ALARM');
      }
    }
    // It would only where every metric is there at once.
    expect(replay(filled, oneFailure(alarm, metricIds(alarm)[0], 0, 'sent'), END, 0)).toContain('ALARM');
  });
});

test('the first alarm of each counts the messages in the queue, and only it does', () => {
  const without = FAILURE_ALARMS.filter(([, alarm]) => !countsMessages(alarm)).map(([name]) => name);
  expect(without).toEqual(['an alert with everything (2)']);
});

test.each(FAILURE_ALARMS.filter(([, alarm]) => countsMessages(alarm)))(
  'the alarm of %s stays in ALARM as long as a message waits in the queue, and returns to OK when it is empty',
  (_, alarm) => {
    const waiting = everyMinute(4, minute => minute >= FAILURE && minute < FAILURE + 20 ? 1 : 0);
    const states = replay(alarm, { waiting }, END, 2);
    expect(states.indexOf('ALARM')).toBe(FAILURE + 4);
    expect(states.slice(FAILURE + 4, FAILURE + 20 + 4)).not.toContain('OK');
    expect(states.slice(FAILURE + 20 + 20)).not.toContain('ALARM');
  },
);

function countsMessages(alarm: AlarmProperties): boolean {
  return metricIds(alarm).includes('waiting');
}

/** The alarm as it must not be. */
function filledAndNewestOnly({ DatapointsToAlarm, ...alarm }: AlarmProperties): AlarmProperties {
  const Expression = metricIds(alarm).map(id => `FILL(${id}, 0)`).join(' + ');
  return { ...alarm, EvaluationPeriods: 1, Metrics: alarm.Metrics.map(each => each.Expression === undefined ? each : { ...each, Expression }) };
}

describe('the alarms that docs/monitoring.md shows for failed sign-ins', () => {
  const page = readFileSync(join(ROOT, 'docs', 'monitoring.md'), 'utf8');
  const snippet = /```ts\n((?:(?!```)[^])*new cloudwatch\.Alarm\((?:(?!```)[^])*)```/.exec(page)![1];
  const stack = new Stack(new App(), 'Stack', { env: { account: ACCOUNT, region: REGION } });
  const names = { cloudwatch, Duration, SnsAction, AlertRecipient, ConsoleLoginAlert, SignInOutcome, SignInTrail };
  Reflect.construct(Function, [...Object.keys(names), transpile(snippet, { module: ModuleKind.CommonJS })]).apply(stack, Object.values(names));

  test.each(alarmsOf(stack).map(alarm => [alarm.Threshold, alarm] as const))('that of %d goes into ALARM for as many, however late, and returns to OK', (count, alarm) => {
    for (const delay of DELAYS) {
      for (const beyond of BEYOND) {
        // All in one minute, which are counted late, while somebody signs in every minute besides.
        const failures = { minute: FAILURE, arrives: FAILURE + 1 + delay, value: count };
        const [id] = metricIds(alarm);
        const states = replay(alarm, { [id]: [failures, ...everyMinute(0, () => 1)] }, END, beyond);
        expect(states.indexOf('ALARM')).toBe(FAILURE + delay);
        expect(states.lastIndexOf('ALARM')).toBeLessThan(FAILURE + 25);
        expect(replay(alarm, { [id]: everyMinute(0, () => 1) }, END, beyond)).not.toContain('ALARM');
      }
    }
  });

  test('are two', () => {
    expect(alarmsOf(stack).map(({ Threshold }) => Threshold)).toEqual([10, 300]);
  });
});
