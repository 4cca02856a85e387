import { Language } from './message';
import { parseTemplate } from './parse';
import { Line } from './template';
import { Field } from '../signin/fields';

/**
 * What a person is told where the route knows what an event lacks. Each text is one line of a template.
 *
 * What a stranger can choose comes last, below the warning: it can imitate lines and links.
 */
export interface Passages {
  /** What a person on a phone must know. Of several wordings the first is said of which nothing is missing, and else the last. */
  readonly opening: readonly string[];
  /** Of each the first wording of which nothing is missing, if there is one. */
  readonly facts: readonly (readonly string[])[];
  /** Where to read more. */
  readonly record: string;
  /** What to do. */
  readonly advice: string;
  /** What is to be thought of the rest. */
  readonly warning: string;
  readonly chosen: readonly string[];
}

/** The same, read. */
export interface PassageLines {
  readonly opening: readonly Line[];
  readonly facts: readonly (readonly Line[])[];
  readonly record: Line;
  readonly advice: Line;
  readonly warning: Line;
  readonly chosen: readonly Line[];
}

/** How a mail is titled. */
export interface SubjectWording {
  readonly template: string;
  /** Of an event that is no sign-in; the same if undefined. */
  readonly others?: string;
  /** Where nothing printable came of it. */
  readonly fallback: string;
}

/** What a phone is told: as an input transformer can say it, which cannot cut, and as JSONata can, which can. */
export interface ShortWording {
  readonly direct: string;
  readonly workflow: string;
  /** What is said before the account where nothing else can be. */
  readonly plain: string;
}

/** All that is said in one language. */
export interface Wording {
  readonly language: Language;
  /** For a value that is missing. */
  readonly unknown: string;
  readonly subject: SubjectWording;
  readonly short: ShortWording;
  /** The mail of an input transformer, to which a missing value is empty. */
  direct(consoleDomain: string): string;
  passages(consoleDomain: string): Passages;
}

/** Reads passages whose fields are these. */
export function readPassages({ opening, facts, record, advice, warning, chosen }: Passages, fields: readonly Field[]): PassageLines {
  const read = (text: string): Line => parseTemplate(text, fields).lines[0];
  return {
    opening: opening.map(read),
    facts: facts.map(wordings => wordings.map(read)),
    record: read(record),
    advice: read(advice),
    warning: read(warning),
    chosen: chosen.map(read),
  };
}
