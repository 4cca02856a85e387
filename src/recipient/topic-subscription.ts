import * as sns from 'aws-cdk-lib/aws-sns';
import { RecipientStrategy } from './recipient';

/** Whatever SNS can deliver to: a queue, an HTTPS endpoint, a function, a stream. */
export class TopicSubscriptionRecipient implements RecipientStrategy {
  public readonly channel = 'text';

  public constructor(public readonly subscription: sns.ITopicSubscription) {}

  public problem(): undefined {
    return undefined;
  }
}
