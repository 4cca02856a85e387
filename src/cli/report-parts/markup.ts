import { printable } from '../printable';

/** Markup of a page. Only the functions of this file create it, so that every value is escaped. */
export class Markup {
  constructor(readonly text: string) {}
}

/** A value in a page: text, which is escaped, or markup. */
export type Value = string | number | Markup | readonly Markup[];

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\'': '&#39;' };

/** Markup with values in it, each escaped. Attributes must be quoted. */
export function html(literals: TemplateStringsArray, ...values: readonly Value[]): Markup {
  return new Markup(literals.map((literal, index) => literal + (index < values.length ? textOf(values[index]) : '')).join(''));
}

/** A script. Its text must not depend on any event. */
export function script(text: string): Markup {
  return new Markup(`<script>${text}</script>`);
}

/** A block of JSON that a script reads: it does not run, whatever is in it, and without `<` no text can end it. */
export function dataBlock(id: string, value: unknown): Markup {
  return html`<script type="application/json" id="${id}">${new Markup(JSON.stringify(value).replaceAll('<', '\\u003c'))}</script>`;
}

function textOf(value: Value): string {
  if (value instanceof Markup) return value.text;
  return typeof value === 'string' || typeof value === 'number' ? escaped(String(value)) : value.map(({ text }) => text).join('');
}

/** Characters that reorder or hide text are replaced by their code, as on a terminal. */
function escaped(text: string): string {
  return printable(text).replace(/[&<>"']/g, character => ENTITIES[character]);
}

/** An address that a mail client would make a link. Here it is only coloured. */
const ADDRESS = /(https:\/\/[^\s"<>]+)/;

/**
 * Of all that chats can do with text, what this shows: code, in which nothing else counts, and bold, as Slack (`*so*`) and
 * Teams (`**so**`) mark it.
 */
const MARKED = /`([^`\n]+)`|\*\*([^\s*](?:[^*\n]*[^\s*])?)\*\*|\*([^\s*](?:[^*\n]*[^\s*])?)\*/g;

/** A text with its line breaks, in the language of its characters. */
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
