import { Transformer } from './to-input-transformer';

/**
 * Options of `AlertDelivery.withSubject`.
 */
export interface SubjectDeliveryOptions {
  /**
   * The Subject of mails: a template such as `Sign-in by <userArn>`, in which `options.fields` of the message may be named too.
   * It is delivered in one line of at most 99 characters.
   *
   * @default - the message's own subject, in its language
   */
  readonly subject?: string;

  /**
   * Times are written as they are at this offset from UTC, such as `+09:00` or `-03:30`, with the offset behind them.
   *
   * @default - in UTC, as the event has them
   */
  readonly timeZoneOffset?: string;
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
  publication(event: string, writing: SubjectDeliveryOptions): Publication;
}
