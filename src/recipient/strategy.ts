import * as sns from 'aws-cdk-lib/aws-sns';
import { Channel } from '../delivery/message-format';

/** Somebody or something that is told. */
export interface RecipientStrategy {
  /** The kind of message that suits. */
  readonly channel: Channel;
  /**
   * Why nobody can be reached this way: the value received and what to do; undefined if all is well.
   *
   * @param region of the alert, which may be known at deployment only
   */
  problem(region: string): string | undefined;
  /** How the topic of that channel reaches it. Nobody is told yet. */
  through(topic: sns.ITopic): Way;
}

/** From a topic to one recipient. */
export interface Way {
  /** The end of it, as errors show it. */
  readonly endpoint: string;
  /** What tells the recipient from every other. */
  readonly identity: string;
  /** From now on the recipient is told. */
  open(): void;
}
