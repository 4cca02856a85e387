import { Duration, Stack } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as events from 'aws-cdk-lib/aws-events';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { toPattern } from '../../../src/filter/sign-in-pattern';
import { failedDeliveries, failureMetrics, signInCount, MonitoredResources } from '../../../src/monitoring/metrics';
import { AlertRule } from '../../../src/rule/alert-rule';
import { ACCOUNT, only, OTHER_ACCOUNT, stackIn, warnings } from '../../support/synthesis';

const ruleIn = (stack: Stack, id: string, eventBus?: events.IEventBus) => AlertRule.create(stack, id, {
  alertPath: 'Stack/Alert', role: 'home', description: 'Matches sign-ins', pattern: { ...toPattern({}) }, eventBus,
});

function resourcesIn(stack: Stack, topics = 1): MonitoredResources {
  return {
    rules: [ruleIn(stack, 'Rule')],
    topics: Array.from({ length: topics }, (_, index) => new sns.Topic(stack, `Topic${index}`)),
    deadLetterQueue: new sqs.Queue(stack, 'Queue'),
    metricsOfFailures: () => ({}),
  };
}

/** The same with a second rule, on a bus of its own. */
function forwardedResourcesIn(stack: Stack): MonitoredResources {
  const eventBus = new events.EventBus(stack, 'Bus');
  const resources = resourcesIn(stack);
  return { ...resources, rules: [...resources.rules, ruleIn(stack, 'Forwarded', eventBus)] };
}

/** What a metric becomes in an alarm. */
function inAlarm(
  metricOf: (resources: MonitoredResources) => cloudwatch.IMetric,
  topics?: number,
  resources: (stack: Stack) => MonitoredResources = stack => resourcesIn(stack, topics),
): Readonly<Record<string, unknown>> {
  const stack = stackIn();
  new cloudwatch.Alarm(stack, 'Alarm', { metric: metricOf(resources(stack)), threshold: 1, evaluationPeriods: 1 });
  return only(stack, 'AWS::CloudWatch::Alarm').Properties;
}

interface InMath {
  readonly Id: string;
  readonly Expression?: string;
  readonly MetricStat?: { readonly Period: number; readonly Stat: string; readonly Metric: object };
}
const inMath = (properties: Readonly<Record<string, unknown>>) => properties.Metrics as readonly InMath[];

test('the sign-ins are the triggers of the rule in five minutes', () => {
  expect(inMath(inAlarm(resources => signInCount(resources))).map(({ MetricStat }) => MetricStat)).toEqual([
    { Period: 300, Stat: 'Sum', Metric: metric('AWS/Events', 'TriggeredRules', 'RuleName', { Ref: expect.stringMatching(/^Rule/) }) },
  ]);
});

test('the sign-ins may be counted otherwise', () => {
  const [{ MetricStat }] = inMath(inAlarm(resources => signInCount(resources, { period: Duration.minutes(1), statistic: 'Maximum' })));
  expect(MetricStat).toMatchObject({ Period: 60, Stat: 'Maximum' });
});

test('the failures are the sum of the failures of each service in a minute', () => {
  const [sum, ...parts] = inMath(inAlarm(resources => failedDeliveries(resources)));

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
  const [{ Expression }] = inMath(inAlarm(resources => failedDeliveries(resources), 3));
  expect(Expression).toContain('refused0 + refused1 + refused2');
});

test('the sign-ins of a rule on another bus are counted as well', () => {
  const [sum, ...counts] = inMath(inAlarm(resources => signInCount(resources, { period: Duration.minutes(1) }), 1, forwardedResourcesIn));

  expect(sum).toMatchObject({ Expression: 'count0 + count1', Label: 'sign-ins' });
  expect(counts.map(({ MetricStat }) => MetricStat)).toEqual([
    { Period: 60, Stat: 'Sum', Metric: metric('AWS/Events', 'TriggeredRules', 'RuleName', { Ref: expect.stringMatching(/^Rule/) }) },
    { Period: 60, Stat: 'Sum', Metric: ofForwarded('TriggeredRules') },
  ]);
});

test('so are its failures', () => {
  const parts = inMath(inAlarm(resources => failedDeliveries(resources), 1, forwardedResourcesIn))
    .flatMap(({ MetricStat }) => MetricStat?.Metric ?? []);
  expect(parts).toEqual(expect.arrayContaining([ofForwarded('FailedInvocations'), ofForwarded('InvocationsFailedToBeSentToDlq')]));
});

test('failures between the rules and the topics are in the sum, in the same period', () => {
  const between = (options: cloudwatch.MetricOptions) => ({ workflow: new cloudwatch.Metric({ namespace: 'Test', metricName: 'Failed', ...options }) });
  const withBetween = (resources: MonitoredResources) =>
    failedDeliveries({ ...resources, metricsOfFailures: between }, { period: Duration.minutes(10) });
  const [{ Expression }, ...parts] = inMath(inAlarm(withBetween));
  expect(Expression).toContain(' + workflow');
  expect(parts.find(({ Id }) => Id === 'workflow')?.MetricStat).toMatchObject({ Period: 600, Metric: { Namespace: 'Test', MetricName: 'Failed' } });
});

test('another period is that of the sum and of all its metrics', () => {
  const [, ...parts] = inMath(inAlarm(resources => failedDeliveries(resources, { period: Duration.minutes(10), label: 'lost' })));
  expect(parts.map(({ MetricStat }) => MetricStat?.Period)).toEqual([600, 600, 600, 600]);
});

/** A metric of the rule on the bus of its own, whose `Ref` is `bus|rule`. */
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

test('a topic and a queue of another account are left out, since their metrics are there, and a warning names each', () => {
  const stack = stackIn();
  const given = (account: string): MonitoredResources => ({
    ...resourcesIn(stack, 0),
    topics: [sns.Topic.fromTopicArn(stack, `Topic${account}`, `arn:aws:sns:us-east-1:${account}:topic`)],
    deadLetterQueue: sqs.Queue.fromQueueArn(stack, `Queue${account}`, `arn:aws:sqs:us-east-1:${account}:queue`),
  });
  expect(Object.keys(failureMetrics(given(OTHER_ACCOUNT)))).toEqual(['failed0', 'lost0']);
  expect(warnings(stack).map(({ id, text }) => [id, /the metrics of (\S+)/.exec(text)?.[1]])).toEqual(
    ['Topic', 'Queue'].map(resource => ['cdk-console-login-alert:metricsInOtherAccount', `Stack/${resource}${OTHER_ACCOUNT}`]));
});

test('a topic and a queue of this account count, also where they are imported', () => {
  const stack = stackIn();
  const topic = sns.Topic.fromTopicArn(stack, 'Topic', `arn:aws:sns:us-east-1:${ACCOUNT}:topic`);
  const deadLetterQueue = sqs.Queue.fromQueueArn(stack, 'DeadLetterQueue', `arn:aws:sqs:us-east-1:${ACCOUNT}:queue`);
  expect(Object.keys(failureMetrics({ ...resourcesIn(stack, 0), topics: [topic], deadLetterQueue }))).toEqual(['failed0', 'lost0', 'waiting', 'refused0']);
  expect(warnings(stack)).toEqual([]);
});
