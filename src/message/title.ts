import { literal } from './jsonata';
import { Line } from './line';
import { everyWord } from './lines';
import { parseTemplate } from './parse-template';
import { Filter, valueOf } from './values';
import { SubjectWording } from './wording';
import { SIGN_IN } from '../signin/event-names';
import { Field, FIELDS } from '../signin/fields';

/** How a message is titled: most events are sign-ins, and the others must not be called one. */
export interface Title {
  readonly signIn: Line;
  readonly others: Line;
}

const EVENT_NAME = FIELDS.filter(({ name }) => name === 'eventName');

/** Reads a title whose fields are these. */
export function readTitle({ template, others = template }: SubjectWording, fields: readonly Field[]): Title {
  const read = (text: string): Line => parseTemplate(text, fields).lines[0];
  return { signIn: read(template), others: read(others) };
}

/** A title that is the same for every event. */
export function oneTitle(line: Line): Title {
  return { signIn: line, others: line };
}

/** The title of an event; one without a name is taken for a sign-in, as the default filter takes it. */
export function titleExpression({ signIn, others }: Title, filter: Filter): string {
  const isOther = EVENT_NAME.map(field => `$exists(${valueOf(field)}) and ${valueOf(field)} != ${literal(SIGN_IN)}`).join('');
  return `(${isOther} ? ${everyWord(others, filter)} : ${everyWord(signIn, filter)})`;
}
