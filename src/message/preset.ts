import { ChatContent } from './chat-content';
import { EmailContent, sectionsBody, sectionsTemplate } from './email-content';
import { Wording } from './languages/wording';
import { Language, MessageContext, MessageStrategy } from './message-strategy';
import { parseSections } from './sections';
import { SmsContent } from './sms-content';
import { presetSubject } from './subject';
import { FIELDS } from '../signin/fields';

/** The library's own message, in one language. */
export class PresetMessage implements MessageStrategy {
  public readonly language: Language;

  public constructor(private readonly wording: Wording) {
    this.language = wording.language;
  }

  public email({ consoleDomain }: MessageContext): EmailContent {
    const { unknown, title } = this.wording;
    const sections = parseSections(this.wording.sections(consoleDomain), FIELDS);
    return new EmailContent({
      direct: sectionsTemplate(sections),
      jsonata: sectionsBody(sections),
      subject: presetSubject(title, FIELDS),
      fields: FIELDS,
      unknown,
    });
  }

  public sms(): SmsContent {
    return new SmsContent(this.wording.sms);
  }

  public chat({ consoleDomain }: MessageContext): ChatContent {
    return new ChatContent(this.wording, consoleDomain);
  }
}
