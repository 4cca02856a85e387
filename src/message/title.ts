import { DERIVED_FIELDS } from './derived-fields';
import { TitleWording } from './languages/wording';
import { HIGH_SEVERITY, renderSeverity, SeverityWording } from './severity';
import { ValueFilter } from './values';
import { fieldsOfVariants, parseVariants, renderVariant, Variants } from './variants';
import { EventField } from '../signin/fields';

/** A parsed title. */
export interface Title {
  readonly variants: Variants;
  readonly severity: SeverityWording | undefined;
}

/** Parses a title whose fields are these. */
export function parseTitle(
  { direct, byKind, severity }: TitleWording, fields: readonly EventField[], derived: readonly EventField[] = DERIVED_FIELDS,
): Title {
  return { variants: parseVariants(byKind, fields, direct, derived), severity };
}

/** The fields that JSONata needs to write the title. */
export function fieldsOfTitle({ variants, severity }: Title): readonly EventField[] {
  return [...fieldsOfVariants(variants), ...severity === undefined ? [] : [HIGH_SEVERITY]];
}

/** The title in the words for the kind of the event, after the word for its severity. */
export function renderTitle({ variants, severity }: Title, filter: ValueFilter): string {
  const text = renderVariant(variants, filter);
  return severity === undefined ? text : `${renderSeverity(severity)} & ${text}`;
}
