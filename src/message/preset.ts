import { ChatContent } from './chat-content';
import { knownLines, EmailContent } from './email-content';
import { SmsContent } from './sms-content';
import { Language, MessageContext, MessageStrategy } from './strategy';
import { presetSubject } from './subject';
import { everyPassage, readPassages, Wording } from './wording';
import { FIELDS } from '../signin/fields';

/** The library's own message, in one language. */
export class PresetMessage implements MessageStrategy {
  public readonly language: Language;

  public constructor(private readonly wording: Wording) {
    this.language = wording.language;
  }

  public email({ consoleDomain }: MessageContext): EmailContent {
    const { unknown, subject } = this.wording;
    const passages = readPassages(this.wording.passages(consoleDomain), FIELDS);
    return new EmailContent({
      direct: everyPassage(passages),
      workflow: knownLines(passages),
      subject: presetSubject(subject, FIELDS),
      fields: FIELDS,
      unknown,
    });
  }

  public sms(): SmsContent {
    return new SmsContent(this.wording);
  }

  public chat({ consoleDomain }: MessageContext): ChatContent {
    return new ChatContent(this.wording, consoleDomain);
  }
}
