import { AccountNames, AlertAccount, NO_NAMES } from './account-names';
import { joinLines } from './jsonata';
import { UNCHANGED, withValues } from './jsonata-values';
import { DirectSections, fieldsOfSections, JsonataSections, renderSections } from './message-sections';
import { Content, JsonataMessage, SubjectDeliveryOptions, valueStyle } from './message-strategy';
import { fieldsOf, MessageTemplate } from './parse-template';
import { renderLine } from './render-line';
import { parseSubject, renderSubject, Subject } from './subject';
import { InputTransformerProperty, stringTransformer } from './to-input-transformer';
import { EventField } from '../signin/fields';

/** The text of a mail by JSONata: expressions of its lines, some of which may not exist, and the fields that they use. */
export interface EmailBody {
  readonly fields: readonly EventField[];
  readonly lines: readonly string[];
}

/** The text of a mail. Each form is made when a delivery asks for it. */
export interface EmailText {
  readonly direct: () => MessageTemplate;
  readonly jsonata: () => EmailBody;
  readonly subject: () => Subject;
  /** The fields that a Subject of the user's may name. */
  readonly fields: readonly EventField[];
  /** In place of a missing value. */
  readonly unknown: string;
  /** None if undefined. */
  readonly accountNames?: AccountNames;
  /** What an input transformer needs to know of the accounts of its events. */
  readonly alert?: AlertAccount;
}

/** The message for mails, queues and endpoints. */
export class EmailContent implements Content {
  public constructor(private readonly text: EmailText) {}

  public toInputTransformer(): InputTransformerProperty {
    const { direct, accountNames = NO_NAMES, alert = {} } = this.text;
    return stringTransformer({ lines: accountNames.inDirectLines(direct().lines, alert) });
  }

  public toJsonata(event: string, options: SubjectDeliveryOptions): JsonataMessage {
    const { jsonata, unknown, fields, subject, accountNames } = this.text;
    const style = valueStyle(unknown, options, accountNames);
    const own = subject();
    const body = jsonata();
    return {
      subject: renderSubject(event, options.subject === undefined ? own : parseSubject(options.subject, fields, own.fallback), style),
      message: withValues(event, body.fields, style, [UNCHANGED], joinLines(body.lines)),
      fallback: `$string(${event})`,
    };
  }
}

/** Every line of a template, with a word for a missing value. */
export function templateBody({ lines }: MessageTemplate): EmailBody {
  return { fields: fieldsOf(lines), lines: lines.map(line => renderLine(line, UNCHANGED)) };
}

/** The lines of the sections of which no value is missing. */
export function sectionsBody(sections: JsonataSections): EmailBody {
  return { fields: fieldsOfSections(sections), lines: renderSections(sections, UNCHANGED) };
}

/** Every line of the sections, for an input transformer, which can leave none out. */
export function sectionsTemplate({ trusted, warning, untrusted }: DirectSections): MessageTemplate {
  return { lines: [...trusted, warning, ...untrusted] };
}
