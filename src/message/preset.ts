import { ChatContent } from './chat-content';
import { EmailContent, sectionsBody, sectionsTemplate } from './email-content';
import { Wording } from './languages/wording';
import { Language, MessageContext, MessageStrategy } from './message-strategy';
import { PresetAdditions, presetDirectSections, presetJsonataSections, presetTitle } from './preset-text';
import { SmsContent } from './sms-content';
import { presetSubject } from './subject';
import { FIELDS } from '../signin/fields';

/** The library's own message, in one language. */
export class PresetMessage implements MessageStrategy {
  public readonly language: Language;

  public constructor(private readonly wording: Wording, private readonly additions: PresetAdditions = {}) {
    this.language = wording.language;
  }

  public email(context: MessageContext): EmailContent {
    const { unknown, title } = this.wording;
    const { accountNames } = this.additions;
    return new EmailContent({
      direct: () => sectionsTemplate(presetDirectSections(this.wording, context.consoleDomain, this.additions)),
      jsonata: () => sectionsBody(presetJsonataSections(this.wording, context.consoleDomain, this.additions)),
      subject: () => presetSubject(presetTitle(this.wording, this.additions), title.fallback),
      fields: accountNames?.templateFields(FIELDS) ?? FIELDS,
      unknown,
      accountNames,
      alert: context,
    });
  }

  public sms(context: MessageContext): SmsContent {
    return new SmsContent(this.wording.sms, context, this.additions);
  }

  public chat(context: MessageContext): ChatContent {
    return new ChatContent(this.wording, context, this.additions);
  }
}
