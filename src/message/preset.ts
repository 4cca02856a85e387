import { CardContent } from './card-content';
import { Language, MessageContext, MessageStrategy } from './message';
import { parseTemplate } from './parse';
import { ShortContent } from './short-content';
import { presetSubject } from './subject';
import { knownLines, TextContent } from './text-content';
import { readPassages, Wording } from './wording';
import { FIELDS } from '../signin/fields';

/** A message of ours, in one language. */
export class PresetMessage implements MessageStrategy {
  public readonly language: Language;

  public constructor(private readonly wording: Wording) {
    this.language = wording.language;
  }

  public text({ consoleDomain }: MessageContext): TextContent {
    const { unknown, subject } = this.wording;
    return new TextContent({
      direct: parseTemplate(this.wording.direct(consoleDomain), FIELDS),
      workflow: knownLines(readPassages(this.wording.passages(consoleDomain), FIELDS)),
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
