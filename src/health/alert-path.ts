import * as events from 'aws-cdk-lib/aws-events';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';

/** What carries the alerts of one construct. */
export interface AlertPath {
  readonly rule: events.IRule;
  readonly topics: readonly sns.ITopic[];
  readonly deadLetterQueue: sqs.IQueue;
}
