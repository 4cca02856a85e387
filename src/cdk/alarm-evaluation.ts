/**
 * How an alarm looks at metrics that count failures, minute by minute: one minute of the last fifteen is enough.
 *
 * EventBridge and SQS send their metrics minutes late, while others are there at once. An alarm on the newest minute alone would look
 * at it before the failure is in it, and never again. `FILL` in the expression makes that certain, since the newest minute then always has
 * a value: CloudWatch advises against it for metrics that may be late, and names this as the way out.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation.html
 */
export const LATE_METRICS = { periodSeconds: 60, evaluationPeriods: 15, datapointsToAlarm: 1 } as const;

/**
 * The sum of metrics by their IDs. Where one has no value in a minute and another has, it counts as zero; where none has, neither has the sum.
 *
 * CloudWatch documents that of `+`, and advises against `SUM` in alarms.
 */
export function sumExpression(ids: readonly string[]): string {
  return ids.join(' + ');
}
