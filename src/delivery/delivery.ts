import * as events from 'aws-cdk-lib/aws-events';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { Channel } from './channel';
import { Template } from '../message/template';

/** What travels, and between what. */
export interface DeliveryProps {
  readonly channel: Channel;
  readonly topic: sns.ITopic;
  /** Every key that publishing to the topic needs. */
  readonly topicKeys: readonly kms.IKey[];
  /** What is said; the event as JSON if undefined. */
  readonly template: Template | undefined;
  readonly deadLetterQueue: sqs.IQueue;
}

/** How a message travels from a rule to a topic. */
export interface DeliveryStrategy {
  /** Builds the way for one channel below the alert, and returns what to hang on the rules. */
  bind(alert: Construct, props: DeliveryProps): events.IRuleTarget;
}
