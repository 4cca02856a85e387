import { Token } from 'aws-cdk-lib';
import * as chatbot from 'aws-cdk-lib/aws-chatbot';
import * as sns from 'aws-cdk-lib/aws-sns';
import { chatConfiguration, problemOfChat, refuseSecond, scopeOfChat } from './chat-configuration';
import { RecipientStrategy, RecipientSubscription } from './recipient-strategy';
import { CHAT } from '../delivery/message-topics';

/** @see https://docs.aws.amazon.com/chatbot/latest/APIReference/API_TeamsChannelConfiguration.html */
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const CHANNEL_ID = /^[\w=+/.,-]+:[\w=+/.,-]+@[\w=+/.,-]+$/;
const LONGEST_CHANNEL_ID = 255;

/**
 * A channel of Microsoft Teams.
 */
export interface TeamsRecipientOptions {
  /** The team, a UUID, which somebody authorised once in the console of Amazon Q Developer in chat applications. */
  readonly teamId: string;

  /** The tenant of Microsoft Entra ID, a UUID. */
  readonly tenantId: string;

  /** The channel, such as `19:a1b2c3d4e5f6@thread.tacv2`, or as its link has it. A token must have it as there: `19%3A…%40thread.tacv2`. */
  readonly channelId: string;
}

/**
 * A channel of Microsoft Teams that nobody configured yet.
 *
 * @internal
 */
export class TeamsRecipient implements RecipientStrategy {
  public readonly format = CHAT;
  /** As Teams shows it, however it was copied: the channel's link has it encoded. */
  private readonly channelId: string;

  public constructor(private readonly teams: TeamsRecipientOptions) {
    this.channelId = Token.isUnresolved(teams.channelId) ? teams.channelId : teams.channelId.replace(/%3a/i, ':').replace('%40', '@');
  }

  public problem(region: string): string | undefined {
    const { teamId, tenantId, channelId } = this.teams;
    const wrong = Object.entries({ teamId, tenantId }).find(([, id]) => !Token.isUnresolved(id) && !UUID.test(id));
    if (wrong) {
      return `${wrong[0]} is ${JSON.stringify(wrong[1])}, which is no UUID: give one such as "01234567-89ab-cdef-0123-456789abcdef", ` +
        'as the link of the channel has it';
    }
    return Token.isUnresolved(channelId) || CHANNEL_ID.test(this.channelId) && encoded(this.channelId).length <= LONGEST_CHANNEL_ID
      ? problemOfChat(channelId, region)
      : `channelId is ${JSON.stringify(channelId)}, which is no ID of a channel of Teams: give one such as "19:a1b2c3d4e5f6@thread.tacv2", ` +
        'as the link of the channel has it';
  }

  public bind(topic: sns.ITopic): RecipientSubscription {
    const { teamId, tenantId } = this.teams;
    return {
      endpoint: this.channelId,
      identity: `teams:${this.channelId}`,
      subscribe: () => {
        const scope = scopeOfChat(topic, 'Teams', this.channelId);
        const configuration = new chatbot.CfnMicrosoftTeamsChannelConfiguration(scope, 'Resource', {
          ...chatConfiguration(scope, topic),
          teamId,
          teamsTenantId: tenantId,
          teamsChannelId: encoded(this.channelId),
        });
        refuseSecond(
          configuration,
          other => other instanceof chatbot.CfnMicrosoftTeamsChannelConfiguration && other.teamsChannelId === configuration.teamsChannelId,
          'name the channel in one alert',
        );
      },
    };
  }
}

/** As the service takes it; a token is taken as it is. */
function encoded(channelId: string): string {
  return Token.isUnresolved(channelId) ? channelId : channelId.replace(':', '%3A').replace('@', '%40');
}
