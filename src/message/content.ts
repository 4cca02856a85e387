import { Transformer } from './to-input-transformer';

/** How values become text, where the route can choose. */
export interface Writing {
  /** As in `+09:00`: times are written as they are there. Undefined leaves them in UTC. */
  readonly timeZoneOffset: string | undefined;
  /** A template for the Subject, instead of the message's own. */
  readonly subject: string | undefined;
}

/** What a workflow publishes: JSONata expressions over the event, which stands in the variable that they were asked for. */
export interface Publication {
  /** Only mails have one. */
  readonly subject: string | undefined;
  readonly message: string;
  /** Message attributes of SNS, each a text that is the same for every event. */
  readonly attributes?: Readonly<Record<string, string>>;
  /** What is said where `message` or `subject` could not be evaluated: it asks little of the event. */
  readonly plain: string;
}

/** What one channel is told, which each route writes in its own way. */
export interface Content {
  /** As an input transformer makes it; undefined for the event itself. */
  transformer(): Transformer | undefined;
  /**
   * As JSONata makes it.
   *
   * @param event a JSONata expression whose value is the event, such as `$states.context.Execution.Input`
   */
  publication(event: string, writing: Writing): Publication;
}
