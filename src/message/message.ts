import { Template } from './template';

/** What the text depends on besides the event. */
export interface MessageContext {
  /** The domain of the console that shows the record. */
  readonly consoleDomain: string;
}

/** What is said. */
export interface MessageStrategy {
  /** The text for mails; undefined for the event itself as JSON. */
  text(context: MessageContext): Template | undefined;
}
