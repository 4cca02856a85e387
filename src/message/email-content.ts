import { Content, Publication, SubjectDeliveryOptions } from './content';
import { joined } from './jsonata';
import { fieldsOf, Template } from './line';
import { everyWord, firstWhole, firstWholeOrLast, heading } from './lines';
import { ownSubject, Subject, subjectExpression } from './subject';
import { toTransformer, Transformer } from './to-input-transformer';
import { AS_THEY_ARE, withValues } from './values';
import { PassageLines, saidIfKnown } from './wording';
import { Field } from '../signin/fields';

/** What a mail says where JSONata makes it: the lines that are in it, some of them perhaps not, and the fields that they name. */
export interface Body {
  readonly fields: readonly Field[];
  readonly lines: readonly string[];
}

/** What mails are told. */
export interface Text {
  readonly direct: Template;
  readonly workflow: Body;
  readonly subject: Subject;
  /** What a Subject of the user's may name. */
  readonly fields: readonly Field[];
  readonly unknown: string;
}

/** What mails, queues and endpoints are told. */
export class EmailContent implements Content {
  public constructor(private readonly text: Text) {}

  public transformer(): Transformer {
    return toTransformer(this.text.direct);
  }

  public publication(event: string, writing: SubjectDeliveryOptions): Publication {
    const { workflow, unknown, fields, subject } = this.text;
    const style = { unknown, timeZoneOffset: writing.timeZoneOffset };
    return {
      subject: subjectExpression(event, writing.subject === undefined ? subject : ownSubject(writing.subject, fields, subject.fallback), style),
      message: withValues(event, workflow.fields, style, [AS_THEY_ARE], joined(workflow.lines)),
      plain: `$string(${event})`,
    };
  }
}

/** Every line of a template, with a word for what is missing. */
export function everyLine({ lines }: Template): Body {
  return { fields: fieldsOf(lines), lines: lines.map(line => everyWord(line, AS_THEY_ARE)) };
}

/** Only what an event has something to say of. */
export function knownLines({ opening, facts, record, advice, warning, chosen }: PassageLines): Body {
  const [known, below] = [facts, chosen].map(saidIfKnown);
  return {
    fields: fieldsOf([...opening, ...known, record, advice, warning, ...below]),
    lines: [
      firstWholeOrLast(opening, AS_THEY_ARE),
      ...[...known, record, advice].map(line => firstWhole([line], AS_THEY_ARE)),
      heading(warning, below, AS_THEY_ARE),
      ...below.map(line => firstWhole([line], AS_THEY_ARE)),
    ],
  };
}
