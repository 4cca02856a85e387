import { Content } from './content';

/** What the text depends on besides the event. */
export interface MessageContext {
  /** The domain of the console that shows the record. */
  readonly consoleDomain: string;
}

/** A language in which the library has messages of its own. */
export type Language = 'english' | 'japanese';

/** What is said. */
export interface MessageStrategy {
  /** In which everything is said that this message does not say itself. */
  readonly language: Language;
  /** For mails, queues and endpoints. */
  text(context: MessageContext): Content;
  /** For phones. */
  short(context: MessageContext): Content;
  /** For chat channels. */
  card(context: MessageContext): Content;
}
