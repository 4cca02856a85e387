import * as chatbot from 'aws-cdk-lib/aws-chatbot';
import * as sns from 'aws-cdk-lib/aws-sns';
import { RecipientStrategy, Way } from './recipient';
import { slackIdentity } from './slack';

/** A channel of Slack that the app configures already. What can be done from it in the account is that configuration's. */
export class SlackChannelRecipient implements RecipientStrategy {
  public readonly channel = 'card';

  public constructor(private readonly configuration: chatbot.SlackChannelConfiguration) {}

  /** TypeScript refuses an imported configuration; JavaScript and Python pass it on. */
  public problem(): string | undefined {
    return this.resource
      ? undefined
      : `the configuration ${this.configuration.node.path} was imported, so no topic can be added to it: give a chatbot.SlackChannelConfiguration ` +
        'that this app makes, or subscribe its channel to the topic of this alert where it is made';
  }

  public through(topic: sns.ITopic): Way {
    const slackChannelId = this.resource?.slackChannelId ?? '';
    return {
      endpoint: slackChannelId,
      identity: slackIdentity(slackChannelId),
      open: () => this.configuration.addNotificationTopic(topic),
    };
  }

  private get resource(): chatbot.CfnSlackChannelConfiguration | undefined {
    const { defaultChild } = this.configuration.node;
    return defaultChild instanceof chatbot.CfnSlackChannelConfiguration ? defaultChild : undefined;
  }
}
