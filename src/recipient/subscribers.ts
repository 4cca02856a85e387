import * as sns from 'aws-cdk-lib/aws-sns';
import { IConstruct } from 'constructs';
import { Way } from './recipient';

/** By a subscription to the topic. */
export function subscribing(topic: sns.ITopic, to: sns.ITopicSubscription): Way {
  const subscription = to.bind(topic);
  return {
    endpoint: subscription.endpoint,
    identity: endpointOf(subscription),
    open: () => subscribeOnce(topic, subscription),
  };
}

/** Where a subscription leads, as SNS tells them apart. Mailboxes compare without case; paths of URLs and names in ARNs do not. */
export function endpointOf({ protocol, endpoint }: { readonly protocol: string; readonly endpoint?: string }): string {
  return `${protocol}:${protocol.startsWith('email') ? endpoint?.toLowerCase() : endpoint}`;
}

/** Every subscription to a topic that is made somewhere below these constructs. */
export function subscriptionsTo(topic: sns.ITopic, ...scopes: IConstruct[]): readonly sns.CfnSubscription[] {
  return scopes.flatMap(scope => scope.node.findAll())
    .filter(construct => construct instanceof sns.CfnSubscription)
    .filter(subscription => subscription.topicArn === topic.topicArn);
}

/**
 * Subscribes to a topic, unless an alert with the same topic did so already: that one is kept as it is.
 *
 * A topic of this app has its subscriptions below itself or below the queue or function that is told;
 * an imported one may be a construct of its own in every alert.
 */
export function subscribeOnce(topic: sns.ITopic, subscription: sns.TopicSubscriptionConfig): void {
  const scopes = topic instanceof sns.Topic ? [topic, subscription.subscriberScope ?? topic] : [topic.node.root];
  if (!subscriptionsTo(topic, ...scopes).some(other => endpointOf(other) === endpointOf(subscription))) {
    topic.addSubscription({ bind: () => subscription });
  }
}
