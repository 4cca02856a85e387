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

/** The resource that EventBridge calls, and the role by which it does. */
export interface RuleTargetProps {
  readonly arn: string;
  /** As itself if omitted. */
  readonly role?: iam.IRole;
  /** What the rule must wait for, so that its first event is not refused. */
  readonly permissions: readonly IDependable[];
  /** The event itself if omitted. */
  readonly input?: events.RuleTargetInput;
  readonly deadLetterQueue: sqs.IQueue;
}

/** A target of the alert's rules that loses nothing: EventBridge retries as long as it can, and then sends the event to the dead-letter queue. */
export class RuleTarget implements events.IRuleTarget {
  public constructor(private readonly props: RuleTargetProps) {}

  public bind(rule: events.IRule): events.RuleTargetConfig {
    const { arn, role, permissions, input, deadLetterQueue } = this.props;
    allowRuleToSend(deadLetterQueue, rule);
    rule.node.addDependency(...permissions);
    return { arn, role, input, deadLetterConfig: { arn: deadLetterQueue.queueArn }, retryPolicy: RETRY_POLICY };
  }
}
