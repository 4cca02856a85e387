import { Misuse } from './command';
import { printableLine } from './printable';
import { Json } from '../signin/cloudtrail-record';

export type { Json } from '../signin/cloudtrail-record';

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
  const found = memberAt(value, ...path);
  return typeof found === 'string' ? found : undefined;
}

/** The value at a path of member names, where there is one. */
export function memberAt(value: Json | undefined, ...path: readonly string[]): Json | undefined {
  return path.reduce((inner, name) => isObject(inner) && Object.hasOwn(inner, name) ? inner[name] : undefined, value);
}

/** The elements of an array; none for any other value. */
export function listOf(value: Json | undefined): readonly Json[] {
  return isList(value) ? value : [];
}

/** A list as it is, and any other value as a list of one: policies may write either. */
export function oneOrMore(value: Json): readonly Json[] {
  return isList(value) ? value : [value];
}

/** Parses JSON. Fails with a `Misuse` that names what was read. */
export function parseJson(text: string, what: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch (error) {
    throw new Misuse(`${what} is not JSON: ${printableLine((error as Error).message)}`);
  }
}

/** Parses JSON; undefined if the text is not JSON. */
export function tryParseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
