import { EventField } from '../signin/fields';

/** A piece of a line: what the author typed, or a value of the event. */
export type LinePart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'field'; readonly field: EventField };

/** A line of a message, without its line break. */
export type Line = readonly LinePart[];

/**
 * A message that was read and understood.
 *
 * `Hello <userName>,\nbye` is `[[text 'Hello ', field userName, text ','], [text 'bye']]`.
 */
export interface MessageTemplate {
  readonly lines: readonly Line[];
}

/** The fields that lines name, as often as they do. */
export function fieldsOf(lines: readonly Line[]): readonly EventField[] {
  return lines.flatMap(line => line.flatMap(part => part.kind === 'field' ? [part.field] : []));
}
