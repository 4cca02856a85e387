import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { AlertPath } from './monitored-resources';
import { LATE_METRICS, sumExpression } from '../cdk/alarm-evaluation';

/** Figures by the names under which they are added up. */
export type Figures = Readonly<Record<string, cloudwatch.IMetric>>;

/** Failures are few and each one counts, so they are looked at every minute, which costs nothing more. */
export const PERIOD = Duration.seconds(LATE_METRICS.periodSeconds);

/**
 * How many sign-ins set off a rule.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-monitoring.html
 */
export function signInCount({ rules }: AlertPath, options: cloudwatch.MetricOptions = {}): cloudwatch.IMetric {
  const shown = { label: 'sign-ins', period: Duration.minutes(5), ...options };
  const counts = rules.map(rule => rule.metric('TriggeredRules', shown));
  return counts.length === 1 ? counts[0] : sumOf(named('count', counts), { label: shown.label, color: shown.color, period: shown.period });
}

/**
 * How many alerts did not arrive, as far as the services count it: what EventBridge could not deliver, what it could not even
 * keep, what waits in the dead-letter queue, what SNS could not hand to a subscriber, and what failed between.
 *
 * One failure may count twice, as failed and as waiting, until somebody empties the queue.
 */
export function failures({ rules, topics, deadLetterQueue, failures: between }: AlertPath, period = PERIOD): Figures {
  return {
    ...named('failed', rules.map(rule => rule.metric('FailedInvocations', { period }))),
    ...named('lost', rules.map(rule => rule.metric('InvocationsFailedToBeSentToDlq', { period }))),
    waiting: deadLetterQueue.metricApproximateNumberOfMessagesVisible({ period }),
    ...named('refused', topics.map(topic => topic.metricNumberOfNotificationsFailed({ period }))),
    ...between({ period }),
  };
}

/** All that did not arrive. */
export function failedDeliveries(path: AlertPath, { period = PERIOD, ...options }: cloudwatch.MathExpressionOptions = {}): cloudwatch.IMetric {
  return sumOf(failures(path, period), { label: 'alerts that did not arrive', ...options, period });
}

export function sumOf(figures: Figures, options: cloudwatch.MathExpressionOptions): cloudwatch.MathExpression {
  return new cloudwatch.MathExpression({
    expression: sumExpression(Object.keys(figures)),
    usingMetrics: { ...figures },
    ...options,
  });
}

function named(name: string, metrics: readonly cloudwatch.IMetric[]): Figures {
  return Object.fromEntries(metrics.map((metric, index) => [`${name}${index}`, metric]));
}
