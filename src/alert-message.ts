import { Token } from 'aws-cdk-lib';
import { Channel } from './delivery/message-format';
import { checkInput } from './input/check';
import { mark } from './input/mark';
import { Content } from './message/content';
import { OwnTemplate } from './message/custom-template';
import { ENGLISH } from './message/english';
import { JAPANESE } from './message/japanese';
import { PresetMessage } from './message/preset';
import { Language, MessageContext, MessageStrategy } from './message/strategy';
import { WholeEvent } from './message/whole-event';

/**
 * What `AlertMessage.fromTemplate` may be given.
 */
export interface AlertTemplateOptions {
  /**
   * More fields that the template may name: the name, and the path to the value in the event, such as
   * `{ browser: '$.detail.userAgent' }`. A name has 1 to 256 of the letters, digits, `-` and `_`,
   * and does not begin with `AWS`.
   *
   * @default - the fields that every message knows
   */
  readonly fields?: Record<string, string>;
}

/**
 * What is said about a sign-in: to mailboxes at length, to phones in one part of a text message, to chat channels as a card.
 *
 * Delivered directly, EventBridge leaves double quotes around every line of a mail, and gives it no subject;
 * `AlertDelivery.withSubject` has neither fault, and leaves out what an event does not say.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
 */
export class AlertMessage {
  /** What a person must know on the first line, then one fact a line, in English. */
  public static english(): AlertMessage {
    return new AlertMessage(new PresetMessage(ENGLISH));
  }

  /** The same in Japanese, under the opening sentence of the published recipe. */
  public static japanese(): AlertMessage {
    return new AlertMessage(new PresetMessage(JAPANESE));
  }

  /**
   * A text of your own with `<name>` placeholders: `Sign-in by <userArn> from <sourceIPAddress>`.
   *
   * A template that was written for the EventBridge console can be pasted unchanged: the one pair of double quotes around
   * the whole text, or around each line, is dropped. A value that an event lacks is empty, and `unknown` with `AlertDelivery.withSubject`.
   * It is for mails, queues and endpoints; phones and chat channels are told in English.
   *
   * It fails for an unknown name, for a `<` that opens no placeholder, and for a token; in an alert that delivers directly,
   * also for what EventBridge cannot deliver as typed: double quotes, backslashes, control characters, over 8,192 characters.
   */
  public static fromTemplate(text: string, options: AlertTemplateOptions = {}): AlertMessage {
    checkInput('AlertMessage.fromTemplate', { text, options });
    if (Token.isUnresolved(text)) {
      throw new Error(`text is the token ${JSON.stringify(text)}, in which no field can be seen: give the text itself`);
    }
    return new AlertMessage(new OwnTemplate(text, options.fields, ENGLISH));
  }

  /**
   * The event as EventBridge has it, in one line of JSON, for machines: it fails with phones, with chat channels, and with
   * `AlertDelivery.withSubject`.
   */
  public static wholeEvent(): AlertMessage {
    return new AlertMessage(new WholeEvent());
  }

  private constructor(private readonly strategy: MessageStrategy) {
    mark(this, 'AlertMessage');
  }

  /** @internal */
  public get _language(): Language {
    return this.strategy.language;
  }

  /** @internal */
  public _contentOf(channel: Channel, context: MessageContext): Content {
    return this.strategy[channel](context);
  }
}
