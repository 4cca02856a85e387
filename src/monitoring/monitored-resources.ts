import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
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
