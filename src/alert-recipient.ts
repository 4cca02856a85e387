import * as chatbot from 'aws-cdk-lib/aws-chatbot';
import * as sns from 'aws-cdk-lib/aws-sns';
import { checkInput } from './input/check-input';
import { markAsInstance } from './input/instance-mark';
import { EmailRecipient } from './recipient/email';
import { Recipients, RecipientStrategy, TopicSubscriptionRecipient } from './recipient/recipient-strategy';
import { SlackRecipient, SlackRecipientOptions, SlackChannelRecipient } from './recipient/slack';
import { SmsRecipient, SmsRecipientOptions } from './recipient/sms';
import { TeamsRecipient, TeamsRecipientOptions } from './recipient/teams';

/**
 * A recipient of alerts: a person, a chat channel, or another system.
 *
 * Name several at different providers, so that an outage of one never hides a break-in.
 */
export class AlertRecipient {
  /**
   * A mail address.
   *
   * SNS mails a link that must be clicked before anything else arrives; until then the subscription is `PendingConfirmation`,
   * and after 48 hours SNS deletes it. If it receives more than 10 mails a second, SNS sets it back to `PendingConfirmation`.
   *
   * @param address such as `security@example.com`; a token is not checked
   * @see https://docs.aws.amazon.com/sns/latest/dg/sns-email-notifications.html
   */
  public static email(address: string): AlertRecipient {
    checkInput('AlertRecipient.email', { address });
    return new AlertRecipient(new EmailRecipient(address));
  }

  /**
   * A phone, which gets a text message of one part, from a topic of its own. Each message costs what SNS charges for the phone's country.
   *
   * Some countries require a sender ID or an origination number of the same Region. The United States always require an origination number.
   * A new account is in the SMS sandbox, where SNS sends to verified numbers only, and has a spending limit.
   * It fails in Regions from which SNS sends no text messages. Where that is not known, `cdk-console-login-alert:smsRegionUnknown` warns.
   *
   * @param phoneNumber in E.164 form, such as `+81312345678`; a token is not checked
   * @see https://docs.aws.amazon.com/sns/latest/dg/sns-mobile-phone-number-as-subscriber.html
   */
  public static sms(phoneNumber: string, options: SmsRecipientOptions = {}): AlertRecipient {
    checkInput('AlertRecipient.sms', { phoneNumber, options });
    return new AlertRecipient(new SmsRecipient(phoneNumber, options));
  }

  /**
   * A Slack channel, which gets a card from a topic of its own, by Amazon Q Developer in chat applications.
   *
   * Nobody can run commands from the channel: the role of its new channel configuration has no permissions. An account has one configuration
   * for a channel, whatever the Region, so two alerts share a channel by `slackChannel`. It fails outside the `aws` partition, where Amazon Q
   * Developer in chat applications does not exist.
   *
   * @see https://docs.aws.amazon.com/chatbot/latest/adminguide/slack-setup.html
   */
  public static slack(options: SlackRecipientOptions): AlertRecipient {
    checkInput('AlertRecipient.slack', { options });
    return new AlertRecipient(new SlackRecipient(options));
  }

  /**
   * A Slack channel that this app configures already: the topic is added to its configuration, which may be in another stack of
   * the same account and Region. That configuration decides which commands can be run from the channel.
   */
  public static slackChannel(configuration: chatbot.SlackChannelConfiguration): AlertRecipient {
    checkInput('AlertRecipient.slackChannel', { configuration });
    return new AlertRecipient(new SlackChannelRecipient(configuration));
  }

  /**
   * A channel of Microsoft Teams, in the same way as `slack`.
   *
   * @see https://docs.aws.amazon.com/chatbot/latest/adminguide/teams-setup.html
   */
  public static teams(options: TeamsRecipientOptions): AlertRecipient {
    checkInput('AlertRecipient.teams', { options });
    return new AlertRecipient(new TeamsRecipient(options));
  }

  /**
   * Any subscription that SNS supports: a queue, an HTTPS endpoint, a Lambda function, a stream. It gets the text of the mail.
   *
   * @param subscription such as `new SqsSubscription(queue)` of `aws-cdk-lib/aws-sns-subscriptions`
   */
  public static subscription(subscription: sns.ITopicSubscription): AlertRecipient {
    checkInput('AlertRecipient.subscription', { subscription });
    return new AlertRecipient(new TopicSubscriptionRecipient(subscription));
  }

  private constructor(private readonly strategy: RecipientStrategy) {
    markAsInstance(this, 'AlertRecipient');
  }

  /** @internal */
  public _subscribe(recipients: Recipients, path: string): void {
    recipients.add(path, this.strategy);
  }
}
