import { Names, Stack } from 'aws-cdk-lib';
import * as sns from 'aws-cdk-lib/aws-sns';
import { IConstruct } from 'constructs';
import { warn } from '../cdk/annotations';
import { endpointOf, hasSubscriber, subscriptionsTo } from '../cdk/topic';
import { EMAIL, MessageFormat } from '../delivery/message-topics';

/** A kind of recipient of alerts. */
export interface RecipientStrategy {
  /** The format of the messages that it gets. */
  readonly format: MessageFormat;
  /**
   * The reason why it cannot be reached: the value received and what to do; undefined if there is none.
   *
   * @param region of the alert, which may be known at deployment only
   * @param marksSeverity whether the delivery of the alert says the severity of an event in a message attribute
   */
  problem(region: string, marksSeverity: boolean): string | undefined;
  /** The subscription of the recipient to the topic of that format, which is not made yet. */
  bind(topic: sns.ITopic): RecipientSubscription;
}

/** How a topic reaches one recipient. */
export interface RecipientSubscription {
  /** The address of the recipient, as errors show it. */
  readonly endpoint: string;
  /** The same for two subscriptions of one recipient, and for no others. */
  readonly identity: string;
  /** Makes the subscription. */
  subscribe(): void;
}

/** The recipients of one alert: each is checked, and none is subscribed twice. */
export class Recipients {
  /** The prop path of each, such as `recipients[1]`, for the error that names both. */
  private readonly paths = new Map<string, string>();

  /**
   * @param topicFor gives the topic of a message format, and creates it when it is first asked for
   * @param marksSeverity whether the delivery of the alert says the severity of an event in a message attribute
   */
  public constructor(
    private readonly alert: IConstruct, private readonly topicFor: (format: MessageFormat) => sns.ITopic, private readonly marksSeverity = false,
  ) {}

  /**
   * Subscribes a recipient.
   *
   * @param path as the user typed it, such as `recipients[1]`
   * @throws before anything is made, when the recipient cannot be reached or was added already
   */
  public add(path: string, recipient: RecipientStrategy): void {
    const problem = recipient.problem(Stack.of(this.alert).region, this.marksSeverity);
    if (problem) {
      throw new Error(`${path}: ${problem}`);
    }
    const { identity, endpoint, subscribe } = recipient.bind(this.topicFor(recipient.format));
    const first = this.paths.get(identity);
    if (first) {
      throw new Error(`${path} is ${JSON.stringify(endpoint)}, the same as ${first}, and SNS would notify it once: leave one of them out`);
    }
    this.paths.set(identity, path);
    subscribe();
  }

  /** Warns if nobody in this app receives the alerts of a topic that the library created, now that no recipient can be added any more. */
  public warnIfNone(topic: sns.ITopic): void {
    if (this.paths.size === 0 && !hasSubscriber(topic)) {
      warn(topic, 'noRecipients', 'nobody is notified of sign-ins: name recipients, such as AlertRecipient.email("security@example.com"), ' +
        'or subscribe to the topic of this alert');
    }
  }
}

/**
 * A subscription of SNS itself, unless an alert with the same topic made it already.
 *
 * A topic of this app has its subscriptions below itself or below the queue or function that is subscribed; an imported one may be a
 * construct of its own in every alert.
 */
export function snsSubscription(topic: sns.ITopic, to: sns.ITopicSubscription): RecipientSubscription {
  const subscription = to.bind(topic);
  return {
    endpoint: subscription.endpoint,
    identity: endpointOf(subscription),
    subscribe: () => {
      const scopes = topic instanceof sns.Topic ? [topic, subscription.subscriberScope ?? topic] : [topic.node.root];
      if (!subscriptionsTo(topic, ...scopes).some(other => endpointOf(other) === endpointOf(subscription))) {
        topic.addSubscription({ bind: () => ({ ...subscription, subscriberId: freeId(topic, subscription) }) });
      }
    },
  };
}

/**
 * The construct ID of a subscription. The CDK names that of a function after the ID of the topic alone, which alerts have in common: below the
 * same function, the second one is named after the path of the topic.
 */
function freeId(topic: sns.ITopic, { subscriberScope, subscriberId }: sns.TopicSubscriptionConfig): string {
  return subscriberScope?.node.tryFindChild(subscriberId) ? Names.nodeUniqueId(topic.node) : subscriberId;
}

/** Any subscription that SNS supports: a queue, an HTTPS endpoint, a function, a stream. */
export class TopicSubscriptionRecipient implements RecipientStrategy {
  public readonly format = EMAIL;

  public constructor(private readonly subscription: sns.ITopicSubscription) {}

  public problem(): undefined {
    return undefined;
  }

  public bind(topic: sns.ITopic): RecipientSubscription {
    return snsSubscription(topic, this.subscription);
  }
}
