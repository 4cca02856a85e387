import * as sns from 'aws-cdk-lib/aws-sns';
import { RecipientStrategy, RecipientSubscription, snsSubscription } from './recipient-strategy';
import { EMAIL } from '../delivery/message-topics';

/** Any subscription that SNS supports: a queue, an HTTPS endpoint, a function, a stream. */
export class TopicSubscriptionRecipient implements RecipientStrategy {
  public readonly format = EMAIL;

  public constructor(private readonly subscription: sns.ITopicSubscription) {}

  public problem(): undefined {
    return undefined;
  }

  public bind(topic: sns.ITopic): RecipientSubscription {
    return snsSubscription(topic, this.subscription);
  }
}
