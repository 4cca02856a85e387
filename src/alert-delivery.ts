import * as events from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import { DeliveryProps, DeliveryStrategy } from './delivery/delivery';
import { DirectDelivery } from './delivery/direct';

/**
 * How an alert travels from the rule to the topic.
 */
export class AlertDelivery {
  /**
   * Straight from the rule, which makes the text by an input transformer: the shortest way, and free of charge.
   *
   * EventBridge tries for 24 hours and up to 185 times; what it cannot deliver goes to the dead-letter queue.
   * The mail has SNS's own subject, and double quotes around every line.
   *
   * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-retry-policy.html
   */
  public static direct(): AlertDelivery {
    return new AlertDelivery(new DirectDelivery());
  }

  private constructor(private readonly strategy: DeliveryStrategy) {}

  /** @internal */
  public _bind(alert: Construct, props: DeliveryProps): events.IRuleTarget {
    return this.strategy.bind(alert, props);
  }
}
