import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { Channel, ChannelTopics } from './message-format';
import { admitServiceToKey, CHATBOT, CLOUDWATCH, ServiceOfKey } from '../cdk/key';
import { admitAlarms, createTopic, TopicProps } from '../cdk/topic';
import { SMS_SENDER } from '../message/sms-text';

/** What the channels of one alert are made of. */
export interface ChannelsProps extends TopicProps {
  /** The topic of the text channel, where the user has one. */
  readonly topic: sns.ITopic | undefined;
  /** Hangs a target for the channel's topic on the rules. */
  readonly connect: (channel: Channel, topic: sns.ITopic, keys: readonly kms.IKey[]) => void;
}

/** What is particular to a channel's topic. */
interface Kind {
  /** Whom it is for, in words. */
  readonly readers: string;
  readonly topic: (alert: Construct, props: ChannelsProps) => sns.ITopic;
  /** Who uses the topic's key, beside SNS and what publishes the alerts. */
  readonly services: readonly ServiceOfKey[];
}

/**
 * No topic admits Amazon Q Developer: it subscribes by its service-linked role, whose own policy allows that on every topic
 * of the account.
 *
 * @see https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSChatbotServiceLinkedRolePolicy.html
 */
const KINDS: Readonly<Record<Channel, Kind>> = {
  text: {
    readers: 'mailboxes, queues and endpoints',
    topic: (alert, props) => props.topic ?? admitAlarms(createTopic(alert, 'Topic', props)),
    services: [CLOUDWATCH],
  },
  short: {
    readers: 'phones',
    topic: (alert, { encryptionKey }) => createTopic(new Construct(alert, 'Sms'), 'Topic', { displayName: SMS_SENDER, encryptionKey }),
    services: [],
  },
  card: {
    readers: 'chat channels',
    topic: (alert, props) => createTopic(new Construct(alert, 'Chat'), 'Topic', props),
    services: [CHATBOT],
  },
};

/** The channels of one alert, each made when it is first asked for. */
export class Channels implements ChannelTopics {
  private readonly topics = new Map<Channel, sns.ITopic>();
  private sealedBy: string | undefined;

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

  /**
   * From now on a channel that was not asked for cannot be, since it would not be watched.
   *
   * @param by the method that watches what there is, such as `alarmOnFailedDelivery`
   */
  public seal(by: string): void {
    this.sealedBy ??= by;
  }

  private open(channel: Channel): sns.ITopic {
    if (this.sealedBy) {
      throw new Error(`${this.sealedBy} was called before, and would not watch the topic for ${KINDS[channel].readers}: ` +
        `add the first of them before ${this.sealedBy}`);
    }
    const topic = KINDS[channel].topic(this.alert, this.props);
    this.topics.set(channel, topic);
    const keys = this.keysOf(topic);
    this.props.connect(channel, topic, keys);
    keys.forEach(key => KINDS[channel].services.forEach(service => admitServiceToKey(this.alert, key, service)));
    return topic;
  }
}
