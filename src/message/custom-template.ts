import { CardContent } from './chat-content';
import { withOwnFields } from './custom-fields';
import { everyLine, TextContent } from './email-content';
import { Template } from './line';
import { parseTemplate } from './parse-template';
import { PresetMessage } from './preset';
import { ShortContent } from './sms-content';
import { Language, MessageContext, MessageStrategy } from './strategy';
import { presetSubject } from './subject';
import { Wording } from './wording';
import { Field } from '../signin/fields';

/** A text that the user wrote. It is for mails only: what it does not say itself is said as another message says it. */
export class OwnTemplate implements MessageStrategy {
  public readonly language: Language;
  private readonly fields: readonly Field[];
  private readonly template: Template;
  private readonly others: PresetMessage;

  public constructor(text: string, fields: Readonly<Record<string, string>> | undefined, private readonly wording: Wording) {
    this.fields = withOwnFields(fields);
    this.template = parseTemplate(text, this.fields);
    this.others = new PresetMessage(wording);
    this.language = this.others.language;
  }

  public text(): TextContent {
    return new TextContent({
      direct: this.template,
      workflow: everyLine(this.template),
      subject: presetSubject(this.wording.subject, this.fields),
      fields: this.fields,
      unknown: this.wording.unknown,
    });
  }

  public short(): ShortContent {
    return this.others.short();
  }

  public card(context: MessageContext): CardContent {
    return this.others.card(context);
  }
}
