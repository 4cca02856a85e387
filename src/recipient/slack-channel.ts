import * as chatbot from 'aws-cdk-lib/aws-chatbot';
import * as sns from 'aws-cdk-lib/aws-sns';
import { problemOfChat } from './chat-configuration';
import { RecipientStrategy, RecipientSubscription } from './recipient-strategy';
import { slackIdentity } from './slack';
import { CHAT } from '../delivery/message-format';

/** A channel of Slack that the app configures already. What can be done from it in the account is that configuration's. */
export class SlackChannelRecipient implements RecipientStrategy {
  public readonly format = CHAT;

  public constructor(private readonly configuration: chatbot.SlackChannelConfiguration) {}

  /** TypeScript refuses an imported configuration; other languages may pass it on. */
  public problem(region: string): string | undefined {
    const { defaultChild, path } = this.configuration.node;
    return defaultChild instanceof chatbot.CfnSlackChannelConfiguration
      ? problemOfChat(defaultChild.slackChannelId, region)
      : `the configuration ${path} is an imported one, to which no topic can be added: give the chatbot.SlackChannelConfiguration itself, ` +
        'in the app that makes it';
  }

  public bind(topic: sns.ITopic): RecipientSubscription {
    const { slackChannelId } = this.configuration.node.defaultChild as chatbot.CfnSlackChannelConfiguration;
    return {
      endpoint: slackChannelId,
      identity: slackIdentity(slackChannelId),
      subscribe: () => this.configuration.addNotificationTopic(topic),
    };
  }
}
