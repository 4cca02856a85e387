import { DERIVED_FIELDS } from './derived-fields';
import { ValueFilter } from './jsonata-values';
import { TitleWording } from './languages/wording';
import { fieldsOfLineByKind, LineByKind, parseLineByKind, parseLineForEveryKind, renderLineByKind } from './line-by-access-kind';
import { Line, parseLine } from './parse-template';
import { HIGH_SEVERITY, renderSeverity, SeverityWording } from './severity';
import { EventField } from '../signin/fields';

/** A parsed title of JSONata. */
export interface Title {
  readonly line: LineByKind;
  readonly severity: SeverityWording | undefined;
}

/** Parses a title whose fields are these. */
export function parseTitle(
  { byKind, severity }: TitleWording, fields: readonly EventField[], derived: readonly EventField[] = DERIVED_FIELDS,
): Title {
  return { line: parseLineByKind(byKind, fields, derived), severity };
}

/** Parses the title of an input transformer. */
export function parseDirectTitle({ direct, byKind }: TitleWording, fields: readonly EventField[]): Line {
  return direct === undefined ? parseLineForEveryKind(byKind, fields) : parseLine(direct, fields);
}

/** The fields that JSONata needs to write the title. */
export function fieldsOfTitle({ line, severity }: Title): readonly EventField[] {
  return [...fieldsOfLineByKind(line), ...severity === undefined ? [] : [HIGH_SEVERITY]];
}

/** The title in the words for the kind of the event, after the word for its severity. */
export function renderTitle({ line, severity }: Title, filter: ValueFilter): string {
  const text = renderLineByKind(line, filter);
  return severity === undefined ? text : `${renderSeverity(severity)} & ${text}`;
}
