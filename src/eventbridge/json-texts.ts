import { Lexer } from './lexer';

const COMMA = 0x2c;
const COLON = 0x3a;
const CLOSE_BRACKET = 0x5d;
const CLOSE_BRACE = 0x7d;

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
  const lexer = inside(text);
  const texts: string[] = [];
  while (lexer.peek() !== CLOSE_BRACKET) {
    texts.push(nextText(lexer));
    if (lexer.peek() === COMMA) lexer.at++;
  }
  return texts;
}

/**
 * The text of a member's value as it is written; of several members with the same name the last one, as in the parsed object.
 *
 * @param text valid JSON whose outermost value is an object
 */
export function memberText(text: string, name: string): string | undefined {
  const lexer = inside(text);
  let found: string | undefined;
  while (lexer.peek() !== CLOSE_BRACE) {
    const key = lexer.string();
    lexer.expect(COLON);
    const value = nextText(lexer);
    if (key === name) found = value;
    if (lexer.peek() === COMMA) lexer.at++;
  }
  return found;
}

/** A lexer behind the bracket that opens the outermost value. */
function inside(text: string): Lexer {
  const lexer = new Lexer(text);
  lexer.peek();
  lexer.at++;
  return lexer;
}

function nextText(lexer: Lexer): string {
  lexer.peek();
  const start = lexer.at;
  lexer.skipValue();
  return lexer.text.slice(start, lexer.at);
}
