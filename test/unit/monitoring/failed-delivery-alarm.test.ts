import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import { FailedDeliveryAlarm } from '../../../src/monitoring/failed-delivery-alarm';
import { alertIn, only, resources, stackIn, statements } from '../../support/synthesis';

/** So many metrics: `f0`, `f1` … */
const metrics = (number: number) => Object.fromEntries(Array.from({ length: number }, (_, index) =>
  [`f${index}`, new cloudwatch.Metric({ namespace: 'Test', metricName: `Failures${index}`, period: Duration.minutes(1) })]));

test('the alarm goes into ALARM for one failure, and is OK where no service sends metrics', () => {
  const stack = stackIn();
  new FailedDeliveryAlarm(stack, 'Alarm', metrics(1));

  expect(only(stack, 'AWS::CloudWatch::Alarm').Properties).toMatchObject({
    Metrics: [
      { Expression: 'f0' },
      { Id: 'f0', MetricStat: { Metric: { Namespace: 'Test', MetricName: 'Failures0' }, Period: 60 }, ReturnData: false },
    ],
    Threshold: 1,
    ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    EvaluationPeriods: 15,
    DatapointsToAlarm: 1,
    TreatMissingData: 'notBreaching',
    AlarmDescription: 'Stack could not deliver an AWS console sign-in; the message may be in its dead-letter queue',
  });
  expect(only(stack, 'AWS::CloudWatch::Alarm').Properties).not.toHaveProperty('AlarmActions');
});

test('the alarm has every action that it is given', () => {
  const stack = stackIn();
  const topics = ['One', 'Two'].map(id => new sns.Topic(stack, id));
  new FailedDeliveryAlarm(stack, 'Alarm', metrics(1)).addAlarmAction(...topics.map(topic => new SnsAction(topic)));
  expect(only(stack, 'AWS::CloudWatch::Alarm').Properties.AlarmActions).toEqual(topics.map(({ topicArn }) => stack.resolve(topicArn)));
});

test('metrics beyond the ten of one alarm are those of further alarms with the same actions', () => {
  const stack = stackIn();
  const topics = ['One', 'Two', 'Three'].map(id => new sns.Topic(stack, id));
  const actions = topics.map(topic => new SnsAction(topic));

  const alarm = new FailedDeliveryAlarm(stack, 'Alarm', metrics(21));
  alarm.addAlarmAction(actions[0]);
  alarm.addOkAction(actions[1]);
  alarm.addInsufficientDataAction(actions[2]);

  const alarms = Object.values(resources(stack, 'AWS::CloudWatch::Alarm')).map(({ Properties }) => Properties);
  const added = alarms.map(({ Metrics }) => (Metrics as { Id: string; MetricStat?: object }[])
    .flatMap(({ Id, MetricStat }) => MetricStat ? [Id] : []));
  expect(added).toEqual([Object.keys(metrics(10)), ['f10', 'f11', 'f12', 'f13', 'f14', 'f15', 'f16', 'f17', 'f18', 'f19'], ['f20']]);
  for (const properties of alarms) {
    expect(properties).toMatchObject({
      Threshold: 1,
      AlarmActions: [stack.resolve(topics[0].topicArn)],
      OKActions: [stack.resolve(topics[1].topicArn)],
      InsufficientDataActions: [stack.resolve(topics[2].topicArn)],
    });
  }
});

test('the alarm of an alert monitors its failures, under the given ID, and is returned', () => {
  const stack = stackIn();
  const alarm = alertIn(stack).alarmOnFailedDelivery('Failed');

  expect(alarm).toBeInstanceOf(cloudwatch.Alarm);
  expect(alarm.node.path).toBe('Stack/Alert/Failed');
  expect(only(stack, 'AWS::CloudWatch::Alarm').Properties.Metrics).toContainEqual(expect.objectContaining({
    Expression: 'failed0 + lost0 + waiting + refused0',
  }));
});

test('fails for an ID that is taken', () => {
  const alert = alertIn(stackIn());
  alert.alarmOnFailedDelivery('Failed');
  expect(() => alert.alarmOnFailedDelivery('Failed')).toThrow(/There is already a Construct with name 'Failed'/);
});

/** CloudWatch publishes as itself: a topic's policy and a key's must both say that it may, or the alarm notifies nobody. */
test('an alarm may publish to the topic of an alert with a key', () => {
  const stack = stackIn();
  const alert = alertIn(stack, { encryptionKey: new kms.Key(stack, 'Key') });
  new cloudwatch.Alarm(stack, 'Burst', { metric: alert.metricSignIns(), threshold: 10, evaluationPeriods: 1 }).addAlarmAction(new SnsAction(alert.topic));

  const CLOUDWATCH = { Service: 'cloudwatch.amazonaws.com' };
  expect(only(stack, 'AWS::CloudWatch::Alarm').Properties.AlarmActions).toEqual([stack.resolve(alert.topic.topicArn)]);
  expect(statements(only(stack, 'AWS::SNS::TopicPolicy'))).toContainEqual(expect.objectContaining({
    Effect: 'Allow',
    Principal: CLOUDWATCH,
    Action: 'sns:Publish',
    Condition: { StringEquals: { 'aws:SourceAccount': '123456789012' } },
  }));
  expect(statements(only(stack, 'AWS::KMS::Key'), 'KeyPolicy'))
    .toContainEqual({
      Effect: 'Allow',
      Principal: CLOUDWATCH,
      Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
      Resource: '*',
      Condition: { StringEquals: { 'aws:SourceAccount': '123456789012' } },
    });
});
