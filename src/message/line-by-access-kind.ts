import { ByKind, chooseByKind, fieldsOfKinds } from './access-kind';
import { everyChoice, mapChoice } from './choose-by-field';
import { DERIVED_FIELDS } from './derived-fields';
import { ValueFilter } from './jsonata-values';
import { fieldsOf, Line, parseLine } from './parse-template';
import { firstCompleteOrLast } from './render-line';
import { EventField } from '../signin/fields';

/** A line of JSONata in words for each kind of access: the first wording of which no value is missing, and else the last. */
export type LineByKind = ByKind<readonly Line[]>;

/** Parses a line whose fields are these. */
export function parseLineByKind(
  texts: ByKind<readonly string[]>, fields: readonly EventField[], derived: readonly EventField[] = DERIVED_FIELDS,
): LineByKind {
  const all = [...fields, ...derived];
  return mapChoice(texts, wordings => wordings.map(text => parseLine(text, all)));
}

/** Parses the same line for an input transformer, which cannot tell kinds apart and can name no derived field. */
export function parseLineForEveryKind({ other }: ByKind<readonly string[]>, fields: readonly EventField[]): Line {
  return parseLine(other[other.length - 1], fields);
}

/** The fields that JSONata needs to write the line. */
export function fieldsOfLineByKind(line: LineByKind): readonly EventField[] {
  return [...fieldsOf(everyChoice(line).flat()), ...fieldsOfKinds(line)];
}

/** The line in the words for the kind of the event. */
export function renderLineByKind(line: LineByKind, filter: ValueFilter): string {
  return chooseByKind(mapChoice(line, wordings => firstCompleteOrLast(wordings, filter)));
}
