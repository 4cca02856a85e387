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
  const texts: string[] = [];
  let depth = 0;
  let start = text.indexOf('[') + 1;
  const tokens = /["[\]{},]/g;
  for (let found = tokens.exec(text); found !== null; found = tokens.exec(text)) {
    const { 0: token, index } = found;
    // Brackets and commas in a string count for nothing. One expression for a whole string would need a stack as deep as it is long.
    if (token === '"') tokens.lastIndex = endOfString(text, index);
    const ends = depth === 1 && (token === ',' || token === ']');
    if (ends && text.slice(start, index).trim() !== '') texts.push(text.slice(start, index).trim());
    if (ends) start = index + 1;
    if (token === '[' || token === '{') depth += 1;
    if (token === ']' || token === '}') depth -= 1;
  }
  return texts;
}

/** Just behind the quote that closes the string which is opened here. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end + 1;
}

/** Whether an odd number of backslashes stands before. */
function isEscaped(text: string, index: number): boolean {
  let first = index;
  while (text[first - 1] === '\\') first -= 1;
  return (index - first) % 2 === 1;
}
