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

/** `<name>`, blanks tolerated inside the brackets, as the published recipe has them in `<time >`. */
const PLACEHOLDER = /<[ \t]*([A-Za-z0-9_-]+)[ \t]*>/g;

const LINE_BREAK = /\r?\n/;

/** A text between two double quotes, and no other. */
const ENCLOSED = /^"[^"]*"$/;

/**
 * Reads a template: literal text, line breaks and `<name>` placeholders.
 *
 * A pair of double quotes around the whole text, or one around each line, is EventBridge's own syntax and is dropped as if it had
 * not been typed, so that a template written for the console can be pasted unchanged. Blanks inside such a pair are kept. Quotes
 * with others between them are the author's, and stay.
 *
 * @param called what an error calls the text
 * @throws when nothing is left to say, when a name is not among `fields`, or when a `<` opens no placeholder
 */
export function parseTemplate(text: string, fields: readonly EventField[], called = 'the template'): MessageTemplate {
  const typed = withoutEnclosingQuotes(text);
  if (typed.trim() === '') {
    throw new Error(`${called} ${JSON.stringify(text)} says nothing: write at least one word or one <field>`);
  }
  return { lines: typed.split(LINE_BREAK).map((line, index) => parseLine(line, fields, { called, number: index + 1 })) };
}

/** Where a line is, for errors. */
interface Place {
  readonly called: string;
  readonly number: number;
}

/** Parses one line, whose quotes all stay. */
export function parseLine(text: string, fields: readonly EventField[], place: Place = { called: 'the template', number: 1 }): Line {
  const parts: LinePart[] = [];
  let end = 0;
  for (const placeholder of text.matchAll(PLACEHOLDER)) {
    parts.push(...literalPart(text.slice(end, placeholder.index), place, end));
    parts.push({ kind: 'field', field: known(placeholder[1], fields, place) });
    end = placeholder.index + placeholder[0].length;
  }
  return [...parts, ...literalPart(text.slice(end), place, end)];
}

function withoutEnclosingQuotes(text: string): string {
  const trimmed = text.trim();
  const pieces = ENCLOSED.test(trimmed) ? [trimmed] : trimmed.split(LINE_BREAK).map(line => line.trim());
  return pieces.every(piece => ENCLOSED.test(piece)) ? pieces.map(piece => piece.slice(1, -1)).join('\n') : text;
}

function literalPart(text: string, { called, number }: Place, offset: number): LinePart[] {
  const bracket = text.indexOf('<');
  if (bracket >= 0) {
    throw new Error(`line ${number}, column ${offset + bracket + 1} of ${called} has a < that opens no placeholder: ` +
      `${JSON.stringify(text.slice(bracket, bracket + 20))}; write <name> with the name of a field, or leave the < out, since EventBridge cannot escape it`);
  }
  return text === '' ? [] : [{ kind: 'text', text }];
}

function known(name: string, fields: readonly EventField[], { called, number }: Place): EventField {
  const field = fields.find(each => each.name === name);
  if (!field) {
    throw new Error(`line ${number} of ${called} names the unknown field <${name}>; ` +
      `known are ${fields.map(each => each.name).join(', ')}; add others with the option fields`);
  }
  return field;
}
