import * as chatbot from 'aws-cdk-lib/aws-chatbot';
import * as sns from 'aws-cdk-lib/aws-sns';
import { IConstruct } from 'constructs';
import { Way } from './strategy';
import { warn } from '../cdk/warning';

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

/** Whether anybody in this app gets what a topic says: by a subscription, or in a chat, for which Amazon Q subscribes by itself. */
export function hasSubscriber(topic: sns.ITopic): boolean {
  return subscriptionsTo(topic, topic.node.root).length > 0 || topic.node.root.node.findAll().some(each => isShownBy(each, topic));
}

function isShownBy(each: IConstruct, topic: sns.ITopic): boolean {
  if (!(each instanceof chatbot.CfnSlackChannelConfiguration || each instanceof chatbot.CfnMicrosoftTeamsChannelConfiguration)) {
    return false;
  }
  const [shown, arn] = each.stack.resolve([each.snsTopicArns ?? [], topic.topicArn]) as [unknown[], unknown];
  return shown.some(other => JSON.stringify(other) === JSON.stringify(arn));
}

/**
 * Warns of a topic of this app that was given and of which nobody in this app gets anything. Who subscribes to a topic of another app
 * cannot be seen from here.
 *
 * @param use for which it was given, in words
 */
export function warnIfUnheard(scope: IConstruct, topic: sns.ITopic, use: string): void {
  if (topic instanceof sns.Topic && !hasSubscriber(topic)) {
    warn(scope, 'noRecipients', `nobody in this app subscribes to the topic ${topic.node.path}, which is ${use}: ` +
      'subscribe somebody who should know, or acknowledge this if somebody subscribes elsewhere');
  }
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
