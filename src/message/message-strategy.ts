import { AlertAccount, NO_NAMES } from './account-names';
import { ValueStyle } from './jsonata-values';
import { InputTransformerProperty } from './to-input-transformer';

/**
 * Settings of a message that come from where the alert is.
 *
 * @internal
 */
export interface MessageContext extends AlertAccount {
  /** The domain of the AWS console that shows the record. */
  readonly consoleDomain: string;
}

/**
 * A language in which the library has messages of its own.
 *
 * @internal
 */
export type Language = 'english' | 'japanese';

/**
 * The message of an alert, in each format.
 *
 * @internal
 */
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

/**
 * Options of `AlertDelivery.withSubject`.
 */
export interface SubjectDeliveryOptions {
  /**
   * The Subject of mails: a template such as `Sign-in by <userArn>`, in which the `fields` of the message may be named too.
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

  /**
   * Times are written as they are in this time zone of the tz database, such as `Europe/Berlin`, with the offset behind them. It follows
   * summer time by rules that are written into the template when the app is synthesised, to the end of a decade at least ten years ahead;
   * later times are written in UTC. Synthesise with a Node.js that knows changes of these rules, and deploy again. Not with `timeZoneOffset`.
   *
   * @default - in UTC, as the event has them
   */
  readonly timeZone?: string;
}

/**
 * How JSONata writes values with these options.
 *
 * @internal
 */
export function valueStyle(unknown: string, { timeZoneOffset, timeZone }: SubjectDeliveryOptions, accountNames = NO_NAMES): ValueStyle {
  return { unknown, timeZoneOffset, timeZone, accountNames: accountNames.labels };
}

/**
 * A message as JSONata expressions, which a state machine evaluates and publishes.
 *
 * @internal
 */
export interface JsonataMessage {
  /** Only mails have one. */
  readonly subject: string | undefined;
  readonly message: string;
  /** Message attributes of SNS, each a text that is the same for every event. */
  readonly attributes?: Readonly<Record<string, string>>;
  /** The message attribute `severity`, by which a subscription can filter; without it there is none. */
  readonly severity?: string;
  /** The message where `message` or `subject` could not be evaluated: it depends on little of the event. */
  readonly fallback: string;
}

/**
 * The message in one format, which each delivery asks for in its own form.
 *
 * @internal
 */
export interface Content {
  /** As an EventBridge input transformer; undefined for the event itself. */
  toInputTransformer(): InputTransformerProperty | undefined;
  /**
   * As JSONata expressions.
   *
   * @param event a JSONata expression whose value is the event, such as `$states.context.Execution.Input`
   */
  toJsonata(event: string, options: SubjectDeliveryOptions): JsonataMessage;
}

/**
 * The event itself as JSON, for machines.
 *
 * @internal
 */
export class WholeEvent implements MessageStrategy {
  public readonly language = 'english';

  public email(): Content {
    return THE_EVENT;
  }

  public sms(): Content {
    throw new Error('AlertMessage.wholeEvent() is for machines, and a phone is no machine: give another message, or leave the phone out');
  }

  public chat(): Content {
    throw new Error('AlertMessage.wholeEvent() is for machines, and a chat shows cards: give another message, or leave the chat out');
  }
}

const THE_EVENT: Content = {
  toInputTransformer: () => undefined,
  toJsonata: (): JsonataMessage => {
    throw new Error('AlertMessage.wholeEvent() has no subject: give another message, or AlertDelivery.direct()');
  },
};
