import { Stack } from 'aws-cdk-lib';
import * as chatbot from 'aws-cdk-lib/aws-chatbot';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct, IConstruct } from 'constructs';
import { warnOfMissingStatement, warn, warnAtSynthesis } from './annotations';
import { comparableReference, comparableReferences } from './comparable-reference';
import { inOtherAccount } from './environment';
import { CLOUDWATCH } from './iam';
import { allowServiceToUseKey } from './key';

/** The settings of a topic that is created for an alert. */
export interface TopicProps {
  readonly displayName: string;
  readonly encryptionKey: kms.IKey | undefined;
}

/** Creates a topic of an alert. It accepts TLS only. */
export function createTopic(scope: Construct, id: string, { displayName, encryptionKey }: TopicProps): sns.Topic {
  return new sns.Topic(scope, id, { displayName, masterKey: encryptionKey, enforceSSL: true });
}

/**
 * Allows the CloudWatch alarms of this account to publish to a topic.
 *
 * A policy replaces the default one, which allows alarms to publish. Without the statement their messages would be refused, and nobody notified.
 *
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html
 */
export function allowAlarmsToPublish(topic: sns.Topic): sns.Topic {
  topic.addToResourcePolicy(alarmsPublish(topic, Stack.of(topic).account, OF_THIS_ACCOUNT));
  return topic;
}

/** Allows it, as the default policy did, before the first other statement of a topic replaces that. */
export function keepAlarms(topic: sns.Topic): void {
  if (policyOf(topic) === undefined) {
    allowAlarmsToPublish(topic);
  }
}

/** The policy that the CDK makes for the first statement of a topic. */
export function policyOf(topic: sns.Topic): IConstruct | undefined {
  return topic.node.tryFindChild('Policy');
}

/**
 * Allows the CloudWatch alarms of an alert's account to publish to a topic, with its key. What an imported topic may lack is a warning.
 *
 * The alarms of a topic's own account may publish as before. Alerts of several accounts share a topic by statements without an ID of ours, since SNS
 * takes each ID once.
 */
export function allowAlarmsOf(alert: IConstruct, topic: sns.ITopic): void {
  const { account } = Stack.of(alert);
  const ofAnother = inOtherAccount(alert, topic);
  if (ofAnother && topic instanceof sns.Topic) {
    keepAlarms(topic);
  }
  const statement = alarmsPublish(topic, account, ofAnother ? undefined : OF_THIS_ACCOUNT);
  if (!topic.addToResourcePolicy(statement).statementAdded) {
    warnOfMissingStatement(alert, `the topic ${topic.node.path}`, statement);
  }
  if (topic.masterKey) {
    allowServiceToUseKey(alert, topic.masterKey, CLOUDWATCH);
  }
}

/** The ID of the statement for the account of the topic. */
const OF_THIS_ACCOUNT = 'AllowAlarmsOfThisAccount';

function alarmsPublish(topic: sns.ITopic, account: string, sid: string | undefined): iam.PolicyStatement {
  return new iam.PolicyStatement({
    sid,
    principals: [new iam.ServicePrincipal(CLOUDWATCH)],
    actions: ['sns:Publish'],
    resources: [topic.topicArn],
    conditions: { StringEquals: { 'aws:SourceAccount': account } },
  });
}

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
  return comparableReferences(each.snsTopicArns, each).includes(comparableReference(topic.topicArn, topic));
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
