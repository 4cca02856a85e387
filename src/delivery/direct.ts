import * as events from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import { BoundDelivery, DeliveryProps, DeliveryStrategy } from './delivery';
import { KeptTarget, rulesOfThisAccount } from './kept-target';
import { TopicPublisher } from './topic-publisher';

/** From the rule to the topic, the message made by an input transformer on the way. */
export class DirectDelivery implements DeliveryStrategy {
  public bind(alert: Construct, props: DeliveryProps): BoundDelivery {
    const { role, policy } = new TopicPublisher(alert, 'Direct', rulesOfThisAccount(alert), props);
    const { topic: { topicArn: arn }, deadLetterQueue } = props;
    return {
      target: new KeptTarget({ arn, role, permission: policy, input: new MessageInput(props), deadLetterQueue }),
      failures: () => ({}),
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
    this.properties = { ...content.transformer() };
  }

  public bind(): events.RuleTargetInputProperties {
    return this.properties;
  }
}
