import * as sns from 'aws-cdk-lib/aws-sns';
import { Channel } from '../delivery/channel';

/** Somebody or something that is told. */
export interface RecipientStrategy {
  /** The kind of message that suits. */
  readonly channel: Channel;
  /** How SNS reaches it. */
  readonly subscription: sns.ITopicSubscription;
  /** Why nobody can be reached this way: the value received and what to do; undefined if all is well. */
  problem(): string | undefined;
}
