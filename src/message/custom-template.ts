import { AccountNames, AlertAccount } from './account-names';
import { ChatContent } from './chat-content';
import { withCustomFields } from './custom-fields';
import { EmailContent, templateBody } from './email-content';
import { Wording } from './languages/wording';
import { MessageTemplate } from './line';
import { Language, MessageContext, MessageStrategy } from './message-strategy';
import { parseTemplate } from './parse-template';
import { PresetMessage } from './preset';
import { presetTitle } from './preset-text';
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

  /**
   * The names of accounts by their IDs, such as `{ '123456789012': 'production' }`, for `<accountName>`, and for phones and chat channels.
   *
   * @default - accounts are called by their IDs
   */
  readonly accountNames?: Record<string, string>;
}

/** A template that the user wrote, for mails alone: phones and chat channels get the preset message. */
export class CustomTemplate implements MessageStrategy {
  public readonly language: Language;
  private readonly fields: readonly EventField[];
  private readonly template: MessageTemplate;
  private readonly others: PresetMessage;
  private readonly additions: { readonly accountNames: AccountNames };

  public constructor(text: string, { fields, accountNames }: AlertTemplateOptions, private readonly wording: Wording) {
    this.additions = { accountNames: new AccountNames(accountNames) };
    this.fields = this.additions.accountNames.templateFields(withCustomFields(fields));
    this.template = parseTemplate(text, this.fields);
    this.others = new PresetMessage(wording, this.additions);
    this.language = this.others.language;
  }

  public email(alert: AlertAccount = {}): EmailContent {
    return new EmailContent({
      direct: this.template,
      jsonata: templateBody(this.template),
      subject: presetSubject(presetTitle(this.wording, this.additions), this.wording.title.fallback),
      fields: this.fields,
      unknown: this.wording.unknown,
      accountNames: this.additions.accountNames,
      alert,
    });
  }

  public sms(context: MessageContext): SmsContent {
    return this.others.sms(context);
  }

  public chat(context: MessageContext): ChatContent {
    return this.others.chat(context);
  }
}
