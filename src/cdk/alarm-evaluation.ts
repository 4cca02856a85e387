/**
 * The evaluation of an alarm on metrics that count failures: each minute is a period, and one of the last fifteen must breach.
 *
 * EventBridge and SQS send their metrics minutes late, other services at once. An alarm on the newest minute alone would evaluate it
 * before the failure is counted, and never again. With `FILL` in the expression that would be certain, since the newest minute then always
 * has a value. CloudWatch advises against `FILL` for metrics that may be late, and recommends several evaluation periods instead.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation.html
 */
export const LATE_METRICS = { periodSeconds: 60, evaluationPeriods: 15, datapointsToAlarm: 1 } as const;

/**
 * The expression that adds up metrics by their IDs. In a minute in which only some have a value, the others count as zero; in one in which
 * none has, the sum has none.
 *
 * CloudWatch documents this behaviour of `+`, and advises against `SUM` in alarms.
 */
export function sumExpression(ids: readonly string[]): string {
  return ids.join(' + ');
}
