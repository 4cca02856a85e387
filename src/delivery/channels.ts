import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { Channel, ChannelTopics } from './channel';
import { admitAlarmsToKey, createTopic, TopicProps } from './topic';

/** What the channels of one alert are made of. */
export interface ChannelsProps extends TopicProps {
  /** The topic of the text channel, where the user has one. */
  readonly topic: sns.ITopic | undefined;
  /** Hangs a target for the channel's topic on the rules. */
  readonly connect: (channel: Channel, topic: sns.ITopic, keys: readonly kms.IKey[]) => void;
}

/** The channels of one alert, each made when it is first asked for. */
export class Channels implements ChannelTopics {
  private readonly topics = new Map<Channel, sns.ITopic>();

  public constructor(private readonly alert: Construct, private readonly props: ChannelsProps) {}

  public topicOf(channel: Channel): sns.ITopic {
    return this.topics.get(channel) ?? this.open(channel);
  }

  /** Every topic that was asked for. */
  public get opened(): readonly sns.ITopic[] {
    return [...this.topics.values()];
  }

  /** Every key that publishing to a topic needs, as far as it is known. */
  public keysOf(topic: sns.ITopic): readonly kms.IKey[] {
    return [...new Set([topic.masterKey, this.opened.includes(topic) ? this.props.encryptionKey : undefined].filter(key => key !== undefined))];
  }

  private open(channel: Channel): sns.ITopic {
    const topic = this.props.topic ?? createTopic(this.alert, 'Topic', this.props);
    this.topics.set(channel, topic);
    const keys = this.keysOf(topic);
    this.props.connect(channel, topic, keys);
    keys.forEach(key => admitAlarmsToKey(this.alert, key));
    return topic;
  }
}
