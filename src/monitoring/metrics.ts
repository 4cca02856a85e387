import { Duration, IResource } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { LATE_METRICS, sumExpression } from '../cdk/alarm-evaluation';
import { warn } from '../cdk/annotations';
import { inOtherAccount } from '../cdk/environment';
import { AlertRule } from '../rule/alert-rule';

/** The resources through which the alerts of one construct pass. */
export interface MonitoredResources {
  /** The rule on the default bus, and with coverage the one on the alert's own bus. */
  readonly rules: readonly AlertRule[];
  readonly topics: readonly sns.ITopic[];
  readonly deadLetterQueue: sqs.IQueue;
  /** The metrics of failures between the rules and the topics, each under an ID of its own. */
  metricsOfFailures(options: cloudwatch.MetricOptions): Readonly<Record<string, cloudwatch.IMetric>>;
}

/** Metrics by their IDs in a math expression. */
export type Metrics = Readonly<Record<string, cloudwatch.IMetric>>;

/** The period of the metrics of failures: they are few and each one counts, so it is a minute, which costs no more than a longer one. */
export function failurePeriod(): Duration {
  return Duration.seconds(LATE_METRICS.periodSeconds);
}

/**
 * The number of sign-ins that triggered a rule.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-monitoring.html
 */
export function signInCount({ rules }: MonitoredResources, options: cloudwatch.MetricOptions = {}): cloudwatch.IMetric {
  const shown = { label: 'sign-ins', period: Duration.minutes(5), ...options };
  const counts = rules.map(rule => rule.metric('TriggeredRules', shown));
  return counts.length === 1 ? counts[0] : sumOf(numbered('count', counts), { label: shown.label, color: shown.color, period: shown.period });
}

/**
 * The metrics of every failure that the services count: failed invocations, events that EventBridge could not even send to the dead-letter
 * queue, messages that wait in it, notifications that SNS could not deliver, and failures between the rules and the topics.
 *
 * One failure may count twice, as failed and as waiting, until somebody empties the queue. A topic or queue of another account has its metrics
 * there, where an alarm of this one does not see them: a warning says so.
 */
export function failureMetrics({ rules, topics, deadLetterQueue, metricsOfFailures }: MonitoredResources, period = failurePeriod()): Metrics {
  const [{ rule: scope }] = rules;
  const isElsewhere = (resource: IResource) => inOtherAccount(scope, resource);
  for (const { node, env } of [...topics, deadLetterQueue].filter(isElsewhere)) {
    warn(scope, 'metricsInOtherAccount', `the metrics of ${node.path} are in its own account ${env.account}, so no alarm of this account sees what ` +
      'could not be delivered there: monitor them there');
  }
  return {
    ...numbered('failed', rules.map(rule => rule.metric('FailedInvocations', { period }))),
    ...numbered('lost', rules.map(rule => rule.metric('InvocationsFailedToBeSentToDlq', { period }))),
    ...isElsewhere(deadLetterQueue) ? {} : { waiting: deadLetterQueue.metricApproximateNumberOfMessagesVisible({ period }) },
    ...numbered('refused', topics.filter(topic => !isElsewhere(topic)).map(topic => topic.metricNumberOfNotificationsFailed({ period }))),
    ...metricsOfFailures({ period }),
  };
}

/** The number of alerts that did not arrive. */
export function failedDeliveries(
  resources: MonitoredResources, { period = failurePeriod(), ...options }: cloudwatch.MathExpressionOptions = {},
): cloudwatch.IMetric {
  return sumOf(failureMetrics(resources, period), { label: 'alerts that did not arrive', ...options, period });
}

/** The sum of metrics. */
export function sumOf(metrics: Metrics, options: cloudwatch.MathExpressionOptions): cloudwatch.MathExpression {
  return new cloudwatch.MathExpression({
    expression: sumExpression(Object.keys(metrics)),
    usingMetrics: { ...metrics },
    ...options,
  });
}

function numbered(name: string, metrics: readonly cloudwatch.IMetric[]): Metrics {
  return Object.fromEntries(metrics.map((metric, index) => [`${name}${index}`, metric]));
}
