import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { ServiceOfKey } from '../cdk/key';
import { CHATBOT, CLOUDWATCH } from '../cdk/service-principals';
import { allowAlarmsToPublish, createTopic, TopicProps } from '../cdk/topic';
import { Content } from '../message/content';
import { MessageContext, MessageStrategy } from '../message/message-strategy';
import { SMS_SENDER } from '../message/sms-text';

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
