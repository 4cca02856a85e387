import { html, Markup } from './markup';

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
