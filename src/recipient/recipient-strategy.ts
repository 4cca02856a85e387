import * as sns from 'aws-cdk-lib/aws-sns';
import { MessageFormat } from '../delivery/message-format';

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
