import { Language, MessageContext, MessageStrategy } from './message';
import { parseTemplate } from './parse';
import { Template } from './template';
import { FIELDS } from '../signin/fields';

/** A message of ours, in one language. */
export class PresetMessage implements MessageStrategy {
  public constructor(public readonly language: Language, private readonly write: (consoleDomain: string) => string) {}

  public text({ consoleDomain }: MessageContext): Template {
    return parseTemplate(this.write(consoleDomain), FIELDS);
  }
}
