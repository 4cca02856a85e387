import { Stack } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { admitRule } from './dead-letter-queue';
import { DeliveryProps, DeliveryStrategy } from './delivery';
import { TopicPublisher } from './topic-publisher';
import { toTransformer } from '../message/transformer';

/**
 * The longest that EventBridge tries, which it does for errors that can pass. A missing permission, a disabled key and a
 * deleted topic go to the dead-letter queue at once.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-retry-policy.html
 */
const RETRY_POLICY = { maximumEventAgeInSeconds: 24 * 60 * 60, maximumRetryAttempts: 185 };

/** From the rule to the topic, the message made by an input transformer on the way. */
export class DirectDelivery implements DeliveryStrategy {
  public bind(alert: Construct, props: DeliveryProps): events.IRuleTarget {
    const input = new MessageInput(props);
    const publisher = new TopicPublisher(alert, 'Direct', rulesOfThisAccount(alert), props);
    return {
      bind(rule: events.IRule): events.RuleTargetConfig {
        admitRule(props.deadLetterQueue, rule);
        rule.node.addDependency(publisher.policy);
        return {
          arn: props.topic.topicArn,
          role: publisher.role,
          input,
          deadLetterConfig: { arn: props.deadLetterQueue.queueArn },
          retryPolicy: RETRY_POLICY,
        };
      },
    };
  }
}

/**
 * Who may take the role. Not one rule: the rule names the role, so the role cannot name the rule.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/cross-service-confused-deputy-prevention.html
 */
function rulesOfThisAccount(alert: Construct): iam.ServicePrincipal {
  return new iam.ServicePrincipal('events.amazonaws.com', {
    conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(alert).account } },
  });
}

/**
 * The transformer as it was written: the CDK's own `RuleTargetInput.fromText` turns a line break into the two characters `\n`
 * in the mail, and `fromMultilineText` makes an invalid input of a message without fields.
 */
class MessageInput extends events.RuleTargetInput {
  private readonly properties: events.RuleTargetInputProperties;

  public constructor({ template }: DeliveryProps) {
    super();
    this.properties = template ? { ...toTransformer(template) } : {};
  }

  public bind(): events.RuleTargetInputProperties {
    return this.properties;
  }
}
