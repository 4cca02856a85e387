import { Misuse } from './misuse';
import { printableLine } from './printable';
import { Json } from '../signin/json';

export type { Json } from '../signin/json';

/** A JSON object. */
export type JsonObject = { readonly [key: string]: Json };

/** Whether a value is a JSON object: not null, not an array. */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a value is a JSON array. */
export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** The members of an object by name; nothing for any other value. A Map, so that a member called `constructor` is only that. */
export function members(value: Json | undefined): ReadonlyMap<string, Json> {
  return new Map(isObject(value) ? Object.entries(value) : []);
}

/** The string at a path of member names, where there is one. */
export function stringAt(value: Json | undefined, ...path: readonly string[]): string | undefined {
  const found = path.reduce<Json | undefined>((inner, name) => members(inner).get(name), value);
  return typeof found === 'string' ? found : undefined;
}

/** Parses JSON, and on broken JSON fails with a `Misuse` that names what was read. */
export function parseJson(text: string, what: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch (error) {
    throw new Misuse(`${what} is not JSON: ${printableLine((error as Error).message)}`);
  }
}

/**
 * The texts of an array's elements, as they are written.
 * Parsing and printing again would change numbers and drop duplicate keys, which EventBridge sees.
 *
 * @param text valid JSON whose outermost value is an array
 */
export function elementTexts(text: string): string[] {
  return partTexts(text);
}

/**
 * The text of a member's value, as it is written; of two with the same name the last one, as in the parsed object.
 *
 * @param text valid JSON whose outermost value is an object
 */
export function memberText(text: string, name: string): string | undefined {
  for (const part of partTexts(text).reverse()) {
    const end = endOfString(part, 0);
    if (JSON.parse(part.slice(0, end)) === name) return part.slice(part.indexOf(':', end) + 1).trim();
  }
  return undefined;
}

/**
 * The texts of JSON values that are written one after another, each on a line or not.
 * Only objects, arrays and strings are told apart; anything else becomes part of what follows, and whoever parses that will see it.
 */
export function valueTexts(text: string): string[] {
  const texts: string[] = [];
  let depth = 0;
  let start = 0;
  const tokens = /["[\]{}]/g;
  for (let found = tokens.exec(text); found !== null; found = tokens.exec(text)) {
    const { 0: token, index } = found;
    if (token === '"') tokens.lastIndex = endOfString(text, index);
    if (token === '[' || token === '{') depth += 1;
    if (token === ']' || token === '}') depth -= 1;
    if (depth > 0) continue;
    texts.push(text.slice(start, tokens.lastIndex).trim());
    start = tokens.lastIndex;
  }
  return [...texts, text.slice(start).trim()].filter(value => value !== '');
}

/** The parts of an array or object, which commas separate. */
function partTexts(text: string): string[] {
  const texts: string[] = [];
  let depth = 0;
  let start = text.search(/[[{]/) + 1;
  const tokens = /["[\]{},]/g;
  for (let found = tokens.exec(text); found !== null; found = tokens.exec(text)) {
    const { 0: token, index } = found;
    // Brackets and commas in a string count for nothing. One expression for a whole string would need a stack as deep as it is long.
    if (token === '"') tokens.lastIndex = endOfString(text, index);
    const ends = depth === 1 && (token === ',' || token === ']' || token === '}');
    if (ends && text.slice(start, index).trim() !== '') texts.push(text.slice(start, index).trim());
    if (ends) start = index + 1;
    if (token === '[' || token === '{') depth += 1;
    if (token === ']' || token === '}') depth -= 1;
  }
  return texts;
}

/** Just behind the quote that closes the string which is opened here; the end of the text where nothing closes it. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end !== -1 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end === -1 ? text.length : end + 1;
}

/** Whether an odd number of backslashes stands before. */
function isEscaped(text: string, index: number): boolean {
  let first = index;
  while (text[first - 1] === '\\') first -= 1;
  return (index - first) % 2 === 1;
}
