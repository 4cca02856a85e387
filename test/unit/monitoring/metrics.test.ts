import { Duration, Stack } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as events from 'aws-cdk-lib/aws-events';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { failedDeliveries, signInCount } from '../../../src/monitoring/metrics';
import { AlertPath } from '../../../src/monitoring/monitored-resources';
import { WatchedRule } from '../../../src/rule/alert-rule';
import { only, stackIn } from '../../support/synthesis';

const eventPattern = { source: ['aws.signin'] };

function pathIn(stack: Stack, topics = 1): AlertPath {
  return {
    rules: [WatchedRule.of(new events.Rule(stack, 'Rule', { eventPattern }))],
    topics: Array.from({ length: topics }, (_, index) => new sns.Topic(stack, `Topic${index}`)),
    deadLetterQueue: new sqs.Queue(stack, 'Queue'),
    failures: () => ({}),
  };
}

/** The same with a second rule, on a bus of its own. */
function forwardedPathIn(stack: Stack): AlertPath {
  const eventBus = new events.EventBus(stack, 'Bus');
  const path = pathIn(stack);
  return { ...path, rules: [...path.rules, WatchedRule.of(new events.Rule(stack, 'Forwarded', { eventPattern, eventBus }), eventBus)] };
}

/** What a metric becomes in an alarm. */
function inAlarm(
  metricOf: (path: AlertPath) => cloudwatch.IMetric, topics?: number, path: (stack: Stack) => AlertPath = stack => pathIn(stack, topics),
): Readonly<Record<string, unknown>> {
  const stack = stackIn();
  new cloudwatch.Alarm(stack, 'Alarm', { metric: metricOf(path(stack)), threshold: 1, evaluationPeriods: 1 });
  return only(stack, 'AWS::CloudWatch::Alarm').Properties;
}

interface InMath {
  readonly Id: string;
  readonly Expression?: string;
  readonly MetricStat?: { readonly Period: number; readonly Stat: string; readonly Metric: object };
}
const inMath = (properties: Readonly<Record<string, unknown>>) => properties.Metrics as readonly InMath[];

test('the sign-ins are what set off the rule, in five minutes', () => {
  expect(inMath(inAlarm(path => signInCount(path))).map(({ MetricStat }) => MetricStat)).toEqual([
    { Period: 300, Stat: 'Sum', Metric: metric('AWS/Events', 'TriggeredRules', 'RuleName', { Ref: expect.stringMatching(/^Rule/) }) },
  ]);
});

test('the sign-ins may be counted otherwise', () => {
  const [{ MetricStat }] = inMath(inAlarm(path => signInCount(path, { period: Duration.minutes(1), statistic: 'Maximum' })));
  expect(MetricStat).toMatchObject({ Period: 60, Stat: 'Maximum' });
});

test('the failures are the sum of what each service could not do, every minute', () => {
  const [sum, ...parts] = inMath(inAlarm(path => failedDeliveries(path)));

  expect(sum).toMatchObject({ Expression: 'failed0 + lost0 + waiting + refused0' });
  expect(parts.map(({ Id, MetricStat }) => ({ Id, ...MetricStat }))).toEqual([
    { Id: 'failed0', Period: 60, Stat: 'Sum', Metric: metric('AWS/Events', 'FailedInvocations', 'RuleName', { Ref: expect.stringMatching(/^Rule/) }) },
    { Id: 'lost0', Period: 60, Stat: 'Sum', Metric: metric('AWS/Events', 'InvocationsFailedToBeSentToDlq', 'RuleName', { Ref: expect.stringMatching(/^Rule/) }) },
    {
      Id: 'waiting',
      Period: 60,
      Stat: 'Maximum',
      Metric: metric('AWS/SQS', 'ApproximateNumberOfMessagesVisible', 'QueueName', { 'Fn::GetAtt': [expect.stringMatching(/^Queue/), 'QueueName'] }),
    },
    {
      Id: 'refused0',
      Period: 60,
      Stat: 'Sum',
      Metric: metric('AWS/SNS', 'NumberOfNotificationsFailed', 'TopicName', { 'Fn::GetAtt': [expect.stringMatching(/^Topic0/), 'TopicName'] }),
    },
  ]);
});

test('every topic of the alert is in the sum', () => {
  const [{ Expression }] = inMath(inAlarm(path => failedDeliveries(path), 3));
  expect(Expression).toContain('refused0 + refused1 + refused2');
});

test('the sign-ins of a rule on another bus are counted as well', () => {
  const [sum, ...counts] = inMath(inAlarm(path => signInCount(path, { period: Duration.minutes(1) }), 1, forwardedPathIn));

  expect(sum).toMatchObject({ Expression: 'count0 + count1', Label: 'sign-ins' });
  expect(counts.map(({ MetricStat }) => MetricStat)).toEqual([
    { Period: 60, Stat: 'Sum', Metric: metric('AWS/Events', 'TriggeredRules', 'RuleName', { Ref: expect.stringMatching(/^Rule/) }) },
    { Period: 60, Stat: 'Sum', Metric: ofForwarded('TriggeredRules') },
  ]);
});

test('so are its failures', () => {
  const parts = inMath(inAlarm(path => failedDeliveries(path), 1, forwardedPathIn)).flatMap(({ MetricStat }) => MetricStat?.Metric ?? []);
  expect(parts).toEqual(expect.arrayContaining([ofForwarded('FailedInvocations'), ofForwarded('InvocationsFailedToBeSentToDlq')]));
});

test('what can fail between the rules and the topics is in the sum, in the same period', () => {
  const between = (options: cloudwatch.MetricOptions) => ({ workflow: new cloudwatch.Metric({ namespace: 'Test', metricName: 'Failed', ...options }) });
  const [{ Expression }, ...parts] = inMath(inAlarm(path => failedDeliveries({ ...path, failures: between }, { period: Duration.minutes(10) })));
  expect(Expression).toContain(' + workflow');
  expect(parts.find(({ Id }) => Id === 'workflow')?.MetricStat).toMatchObject({ Period: 600, Metric: { Namespace: 'Test', MetricName: 'Failed' } });
});

test('another period is that of the sum and of all in it', () => {
  const [, ...parts] = inMath(inAlarm(path => failedDeliveries(path, { period: Duration.minutes(10), label: 'lost' })));
  expect(parts.map(({ MetricStat }) => MetricStat?.Period)).toEqual([600, 600, 600, 600]);
});

/** A figure of the rule on the bus of its own, whose `Ref` is `bus|rule`. */
function ofForwarded(name: string): object {
  return {
    Namespace: 'AWS/Events',
    MetricName: name,
    Dimensions: [
      { Name: 'EventBusName', Value: { Ref: expect.stringMatching(/^Bus/) } },
      { Name: 'RuleName', Value: { 'Fn::Select': [1, { 'Fn::Split': ['|', { Ref: expect.stringMatching(/^Forwarded/) }] }] } },
    ],
  };
}

function metric(namespace: string, name: string, dimension: string, value: unknown): object {
  return { Namespace: namespace, MetricName: name, Dimensions: [{ Name: dimension, Value: value }] };
}
