import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as events from 'aws-cdk-lib/aws-events';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { MessageFormat } from './message-format';
import { Content } from '../message/content';

/** One message format of an alert, to be delivered from its rules to its topic. */
export interface DeliveryProps {
  readonly format: MessageFormat;
  readonly topic: sns.ITopic;
  /** Every key that publishing to the topic needs. */
  readonly topicKeys: readonly kms.IKey[];
  /** The message in that format. */
  readonly content: Content;
  readonly deadLetterQueue: sqs.IQueue;
}

/** The delivery of one message format. */
export interface BoundDelivery {
  /** The target of the alert's rules. */
  readonly target: events.IRuleTarget;
  /** Metrics of what can fail between the rule and the topic, beyond those of EventBridge and SNS, by names that tell them apart. */
  metricsOfFailures(options: cloudwatch.MetricOptions): Readonly<Record<string, cloudwatch.IMetric>>;
}

/** The delivery of messages from a rule to a topic. */
export interface DeliveryStrategy {
  /** Whether it says the severity of an event in a message attribute, by which a subscription can filter. */
  readonly marksSeverity: boolean;
  /** Creates what delivers one message format, below the alert. */
  bind(alert: Construct, props: DeliveryProps): BoundDelivery;
}
