import { Line, Template } from './line';
import { parseTemplate } from './parse-template';
import { DERIVED_FIELDS } from './principal';
import { Language } from './strategy';
import { Field } from '../signin/fields';

/** A line that has nothing to say where its value is missing. */
export interface Optional {
  /** Where the line can be left out then. */
  readonly known: string;
  /** Where it cannot be, so that it must read well with nothing behind it; not said there if undefined. */
  readonly always?: string;
}

/** A line of a template; a single text is said in the same way in either case. */
export type Statement = string | Optional;

/**
 * What a person is told of an event. Each text is one line of a template. JSONata says of a line what it knows, or leaves it out; an
 * input transformer says every line, with nothing in the place of a value that is missing.
 *
 * What a stranger can choose comes last, below the warning: it can imitate lines and links.
 */
export interface Passages {
  /** What a person on a phone must know. Of several wordings the first is said of which nothing is missing, and else the last. */
  readonly opening: readonly string[];
  readonly facts: readonly Statement[];
  /** Where to read more. */
  readonly record: string;
  /** What to do. */
  readonly advice: string;
  /** What is to be thought of the rest. */
  readonly warning: string;
  readonly chosen: readonly Statement[];
}

/** A statement, read. */
export interface StatementLines {
  readonly known: Line;
  readonly always: Line | undefined;
}

/** The same, read. */
export interface PassageLines {
  readonly opening: readonly Line[];
  readonly facts: readonly StatementLines[];
  readonly record: Line;
  readonly advice: Line;
  readonly warning: Line;
  readonly chosen: readonly StatementLines[];
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
  /** For a value that is missing, in the characters of `workflow`. */
  readonly unknown: string;
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
  passages(consoleDomain: string): Passages;
}

/** Reads passages whose fields are these. What only JSONata can say may stand where only JSONata says it. */
export function readPassages({ opening, facts, record, advice, warning, chosen }: Passages, fields: readonly Field[]): PassageLines {
  const read = (text: string): Line => parseTemplate(text, fields).lines[0];
  const readKnown = (text: string): Line => parseTemplate(text, [...fields, ...DERIVED_FIELDS]).lines[0];
  const readStatement = (statement: Statement): StatementLines => typeof statement === 'string'
    ? { known: read(statement), always: read(statement) }
    : { known: readKnown(statement.known), always: statement.always === undefined ? undefined : read(statement.always) };
  return {
    opening: [...opening.slice(0, -1).map(readKnown), ...opening.slice(-1).map(read)],
    facts: facts.map(readStatement),
    record: read(record),
    advice: read(advice),
    warning: read(warning),
    chosen: chosen.map(readStatement),
  };
}

/** Every line, for a way that can leave none out. */
export function everyPassage({ opening, facts, record, advice, warning, chosen }: PassageLines): Template {
  return { lines: [...opening.slice(-1), ...alwaysSaid(facts), record, advice, warning, ...alwaysSaid(chosen)] };
}

/** The statements that such a way says. */
export function alwaysSaid(statements: readonly StatementLines[]): readonly Line[] {
  return statements.flatMap(({ always }) => always === undefined ? [] : [always]);
}

/** The statements where one without a value can be left out. */
export function saidIfKnown(statements: readonly StatementLines[]): readonly Line[] {
  return statements.map(({ known }) => known);
}
