import { MessageStrategy } from './message';
import { withOwnFields } from './own-fields';
import { parseTemplate } from './parse';
import { Template } from './template';

/** A text that the user wrote. */
export class OwnTemplate implements MessageStrategy {
  public readonly language = 'english';
  private readonly template: Template;

  public constructor(text: string, fields?: Readonly<Record<string, string>>) {
    this.template = parseTemplate(text, withOwnFields(fields));
  }

  public text(): Template {
    return this.template;
  }
}
