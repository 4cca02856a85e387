import { ByKind, chooseByKind, fieldsOfKinds } from './access-kind';
import { everyChoice, mapChoice } from './choose-by-field';
import { DERIVED_FIELDS } from './derived-fields';
import { ValueFilter } from './jsonata-values';
import { fieldsOf, Line, parseLine } from './parse-template';
import { firstCompleteOrLast } from './render-line';
import { EventField } from '../signin/fields';

/** One line, in words for each kind of access. */
export interface LineByKind {
  /** For every event, by an input transformer, which cannot tell kinds apart. */
  readonly direct: Line;
  /** By JSONata: the first wording of which no value is missing, and else the last. */
  readonly byKind: ByKind<readonly Line[]>;
}

/**
 * Parses a line whose fields are these.
 *
 * @param direct the text of an input transformer, which can name no derived field; the last wording of `other` if omitted
 */
export function parseLineByKind(
  texts: ByKind<readonly string[]>, fields: readonly EventField[], direct = texts.other[texts.other.length - 1],
  derived: readonly EventField[] = DERIVED_FIELDS,
): LineByKind {
  return {
    direct: parseLine(direct, fields),
    byKind: mapChoice(texts, wordings => wordings.map(text => parseLine(text, [...fields, ...derived]))),
  };
}

/** The same line for every event. */
export function lineForEveryKind(line: Line): LineByKind {
  return { direct: line, byKind: { other: [line] } };
}

/** The fields that JSONata needs to write the line. */
export function fieldsOfLineByKind({ byKind }: LineByKind): readonly EventField[] {
  return [...fieldsOf(everyChoice(byKind).flat()), ...fieldsOfKinds(byKind)];
}

/** The line in the words for the kind of the event. */
export function renderLineByKind({ byKind }: LineByKind, filter: ValueFilter): string {
  return chooseByKind(mapChoice(byKind, wordings => firstCompleteOrLast(wordings, filter)));
}
