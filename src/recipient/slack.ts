import { Token } from 'aws-cdk-lib';
import * as chatbot from 'aws-cdk-lib/aws-chatbot';
import * as sns from 'aws-cdk-lib/aws-sns';
import { chatConfiguration, problemOfChat, refuseSecond, scopeOfChat } from './chat-configuration';
import { RecipientStrategy, RecipientSubscription } from './recipient-strategy';
import { CHAT } from '../delivery/message-topics';

/** IDs as Slack makes them: `T…` for a workspace, `C…` for a channel, `G…` for an older private channel. */
const WORKSPACE_ID = /^T[A-Z0-9]{1,254}$/;
const CHANNEL_ID = /^[CG][A-Z0-9]{1,254}$/;

/**
 * A channel of Slack.
 */
export interface SlackRecipientOptions {
  /** The workspace, such as `T0123456789`, which somebody authorised once in the console of Amazon Q Developer in chat applications. */
  readonly workspaceId: string;

  /** The channel, such as `C0123456789`. To a private channel the app must be invited. */
  readonly channelId: string;
}

/**
 * A channel of Slack that nobody configured yet.
 *
 * @internal
 */
export class SlackRecipient implements RecipientStrategy {
  public readonly format = CHAT;

  public constructor(private readonly slack: SlackRecipientOptions) {}

  public problem(region: string): string | undefined {
    const { workspaceId, channelId } = this.slack;
    if (!Token.isUnresolved(workspaceId) && !WORKSPACE_ID.test(workspaceId)) {
      return `workspaceId is ${JSON.stringify(workspaceId)}, which is no ID of a Slack workspace: give one such as "T0123456789", ` +
        'as the console of Amazon Q Developer in chat applications shows it';
    }
    return Token.isUnresolved(channelId) || CHANNEL_ID.test(channelId)
      ? problemOfChat(channelId, region)
      : `channelId is ${JSON.stringify(channelId)}, which is no ID of a Slack channel: give one such as "C0123456789", the end of the channel's link`;
  }

  public bind(topic: sns.ITopic): RecipientSubscription {
    const { workspaceId, channelId } = this.slack;
    return {
      endpoint: channelId,
      identity: slackIdentity(channelId),
      subscribe: () => {
        const scope = scopeOfChat(topic, 'Slack', channelId);
        const configuration = new chatbot.CfnSlackChannelConfiguration(scope, 'Resource', {
          ...chatConfiguration(scope, topic),
          slackWorkspaceId: workspaceId,
          slackChannelId: channelId,
        });
        refuseSecond(
          configuration,
          other => other instanceof chatbot.CfnSlackChannelConfiguration &&
            other.slackWorkspaceId === workspaceId && other.slackChannelId === channelId,
          'make one chatbot.SlackChannelConfiguration and give it to both by AlertRecipient.slackChannel(...)',
        );
      },
    };
  }
}

/** A channel has one ID, even where two workspaces share it. */
function slackIdentity(channelId: string): string {
  return `slack:${channelId}`;
}

/**
 * A channel of Slack that the app configures already. What can be done from it in the account is that configuration's.
 *
 * @internal
 */
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
