import { styleText } from 'node:util';

/**
 * Characters that move a terminal's cursor, change its state or reorder what is read: C0 and C1 controls, DEL,
 * Unicode's line and paragraph separators and its bidirectional controls. An event's values are chosen by strangers.
 */
const UNPRINTABLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/** A text of several lines with everything but line breaks and tabs made visible, as `\u001b`. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, escape);
}

/** A text that must stay one line: line breaks and tabs are made visible too. */
export function printableLine(text: string): string {
  return printable(text).replace(/[\n\t]/g, escape);
}

function escape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** A colour or a weight of a text in a terminal. */
export type Style = Parameters<typeof styleText>[0];

/** Colours a text, or leaves it. */
export type Paint = (style: Style, text: string) => string;

/** The stream is not looked at: whether to colour was decided by the caller. */
export function paintIn(colour: boolean): Paint {
  return colour ? (style, text) => styleText(style, text, { validateStream: false }) : (_, text) => text;
}

/** A number of things: `1 alert`, `2 alerts`. */
export function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`;
}
