import { Token } from 'aws-cdk-lib';
import * as sns from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { RecipientStrategy, RecipientSubscription, snsSubscription } from './recipient-strategy';
import { EMAIL } from '../delivery/message-topics';

/**
 * An address as browsers accept it, with at least one dot in the domain: no other address can be reached from the internet.
 *
 * @see https://html.spec.whatwg.org/multipage/input.html#valid-e-mail-address
 */
const LABEL = '[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?';
const ADDRESS = new RegExp(`^[a-zA-Z0-9.!#$%&'*+/=?^_\`{|}~-]{1,64}@${LABEL}(?:\\.${LABEL})+$`);

/** A person with a mailbox. */
export class EmailRecipient implements RecipientStrategy {
  public readonly format = EMAIL;

  public constructor(private readonly address: string) {}

  public problem(): string | undefined {
    return Token.isUnresolved(this.address) || ADDRESS.test(this.address)
      ? undefined
      : `${JSON.stringify(this.address)} is no e-mail address: give one such as "security@example.com"`;
  }

  public bind(topic: sns.ITopic): RecipientSubscription {
    return snsSubscription(topic, new EmailSubscription(this.address));
  }
}
