import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { EMAIL, MessageFormat } from './message-format';
import { allowServiceToUseKey } from '../cdk/key';
import { TopicProps } from '../cdk/topic';

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
