import * as events from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import { BoundDelivery, DeliveryProps, DeliveryStrategy, RuleTarget } from './delivery-strategy';
import { PublishingRole, allowEventBridge, publishesByRole } from './publishing-permission';
import { rulesOfThisAccount } from '../cdk/iam';

/**
 * Delivers from the rule straight to the topic. An input transformer of the rule makes the message.
 *
 * AWS's guide has been worded in ways that contradict each other about who may publish: a role of the target, or EventBridge by the topic's
 * policy. So both may, where both are possible.
 */
export class DirectDelivery implements DeliveryStrategy {
  public readonly marksSeverity = false;

  public bind(alert: Construct, props: DeliveryProps): BoundDelivery {
    const { topic: { topicArn: arn }, deadLetterQueue } = props;
    const publisher = publishesByRole(alert) ? new PublishingRole(alert, 'Direct', rulesOfThisAccount(alert), props) : undefined;
    const ofTopic = allowEventBridge(alert, props, publisher !== undefined);
    return {
      target: new RuleTarget({
        arn,
        role: publisher?.role,
        // The policy of a topic may name the rule, and then could not come before it.
        permissions: publisher ? [publisher.policy] : ofTopic,
        input: new MessageInput(props),
        deadLetterQueue,
      }),
      metricsOfFailures: () => ({}),
    };
  }
}

/**
 * The transformer as it was written: the CDK's own `RuleTargetInput.fromText` turns a line break into the two characters `\n`
 * in the mail, and `fromMultilineText` makes an invalid input of a message without fields.
 */
class MessageInput extends events.RuleTargetInput {
  private readonly properties: events.RuleTargetInputProperties;

  public constructor({ content }: DeliveryProps) {
    super();
    this.properties = { ...content.toInputTransformer() };
  }

  public bind(): events.RuleTargetInputProperties {
    return this.properties;
  }
}
