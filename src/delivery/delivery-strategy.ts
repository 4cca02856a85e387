import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as events from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct, IDependable } from 'constructs';
import { MessageFormat } from './message-topics';
import { allowRuleToSend } from '../cdk/dead-letter-queue';
import { Content } from '../message/message-strategy';

/** One message format of an alert, to be delivered from its rules to its topic. */
export interface DeliveryProps {
  readonly format: MessageFormat;
  readonly topic: sns.ITopic;
  /** Every key that publishing to the topic needs. */
  readonly topicKeys: readonly kms.IKey[];
  /** The message in that format. */
  readonly content: Content;
  readonly deadLetterQueue: sqs.IQueue;
}

/** The delivery of one message format. */
export interface BoundDelivery {
  /** The target of the alert's rules. */
  readonly target: events.IRuleTarget;
  /** Metrics of what can fail between the rule and the topic, beyond those of EventBridge and SNS, by names that tell them apart. */
  metricsOfFailures(options: cloudwatch.MetricOptions): Readonly<Record<string, cloudwatch.IMetric>>;
}

/** The delivery of messages from a rule to a topic. */
export interface DeliveryStrategy {
  /** Whether it says the severity of an event in a message attribute, by which a subscription can filter. */
  readonly marksSeverity: boolean;
  /** Creates what delivers one message format, below the alert. */
  bind(alert: Construct, props: DeliveryProps): BoundDelivery;
}

/**
 * The longest that EventBridge tries, which it does for errors that can pass. A missing permission, a disabled key and a
 * deleted topic go to the dead-letter queue at once.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-retry-policy.html
 */
const RETRY_POLICY = { maximumEventAgeInSeconds: 24 * 60 * 60, maximumRetryAttempts: 185 };

/** The resource that EventBridge calls, and the role by which it does. */
interface RuleTargetProps {
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
