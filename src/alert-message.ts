import { Token } from 'aws-cdk-lib';
import { MessageFormat } from './delivery/message-topics';
import { checkInput } from './input/check-input';
import { markAsInstance } from './input/instance-mark';
import { AccountNames } from './message/account-names';
import { AlertTemplateOptions, CustomTemplate } from './message/custom-template';
import { ENGLISH } from './message/languages/english';
import { JAPANESE } from './message/languages/japanese';
import { Content, Language, MessageContext, MessageStrategy, WholeEvent } from './message/message-strategy';
import { PresetMessage } from './message/preset';
import { PresetAdditions, checkRunbook } from './message/preset-text';

/**
 * Options of `AlertMessage.english` and `AlertMessage.japanese`.
 */
export interface AlertMessageOptions {
  /**
   * The names of accounts by their IDs, such as `{ '123456789012': 'production' }`. The first line, the subject, text messages and cards call
   * such an account `production (123456789012)`, and any other by its ID.
   *
   * With `AlertDelivery.direct` only the alert's own account has a name: it fails where the alert receives sign-ins of other accounts, and
   * where the stack has no `env.account`. Names have up to 30 characters of ASCII.
   *
   * @default - accounts are called by their IDs
   */
  readonly accountNames?: Record<string, string>;

  /**
   * The address of your own instructions, such as `https://wiki.example.com/sign-ins`: a line below the instructions of the message, and
   * a next step of a card.
   *
   * @default - no such line
   */
  readonly runbook?: string;
}

/**
 * The message about a sign-in: a mail, a text message of one part for phones, and a card for chat channels.
 *
 * Delivered directly, EventBridge leaves double quotes around every line of a mail, and gives it no subject;
 * `AlertDelivery.withSubject` has neither limit, and leaves out what an event does not say.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
 */
export class AlertMessage {
  /** The English message: the most important facts on the first line, then one fact on each line. */
  public static english(options: AlertMessageOptions = {}): AlertMessage {
    checkInput('AlertMessage.english', { options });
    return new AlertMessage(new PresetMessage(ENGLISH, additionsOf(options)));
  }

  /** The Japanese message, with the same facts in the same order. */
  public static japanese(options: AlertMessageOptions = {}): AlertMessage {
    checkInput('AlertMessage.japanese', { options });
    return new AlertMessage(new PresetMessage(JAPANESE, additionsOf(options)));
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

/** @throws for names and addresses that cannot be delivered, and for an address that is a token */
function additionsOf({ accountNames, runbook }: AlertMessageOptions): PresetAdditions {
  if (runbook !== undefined) {
    if (Token.isUnresolved(runbook)) {
      throw new Error(`runbook is the token ${JSON.stringify(runbook)}, which cannot be checked: give the address itself`);
    }
    checkRunbook(runbook);
  }
  return { accountNames: new AccountNames(accountNames), runbook };
}
