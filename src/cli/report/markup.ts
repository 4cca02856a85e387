import { printable } from '../printable';

/** Markup that may stand in a page as it is. Nothing but `html` makes it, so whatever a value holds, it stays text. */
export class Markup {
  constructor(readonly text: string) {}
}

/** What may stand in a page: text, which is escaped, and markup. */
export type Value = string | number | Markup | readonly Markup[];

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\'': '&#39;' };

/** Markup with values in it, each escaped. Attributes must be quoted. */
export function html(literals: TemplateStringsArray, ...values: readonly Value[]): Markup {
  return new Markup(literals.map((literal, index) => literal + (index < values.length ? textOf(values[index]) : '')).join(''));
}

function textOf(value: Value): string {
  if (value instanceof Markup) return value.text;
  return typeof value === 'string' || typeof value === 'number' ? escaped(String(value)) : value.map(({ text }) => text).join('');
}

/** What reorders or hides text is shown as it is on a terminal, by its number. */
function escaped(text: string): string {
  return printable(text).replace(/[&<>"']/g, character => ENTITIES[character]);
}
