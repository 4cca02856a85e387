import { CardContent } from './chat-content';
import { knownLines, TextContent } from './email-content';
import { ShortContent } from './sms-content';
import { Language, MessageContext, MessageStrategy } from './strategy';
import { presetSubject } from './subject';
import { everyPassage, readPassages, Wording } from './wording';
import { FIELDS } from '../signin/fields';

/** A message of ours, in one language. */
export class PresetMessage implements MessageStrategy {
  public readonly language: Language;

  public constructor(private readonly wording: Wording) {
    this.language = wording.language;
  }

  public text({ consoleDomain }: MessageContext): TextContent {
    const { unknown, subject } = this.wording;
    const passages = readPassages(this.wording.passages(consoleDomain), FIELDS);
    return new TextContent({
      direct: everyPassage(passages),
      workflow: knownLines(passages),
      subject: presetSubject(subject, FIELDS),
      fields: FIELDS,
      unknown,
    });
  }

  public short(): ShortContent {
    return new ShortContent(this.wording);
  }

  public card({ consoleDomain }: MessageContext): CardContent {
    return new CardContent(this.wording, consoleDomain);
  }
}
