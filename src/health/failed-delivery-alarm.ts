import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';

/** One alarm over everything that can fail: it rings for the first alert that did not arrive, and falls silent when none is left. */
export function failedDeliveryAlarm(
  alert: Construct, id: string, metric: cloudwatch.IMetric, actions: readonly cloudwatch.IAlarmAction[],
): cloudwatch.Alarm {
  const alarm = new cloudwatch.Alarm(alert, id, {
    alarmDescription: `An alert of ${alert.node.path} did not arrive; what it would have said may be in its dead-letter queue`,
    metric,
    threshold: 1,
    comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    evaluationPeriods: 1,
    treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
  });
  if (actions.length > 0) {
    alarm.addAlarmAction(...actions);
  }
  return alarm;
}
