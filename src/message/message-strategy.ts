import { AlertAccount } from './account-names';
import { Content } from './content';

/** Settings of a message that come from where the alert is. */
export interface MessageContext extends AlertAccount {
  /** The domain of the AWS console that shows the record. */
  readonly consoleDomain: string;
}

/** A language in which the library has messages of its own. */
export type Language = 'english' | 'japanese';

/** The message of an alert, in each format. */
export interface MessageStrategy {
  /** The language of alerts beside the message itself, such as those of tampering. */
  readonly language: Language;
  /** The mail, which queues and endpoints get as well. */
  email(context: MessageContext): Content;
  /** The text message for phones. */
  sms(context: MessageContext): Content;
  /** The card for chat channels. */
  chat(context: MessageContext): Content;
}
