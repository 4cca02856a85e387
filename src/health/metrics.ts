import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as events from 'aws-cdk-lib/aws-events';
import { AlertPath } from './alert-path';

/** Failures are few and each one counts, so they are looked at every minute, which costs nothing more. */
const PERIOD = Duration.minutes(1);

/**
 * How many sign-ins set off the rule.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-monitoring.html
 */
export function signInCount({ rule }: AlertPath, options: cloudwatch.MetricOptions = {}): cloudwatch.IMetric {
  return ofRule(rule, 'TriggeredRules', { label: 'sign-ins', period: Duration.minutes(5), ...options });
}

/**
 * How many alerts did not arrive, as far as the services count it: what EventBridge could not deliver, what it could not even
 * keep, what waits in the dead-letter queue, and what SNS could not hand to a subscriber.
 *
 * One failure may count twice, as failed and as waiting, until somebody empties the queue. A service that has nothing to say
 * sends no figure, which counts as zero; if none sends one, neither does the sum.
 */
export function failedDeliveries({ rule, topics, deadLetterQueue }: AlertPath, options: cloudwatch.MathExpressionOptions = {}): cloudwatch.IMetric {
  const period = options.period ?? PERIOD;
  const usingMetrics: Record<string, cloudwatch.IMetric> = {
    failed: ofRule(rule, 'FailedInvocations', { period }),
    lost: ofRule(rule, 'InvocationsFailedToBeSentToDlq', { period }),
    waiting: deadLetterQueue.metricApproximateNumberOfMessagesVisible({ period }),
    ...Object.fromEntries(topics.map((topic, index) => [`refused${index}`, topic.metricNumberOfNotificationsFailed({ period })])),
  };
  return new cloudwatch.MathExpression({
    expression: Object.keys(usingMetrics).map(name => `FILL(${name}, 0)`).join(' + '),
    usingMetrics,
    label: 'alerts that did not arrive',
    ...options,
    period,
  });
}

/** A metric of a rule on the default bus. */
function ofRule(rule: events.IRule, metricName: string, options: cloudwatch.MetricOptions): cloudwatch.Metric {
  return new cloudwatch.Metric({
    namespace: 'AWS/Events',
    metricName,
    dimensionsMap: { RuleName: rule.ruleName },
    statistic: cloudwatch.Stats.SUM,
    ...options,
  }).attachTo(rule);
}
