import * as sns from 'aws-cdk-lib/aws-sns';
import { EmailRecipient } from './recipient/email';
import { RecipientStrategy } from './recipient/recipient';
import { Recipients } from './recipient/recipients';
import { TopicSubscriptionRecipient } from './recipient/topic-subscription';

/**
 * Somebody or something that is told of sign-ins.
 *
 * Name several at different providers, so that the trouble of one never hides a break-in.
 */
export class AlertRecipient {
  /**
   * A person with a mailbox.
   *
   * SNS mails a link that must be clicked before anything else arrives; until then the subscription is `PendingConfirmation`.
   * Above 10 mails a second SNS sets it back to that.
   *
   * @param address such as `security@example.com`; a token is not checked
   * @see https://docs.aws.amazon.com/sns/latest/dg/sns-email-notifications.html
   */
  public static email(address: string): AlertRecipient {
    return new AlertRecipient(new EmailRecipient(address));
  }

  /**
   * Whatever SNS can deliver to: a queue, an HTTPS endpoint, a function, a stream. It gets the text of the mail.
   *
   * @param subscription such as `new SqsSubscription(queue)` of `aws-cdk-lib/aws-sns-subscriptions`
   */
  public static subscription(subscription: sns.ITopicSubscription): AlertRecipient {
    return new AlertRecipient(new TopicSubscriptionRecipient(subscription));
  }

  private constructor(private readonly strategy: RecipientStrategy) {}

  /** @internal */
  public _bind(recipients: Recipients, place: string): void {
    recipients.add(place, this.strategy);
  }
}
