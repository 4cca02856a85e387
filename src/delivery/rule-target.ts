import * as events from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { IDependable } from 'constructs';
import { allowRuleToSend } from '../cdk/dead-letter-queue';

/**
 * The longest that EventBridge tries, which it does for errors that can pass. A missing permission, a disabled key and a
 * deleted topic go to the dead-letter queue at once.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-retry-policy.html
 */
const RETRY_POLICY = { maximumEventAgeInSeconds: 24 * 60 * 60, maximumRetryAttempts: 185 };

/** What EventBridge calls, and as whom. */
export interface RetryingTargetProps {
  readonly arn: string;
  /** As itself if omitted. */
  readonly role?: iam.IRole;
  /** What the rule must wait for, so that its first event is not refused. */
  readonly permissions: readonly IDependable[];
  /** The event itself if omitted. */
  readonly input?: events.RuleTargetInput;
  readonly deadLetterQueue: sqs.IQueue;
}

/** A target of which nothing is lost: EventBridge tries as long as it can, and keeps the rest in a queue. */
export class RetryingTarget implements events.IRuleTarget {
  public constructor(private readonly props: RetryingTargetProps) {}

  public bind(rule: events.IRule): events.RuleTargetConfig {
    const { arn, role, permissions, input, deadLetterQueue } = this.props;
    allowRuleToSend(deadLetterQueue, rule);
    rule.node.addDependency(...permissions);
    return { arn, role, input, deadLetterConfig: { arn: deadLetterQueue.queueArn }, retryPolicy: RETRY_POLICY };
  }
}
