import * as chatbot from 'aws-cdk-lib/aws-chatbot';
import * as sns from 'aws-cdk-lib/aws-sns';
import { IConstruct } from 'constructs';
import { referenceText, referenceTexts } from './reference-text';
import { warn, warnAtSynthesis } from './warning';

/** The endpoint of a subscription, as SNS tells them apart. Mailboxes compare without case; paths of URLs and names in ARNs do not. */
export function endpointOf({ protocol, endpoint }: { readonly protocol: string; readonly endpoint?: string }): string {
  return `${protocol}:${protocol.startsWith('email') ? endpoint?.toLowerCase() : endpoint}`;
}

/** Every subscription to a topic that is made somewhere below these constructs. */
export function subscriptionsTo(topic: sns.ITopic, ...scopes: IConstruct[]): readonly sns.CfnSubscription[] {
  return scopes.flatMap(scope => scope.node.findAll())
    .filter(construct => construct instanceof sns.CfnSubscription)
    .filter(subscription => subscription.topicArn === topic.topicArn);
}

/** Whether anybody in this app receives what a topic publishes: by a subscription, or in a chat, for which Amazon Q subscribes by itself. */
export function hasSubscriber(topic: sns.ITopic): boolean {
  return subscriptionsTo(topic, topic.node.root).length > 0 || hasChat(topic);
}

/** Whether a chat in this app receives what a topic publishes. */
export function hasChat(topic: sns.ITopic): boolean {
  return topic.node.root.node.findAll().some(each => isChatOf(topic, each));
}

function isChatOf(topic: sns.ITopic, each: IConstruct): boolean {
  if (!(each instanceof chatbot.CfnSlackChannelConfiguration || each instanceof chatbot.CfnMicrosoftTeamsChannelConfiguration)) {
    return false;
  }
  return referenceTexts(each.snsTopicArns, each).includes(referenceText(topic.topicArn, topic));
}

/**
 * Warns at synthesis of a topic of this app that was given and to which nobody in this app subscribes. Subscriptions to a topic of
 * another app cannot be seen from here.
 *
 * @param use for which it was given, in words
 */
export function warnWithoutSubscriber(scope: IConstruct, topic: sns.ITopic, use: string): void {
  warnAtSynthesis(scope, () => {
    if (topic instanceof sns.Topic && !hasSubscriber(topic)) {
      warn(scope, 'noRecipients', `nobody in this app subscribes to the topic ${topic.node.path}, which is ${use}: ` +
        'subscribe somebody who should know, or acknowledge this if somebody subscribes elsewhere');
    }
  });
}
