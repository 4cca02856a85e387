import { Token } from 'aws-cdk-lib';
import { MessageFormat } from './delivery/message-format';
import { checkInput } from './input/check';
import { markAsInstance } from './input/instance-of';
import { Content } from './message/content';
import { AlertTemplateOptions, CustomTemplate } from './message/custom-template';
import { ENGLISH } from './message/languages/english';
import { JAPANESE } from './message/languages/japanese';
import { Language, MessageContext, MessageStrategy } from './message/message-strategy';
import { PresetMessage } from './message/preset';
import { WholeEvent } from './message/whole-event';

/**
 * The message about a sign-in: a mail, a text message of one part for phones, and a card for chat channels.
 *
 * Delivered directly, EventBridge leaves double quotes around every line of a mail, and gives it no subject;
 * `AlertDelivery.withSubject` has neither fault, and leaves out what an event does not say.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
 */
export class AlertMessage {
  /** The English message: the most important facts on the first line, then one fact on each line. */
  public static english(): AlertMessage {
    return new AlertMessage(new PresetMessage(ENGLISH));
  }

  /** The same in Japanese. */
  public static japanese(): AlertMessage {
    return new AlertMessage(new PresetMessage(JAPANESE));
  }

  /**
   * A text of your own with `<name>` placeholders: `Sign-in by <userArn> from <sourceIPAddress>`.
   *
   * A template that was written for the EventBridge console can be pasted unchanged: the one pair of double quotes around
   * the whole text, or around each line, is dropped. A value that an event lacks is empty, and `unknown` with `AlertDelivery.withSubject`.
   * It is for mails, queues and endpoints; phones and chat channels get the English message.
   *
   * It fails for an unknown name, for a `<` that opens no placeholder, and for a token; in an alert that delivers directly,
   * also for what EventBridge cannot deliver as typed: double quotes, backslashes, control characters, over 8,192 characters.
   */
  public static fromTemplate(text: string, options: AlertTemplateOptions = {}): AlertMessage {
    checkInput('AlertMessage.fromTemplate', { text, options });
    if (Token.isUnresolved(text)) {
      throw new Error(`text is the token ${JSON.stringify(text)}, in which no field can be seen: give the text itself`);
    }
    return new AlertMessage(new CustomTemplate(text, options, ENGLISH));
  }

  /**
   * The event as EventBridge has it, in one line of JSON, for machines: it fails with phones, with chat channels, and with
   * `AlertDelivery.withSubject`.
   */
  public static wholeEvent(): AlertMessage {
    return new AlertMessage(new WholeEvent());
  }

  private constructor(private readonly strategy: MessageStrategy) {
    markAsInstance(this, 'AlertMessage');
  }

  /** @internal */
  public get _language(): Language {
    return this.strategy.language;
  }

  /** @internal */
  public _contentIn(format: MessageFormat, context: MessageContext): Content {
    return format.contentOf(this.strategy, context);
  }
}
