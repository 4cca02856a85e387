import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { CHATBOT, CLOUDWATCH } from '../cdk/iam';
import { ServiceOfKey, allowServiceToUseKey } from '../cdk/key';
import { allowAlarmsToPublish, createTopic, TopicProps } from '../cdk/topic';
import { Content, MessageContext, MessageStrategy } from '../message/message-strategy';
import { SMS_SENDER } from '../message/sms-size';

/** The format of a message for one kind of recipient. Each has a topic and a rule target of its own. */
export interface MessageFormat {
  /** As construct IDs, the metadata of rules and the report of the preview call it. Part of the public contract. */
  readonly id: 'text' | 'short' | 'card';
  /** The recipients that get it, in words. */
  readonly recipients: string;
  /** Services that use the key of the topic, beside SNS and what publishes the alerts. */
  readonly servicesOfKey: readonly ServiceOfKey[];
  /** Creates the topic of an alert for it. */
  createTopic(alert: Construct, props: TopicProps): sns.Topic;
  /** Renders a message in it. */
  contentOf(message: MessageStrategy, context: MessageContext): Content;
}

/** The mail, which queues and endpoints get as well. */
export const EMAIL: MessageFormat = {
  id: 'text',
  recipients: 'mailboxes, queues and endpoints',
  servicesOfKey: [CLOUDWATCH],
  createTopic: (alert, props) => allowAlarmsToPublish(createTopic(alert, 'Topic', props)),
  contentOf: (message, context) => message.email(context),
};

/** A text message of one part. */
export const SMS: MessageFormat = {
  id: 'short',
  recipients: 'phones',
  servicesOfKey: [],
  createTopic: (alert, { encryptionKey }) => createTopic(new Construct(alert, 'Sms'), 'Topic', { displayName: SMS_SENDER, encryptionKey }),
  contentOf: (message, context) => message.sms(context),
};

/**
 * A card in a chat channel.
 *
 * Its topic grants nothing to Amazon Q Developer, which subscribes by its service-linked role: the policy of that role allows it on
 * every topic of the account.
 *
 * @see https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSChatbotServiceLinkedRolePolicy.html
 */
export const CHAT: MessageFormat = {
  id: 'card',
  recipients: 'chat channels',
  servicesOfKey: [CHATBOT],
  createTopic: (alert, props) => createTopic(new Construct(alert, 'Chat'), 'Topic', props),
  contentOf: (message, context) => message.chat(context),
};

/** The settings of an alert's topics. */
export interface MessageTopicsProps extends TopicProps {
  /** The topic for mails, where the user has one. */
  readonly topic: sns.ITopic | undefined;
}

/** The topics of one alert: one for each message format that a recipient asked for. */
export class MessageTopics {
  /** By the ID of the format, which is the same in every copy of this package. */
  private readonly topics = new Map<MessageFormat['id'], sns.ITopic>();
  private sealedBy: string | undefined;

  public constructor(private readonly alert: Construct, private readonly props: MessageTopicsProps) {}

  /** Every topic so far. */
  public get all(): readonly sns.ITopic[] {
    return [...this.topics.values()];
  }

  /** The topic of a format, if it was created. */
  public find(format: MessageFormat): sns.ITopic | undefined {
    return this.topics.get(format.id);
  }

  /**
   * Creates the topic of a format.
   *
   * @throws after `seal`
   */
  public create(format: MessageFormat): sns.ITopic {
    if (this.sealedBy) {
      throw new Error(`${this.sealedBy} was called before, so it would not monitor the topic for ${format.recipients}: ` +
        `add the first of these recipients before ${this.sealedBy}`);
    }
    const given = format.id === EMAIL.id ? this.props.topic : undefined;
    const topic = given ?? format.createTopic(this.alert, this.props);
    this.topics.set(format.id, topic);
    return topic;
  }

  /** Allows the services that use the topic of a format to use its keys as well. */
  public allowServices(format: MessageFormat): void {
    const topic = this.topics.get(format.id);
    const keys = topic ? this.keysOf(topic) : [];
    keys.forEach(key => format.servicesOfKey.forEach(service => allowServiceToUseKey(this.alert, key, service)));
  }

  /** Every key that publishing to a topic needs, as far as it is known. */
  public keysOf(topic: sns.ITopic): readonly kms.IKey[] {
    return [...new Set([topic.masterKey, this.all.includes(topic) ? this.props.encryptionKey : undefined].filter(key => key !== undefined))];
  }

  /**
   * Forbids topics of further formats, which would not be monitored.
   *
   * @param by the method that monitors the topics so far, such as `alarmOnFailedDelivery`
   */
  public seal(by: string): void {
    this.sealedBy ??= by;
  }
}
