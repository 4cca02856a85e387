import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as events from 'aws-cdk-lib/aws-events';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { Channel } from './message-format';
import { Content } from '../message/content';

/** What travels, and between what. */
export interface DeliveryProps {
  readonly channel: Channel;
  readonly topic: sns.ITopic;
  /** Every key that publishing to the topic needs. */
  readonly topicKeys: readonly kms.IKey[];
  /** What is said. */
  readonly content: Content;
  readonly deadLetterQueue: sqs.IQueue;
}

/** The way of one channel, built. */
export interface BoundDelivery {
  /** What to hang on the rules. */
  readonly target: events.IRuleTarget;
  /** What can fail on the way beyond what EventBridge and SNS count: figures by names that tell them apart. */
  failures(options: cloudwatch.MetricOptions): Readonly<Record<string, cloudwatch.IMetric>>;
}

/** How a message travels from a rule to a topic. */
export interface DeliveryStrategy {
  /** Builds the way for one channel below the alert. */
  bind(alert: Construct, props: DeliveryProps): BoundDelivery;
}
