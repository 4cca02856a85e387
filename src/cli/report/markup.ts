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

/** Where a mail client would see an address. It is coloured as there, and leads nowhere. */
const ADDRESS = /(https:\/\/[^\s"<>]+)/;

/**
 * Of all that chats can do with text, what this shows: code, in which nothing else counts, and bold, as Slack (`*so*`) and
 * Teams (`**so**`) mark it.
 */
const MARKED = /`([^`\n]+)`|\*\*([^\s*](?:[^*\n]*[^\s*])?)\*\*|\*([^\s*](?:[^*\n]*[^\s*])?)\*/g;

/** A text whose lines are kept, in the language that its characters tell. */
export function plainText(text: string): Markup {
  return html`<div class="words" lang="${languageOf(text)}">${withAddresses(text)}</div>`;
}

/** A text of a chat. */
export function chatText(text: string): Markup {
  return html`<div class="words" lang="${languageOf(text)}">${withMarks(text)}</div>`;
}

/** Kana are Japanese; without the language a browser may draw Chinese glyphs. */
export function languageOf(text: string): string {
  return /[\u3040-\u30ff]/.test(text) ? 'ja' : 'en';
}

function withAddresses(text: string): Markup[] {
  return text.split(ADDRESS).map((part, index) => index % 2 === 1 ? html`<span class="address">${part}</span>` : html`${part}`);
}

function withMarks(text: string): Markup[] {
  const marked = [...text.matchAll(MARKED)];
  const ends = [0, ...marked.map(({ index, 0: { length } }) => index + length)];
  return [
    ...marked.flatMap(({ index, 1: code, 2: twice, 3: once }, nth) => [
      ...withAddresses(text.slice(ends[nth], index)),
      code === undefined ? html`<b>${twice ?? once}</b>` : html`<code>${code}</code>`,
    ]),
    ...withAddresses(text.slice(ends[marked.length])),
  ];
}
