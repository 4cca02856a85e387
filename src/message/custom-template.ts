import { ChatContent } from './chat-content';
import { withCustomFields } from './custom-fields';
import { EmailContent, templateBody } from './email-content';
import { Wording } from './languages/wording';
import { MessageTemplate } from './line';
import { Language, MessageContext, MessageStrategy } from './message-strategy';
import { parseTemplate } from './parse-template';
import { PresetMessage } from './preset';
import { SmsContent } from './sms-content';
import { presetSubject } from './subject';
import { EventField } from '../signin/fields';

/**
 * Options of `AlertMessage.fromTemplate`.
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

/** A template that the user wrote, for mails alone: phones and chat channels get the preset message. */
export class CustomTemplate implements MessageStrategy {
  public readonly language: Language;
  private readonly fields: readonly EventField[];
  private readonly template: MessageTemplate;
  private readonly others: PresetMessage;

  public constructor(text: string, { fields }: AlertTemplateOptions, private readonly wording: Wording) {
    this.fields = withCustomFields(fields);
    this.template = parseTemplate(text, this.fields);
    this.others = new PresetMessage(wording);
    this.language = this.others.language;
  }

  public email(): EmailContent {
    return new EmailContent({
      direct: this.template,
      jsonata: templateBody(this.template),
      subject: presetSubject(this.wording.title, this.fields),
      fields: this.fields,
      unknown: this.wording.unknown,
    });
  }

  public sms(): SmsContent {
    return this.others.sms();
  }

  public chat(context: MessageContext): ChatContent {
    return this.others.chat(context);
  }
}
