import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { WatchedRule } from '../rule/alert-rule';

/** What carries the alerts of one construct. */
export interface AlertPath {
  /** The rule on the default bus, and with coverage the one on the alert's own bus. */
  readonly rules: readonly WatchedRule[];
  readonly topics: readonly sns.ITopic[];
  readonly deadLetterQueue: sqs.IQueue;
  /** What can fail between the rules and the topics. */
  failures(options: cloudwatch.MetricOptions): Readonly<Record<string, cloudwatch.IMetric>>;
}
