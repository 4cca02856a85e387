import { Lexer } from './lexer';

const COLON = 0x3a;

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
    const value = nextText(lexer);
    if (key === name) found = value;
  });
  return found;
}

function nextText(lexer: Lexer): string {
  lexer.peek();
  const start = lexer.at;
  lexer.skipValue();
  return lexer.text.slice(start, lexer.at);
}
