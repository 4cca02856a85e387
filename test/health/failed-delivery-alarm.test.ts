import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import { failedDeliveryAlarm } from '../../src/health/failed-delivery-alarm';
import { alertIn, only, stackIn, statements } from '../synthesis';

const METRIC = new cloudwatch.Metric({ namespace: 'Test', metricName: 'Failures' });

test('the alarm rings for one failure, and is silent where no service says anything', () => {
  const stack = stackIn();
  failedDeliveryAlarm(stack, 'Alarm', METRIC, []);

  expect(only(stack, 'AWS::CloudWatch::Alarm').Properties).toMatchObject({
    MetricName: 'Failures',
    Threshold: 1,
    ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    EvaluationPeriods: 1,
    TreatMissingData: 'notBreaching',
    AlarmDescription: 'An alert of Stack did not arrive; what it would have said may be in its dead-letter queue',
  });
  expect(only(stack, 'AWS::CloudWatch::Alarm').Properties).not.toHaveProperty('AlarmActions');
});

test('the alarm does everything that it is given to do', () => {
  const stack = stackIn();
  const topics = ['One', 'Two'].map(id => new sns.Topic(stack, id));
  failedDeliveryAlarm(stack, 'Alarm', METRIC, topics.map(topic => new SnsAction(topic)));
  expect(only(stack, 'AWS::CloudWatch::Alarm').Properties.AlarmActions).toEqual(topics.map(({ topicArn }) => stack.resolve(topicArn)));
});

test('the alarm of an alert watches its failures, under the given ID, and is returned', () => {
  const stack = stackIn();
  const alarm = alertIn(stack).alarmOnFailedDelivery('Failed');

  expect(alarm).toBeInstanceOf(cloudwatch.Alarm);
  expect(alarm.node.path).toBe('Stack/Alert/Failed');
  expect(only(stack, 'AWS::CloudWatch::Alarm').Properties.Metrics).toContainEqual(expect.objectContaining({
    Expression: 'FILL(failed, 0) + FILL(lost, 0) + FILL(waiting, 0) + FILL(refused0, 0)',
  }));
});

test('fails for an ID that is taken', () => {
  const alert = alertIn(stackIn());
  alert.alarmOnFailedDelivery('Failed');
  expect(() => alert.alarmOnFailedDelivery('Failed')).toThrow(/There is already a Construct with name 'Failed'/);
});

/** CloudWatch publishes as itself: a topic's policy and a key's must both say that it may, or the alarm rings for nobody. */
test('an alarm that reports to the topic of an alert with a key may publish to it', () => {
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
    .toContainEqual({ Effect: 'Allow', Principal: CLOUDWATCH, Action: ['kms:Decrypt', 'kms:GenerateDataKey'], Resource: '*' });
});
