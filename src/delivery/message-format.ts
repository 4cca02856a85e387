import * as sns from 'aws-cdk-lib/aws-sns';

/**
 * A kind of message, made for a kind of reader. Each has a topic and a rule target of its own.
 *
 * - `text`: mails, queues, endpoints
 * - `short`: phones
 * - `card`: chat channels
 */
export type Channel = 'text' | 'short' | 'card';

/** Makes the topic and the target of a channel when it is first asked for it. */
export interface ChannelTopics {
  topicOf(channel: Channel): sns.ITopic;
}
