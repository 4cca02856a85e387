import * as chatbot from 'aws-cdk-lib/aws-chatbot';
import * as sns from 'aws-cdk-lib/aws-sns';
import { RecipientStrategy, Way } from './recipient';
import { slackIdentity } from './slack';

/** A channel of Slack that the app configures already. What can be done from it in the account is that configuration's. */
export class SlackChannelRecipient implements RecipientStrategy {
  public readonly channel = 'card';

  public constructor(private readonly configuration: chatbot.SlackChannelConfiguration) {}

  public problem(): undefined {
    return undefined;
  }

  public through(topic: sns.ITopic): Way {
    const { slackChannelId } = this.configuration.node.defaultChild as chatbot.CfnSlackChannelConfiguration;
    return {
      endpoint: slackChannelId,
      identity: slackIdentity(slackChannelId),
      open: () => this.configuration.addNotificationTopic(topic),
    };
  }
}
