import { Stack, Token } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { checkSameRegion } from './environment';
import { checkKey } from './key';
import { CLOUDWATCH } from './service-principals';
import { LONGEST_SENDER, longestSender, senderLength } from '../signin/mail-sender';

/** The longest display name that SNS accepts. */
const LONGEST_DISPLAY_NAME = 100;

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
  topic.addToResourcePolicy(new iam.PolicyStatement({
    sid: 'AllowAlarmsOfThisAccount',
    principals: [new iam.ServicePrincipal(CLOUDWATCH)],
    actions: ['sns:Publish'],
    resources: [topic.topicArn],
    conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(topic).account } },
  }));
  return topic;
}

/** @throws for a display name beside a topic that has its own, one that SNS would refuse, and one with which it would send no mail */
export function checkDisplayName(displayName: string | undefined, topic?: sns.ITopic): void {
  if (topic && displayName !== undefined) {
    throw new Error(`displayName is ${JSON.stringify(displayName)}, and a given topic has its own: leave it out, or set it on the topic`);
  }
  if (displayName === undefined || Token.isUnresolved(displayName)) {
    return;
  }
  if (displayName.trim() === '' || displayName.length > LONGEST_DISPLAY_NAME || /[\u0000-\u001f\u007f]/.test(displayName)) {
    throw new Error(`displayName is ${JSON.stringify(displayName)} (${displayName.length} characters): ` +
      `give 1 to ${LONGEST_DISPLAY_NAME} characters without line breaks`);
  }
  checkSender('displayName', displayName);
}

/** @throws for a display name that is too long once it is encoded as the sender of a mail */
function checkSender(prop: string, displayName: string): void {
  const length = senderLength(displayName);
  if (length > LONGEST_SENDER) {
    throw new Error(`${prop} is ${JSON.stringify(displayName)} (${[...displayName].length} characters), which a mail writes with the address in ${length} bytes, ` +
      `and SNS sends no mail above ${LONGEST_SENDER}: shorten it to its first ${[...longestSender(displayName)].length} characters`);
  }
}

/** @throws for a topic to which no alert of this stack can be published */
export function checkTopic(alert: Construct, topic: sns.ITopic | undefined, prop = 'topic'): void {
  if (!topic) {
    return;
  }
  if (topic.fifo) {
    throw new Error(`${prop} is the FIFO topic ${topic.node.path}, which can have no mail subscription: give a standard topic`);
  }
  checkSameRegion(alert, prop, topic);
  const resource = topic.node.defaultChild;
  if (resource instanceof sns.CfnTopic && resource.displayName !== undefined && !Token.isUnresolved(resource.displayName)) {
    checkSender(`the displayName of ${prop}`, resource.displayName);
  }
  checkKey(topic.masterKey, `the masterKey of ${prop}`);
}
