import { JsonLiteral, Lexer, MAX_DEPTH, NotJson } from './lexer';

/** A JSON value that remembers where it was written (`at`), how numbers were written, and members that share a key. */
export type JsonNode =
  | { readonly kind: 'object'; readonly at: number; readonly members: readonly JsonMember[] }
  | { readonly kind: 'array'; readonly at: number; readonly items: readonly JsonNode[] }
  | { readonly kind: 'string'; readonly at: number; readonly text: string }
  | { readonly kind: 'number'; readonly at: number; readonly text: string }
  | { readonly kind: 'literal'; readonly at: number; readonly text: JsonLiteral };

/** One `"key": value` of an object; `at` is where the key begins. */
export interface JsonMember {
  readonly key: string;
  readonly at: number;
  readonly value: JsonNode;
}

const QUOTE = 0x22;
const COLON = 0x3a;
const MINUS = 0x2d;
const OPEN_BRACKET = 0x5b;
const OPEN_BRACE = 0x7b;

/**
 * The first JSON value of a text; what follows it is left alone, as event-ruler leaves it.
 * Throws NotJson.
 */
export function readFirst(text: string): JsonNode {
  return value(new Lexer(text), 1);
}

/** The one JSON value that a text is. Throws NotJson, also for anything after it. */
export function read(text: string): JsonNode {
  const lexer = new Lexer(text);
  const node = value(lexer, 1);
  if (!Number.isNaN(lexer.peek())) throw lexer.unexpected('expected nothing after the value');
  return node;
}

/** Why a text is not one JSON value, or undefined if it is. */
export function jsonProblem(text: string): string | undefined {
  try {
    read(text);
    return undefined;
  } catch (error) {
    if (error instanceof NotJson) return error.message;
    throw error;
  }
}

/** Compact JSON: numbers as they were written; of members that share a key the last, where the first stood. */
export function write(node: JsonNode): string {
  switch (node.kind) {
    case 'object': return `{${membersOf(node).map(({ key, value: inner }) => `${JSON.stringify(key)}:${write(inner)}`).join(',')}}`;
    case 'array': return `[${node.items.map(write).join(',')}]`;
    case 'string': return JSON.stringify(node.text);
    default: return node.text;
  }
}

/** The members of an object, one per key. */
export function membersOf(node: JsonNode & { kind: 'object' }): JsonMember[] {
  const last = new Map<string, JsonMember>();
  for (const member of node.members) last.set(member.key, member);
  return [...last.values()];
}

function value(lexer: Lexer, depth: number): JsonNode {
  const code = lexer.peek();
  const at = lexer.at;
  if (code === OPEN_BRACE || code === OPEN_BRACKET) {
    if (depth > MAX_DEPTH) throw new NotJson(`the text nests deeper than ${MAX_DEPTH} levels`, at);
    return code === OPEN_BRACE ? object(lexer, at, depth) : array(lexer, at, depth);
  }
  if (code === QUOTE) return { kind: 'string', at, text: lexer.string() };
  if (code === MINUS || (code >= 0x30 && code <= 0x39)) return { kind: 'number', at, text: lexer.number() };
  return { kind: 'literal', at, text: lexer.literal() };
}

function object(lexer: Lexer, at: number, depth: number): JsonNode {
  const members: JsonMember[] = [];
  lexer.readObject(() => {
    const keyAt = lexer.at;
    const key = lexer.string();
    lexer.expect(COLON);
    members.push({ key, at: keyAt, value: value(lexer, depth + 1) });
  });
  return { kind: 'object', at, members };
}

function array(lexer: Lexer, at: number, depth: number): JsonNode {
  const items: JsonNode[] = [];
  lexer.readArray(() => items.push(value(lexer, depth + 1)));
  return { kind: 'array', at, items };
}

/**
 * The texts of JSON values that are written one after another, each on a line or not.
 *
 * Throws `NotJson` where the values cannot be told apart; the inside of an object or array is not checked.
 */
export function* valueTexts(text: string): Generator<string> {
  const lexer = new Lexer(text);
  while (!Number.isNaN(lexer.peek())) yield nextText(lexer);
}

/**
 * The texts of an array's elements as they are written. To parse and print them again would change numbers and drop duplicate keys,
 * which EventBridge sees.
 *
 * @param text valid JSON whose outermost value is an array
 */
export function elementTexts(text: string): string[] {
  const lexer = new Lexer(text);
  const texts: string[] = [];
  lexer.peek();
  lexer.readArray(() => texts.push(nextText(lexer)));
  return texts;
}

/**
 * The text of a member's value as it is written; of several members with the same name the last one, as in the parsed object.
 *
 * @param text valid JSON whose outermost value is an object
 */
export function memberText(text: string, name: string): string | undefined {
  const lexer = new Lexer(text);
  let found: string | undefined;
  lexer.peek();
  lexer.readObject(() => {
    const key = lexer.string();
    lexer.expect(COLON);
    const memberValue = nextText(lexer);
    if (key === name) found = memberValue;
  });
  return found;
}

function nextText(lexer: Lexer): string {
  lexer.peek();
  const start = lexer.at;
  lexer.skipValue();
  return lexer.text.slice(start, lexer.at);
}
