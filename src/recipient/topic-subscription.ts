import * as sns from 'aws-cdk-lib/aws-sns';
import { RecipientStrategy, Way } from './strategy';
import { subscribing } from './subscription';

/** Whatever SNS can deliver to: a queue, an HTTPS endpoint, a function, a stream. */
export class TopicSubscriptionRecipient implements RecipientStrategy {
  public readonly channel = 'text';

  public constructor(private readonly subscription: sns.ITopicSubscription) {}

  public problem(): undefined {
    return undefined;
  }

  public through(topic: sns.ITopic): Way {
    return subscribing(topic, this.subscription);
  }
}
