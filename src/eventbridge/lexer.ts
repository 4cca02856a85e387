/** A text that is not JSON: why, and where (an offset in UTF-16 units). */
export class NotJson extends Error {
  constructor(readonly reason: string, readonly offset: number) {
    super(`${reason} (at offset ${offset})`);
    this.name = 'NotJson';
  }
}

/** The words that JSON knows besides strings, numbers, objects and arrays. */
export type JsonLiteral = 'true' | 'false' | 'null';

/**
 * How deep a text may nest, how long a number may be written.
 * Both are the limits of Jackson 2.15 and later, the parser under event-ruler; they also keep recursion safe.
 */
export const MAX_DEPTH = 1000;
const MAX_NUMBER_LENGTH = 1000;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const SPACE = 0x20;
const COMMA = 0x2c;
const MINUS = 0x2d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const NUMBER = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/;
const HEX = /^[0-9a-fA-F]{4}$/;
const ESCAPE = /\\(?:u(.{4})|(.))/g;
const ESCAPES: Record<string, string> = { '"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t' };

/** Reads a JSON text token by token, strictly, and keeps numbers as they are written. */
export class Lexer {
  at = 0;

  constructor(readonly text: string) {}

  /** The next character that is no blank, not consumed; NaN at the end. */
  peek(): number {
    const text = this.text;
    let at = this.at;
    let code = text.charCodeAt(at);
    while (code === SPACE || code === 0x0a || code === 0x0d || code === 0x09) code = text.charCodeAt(++at);
    this.at = at;
    return code;
  }

  /** Consumes one character, which must come next after blanks. */
  expect(code: number): void {
    if (this.peek() !== code) throw this.unexpected(`expected ${JSON.stringify(String.fromCharCode(code))}`);
    this.at++;
  }

  /** A string, decoded. */
  string(): string {
    const start = this.at + 1;
    const escapes = this.skipString();
    const raw = this.text.slice(start, this.at - 1);
    return escapes === 0 ? raw : raw.replace(ESCAPE, (_, hex: string | undefined, letter: string) => (
      hex === undefined ? ESCAPES[letter] : String.fromCharCode(parseInt(hex, 16))));
  }

  /** Passes over a string and says how many escapes it held; what is malformed is refused here too. */
  skipString(): number {
    const text = this.text;
    const start = this.at;
    let at = start + 1;
    let escapes = 0;
    for (;;) {
      const code = text.charCodeAt(at);
      // Small letters, the most frequent characters, are told by one comparison.
      if (code > BACKSLASH) {
        at++;
      } else if (code === QUOTE) {
        break;
      } else if (code === BACKSLASH) {
        at = this.escape(at);
        escapes++;
      } else if (code >= SPACE) {
        at++;
      } else {
        this.at = at;
        throw at < text.length ? this.unexpected('a string holds an unescaped control character') : new NotJson('a string is not closed', start);
      }
    }
    this.at = at + 1;
    return escapes;
  }

  /** A number, as it is written. */
  number(): string {
    const start = this.at;
    let end = start + 1;
    while (isNumeric(this.text.charCodeAt(end))) end++;
    if (end - start > MAX_NUMBER_LENGTH) throw new NotJson(`a number is longer than ${MAX_NUMBER_LENGTH} characters`, start);
    const written = this.text.slice(start, end);
    if (!NUMBER.test(written)) throw new NotJson(`${JSON.stringify(written)} is no JSON number`, start);
    this.at = end;
    return written;
  }

  /** One of the three words. */
  literal(): JsonLiteral {
    for (const word of ['true', 'false', 'null'] as const) {
      if (this.text.startsWith(word, this.at)) {
        this.at += word.length;
        return word;
      }
    }
    throw this.unexpected('expected a string, number, object, array, true, false or null');
  }

  /** Reads an object, whose brace comes next; `member` reads each key, which comes next, and its value. */
  readObject(member: () => void): void {
    this.at++;
    if (this.peek() === CLOSE_BRACE) {
      this.at++;
      return;
    }
    for (;;) {
      if (this.peek() !== QUOTE) throw this.unexpected('expected a key in double quotes');
      member();
      if (this.peek() !== COMMA) break;
      this.at++;
    }
    if (this.peek() !== CLOSE_BRACE) throw this.unexpected('expected "," or "}"');
    this.at++;
  }

  /** Reads an array, whose bracket comes next; `item` reads each value. */
  readArray(item: (index: number) => void): void {
    this.at++;
    if (this.peek() === CLOSE_BRACKET) {
      this.at++;
      return;
    }
    for (let index = 0; ; index++) {
      item(index);
      if (this.peek() !== COMMA) break;
      this.at++;
    }
    if (this.peek() !== CLOSE_BRACKET) throw this.unexpected('expected "," or "]"');
    this.at++;
  }

  /**
   * Passes over a value of any kind, however deep it nests. Strings are checked as `string` does; the order of the other tokens inside an
   * object or array is not.
   */
  skipValue(): void {
    let depth = 0;
    do {
      const code = this.peek();
      if (code === QUOTE) this.skipString();
      else if (Number.isNaN(code)) throw this.unexpected('expected a value');
      else if (depth === 0 && code !== OPEN_BRACE && code !== OPEN_BRACKET) this.skipScalar(code);
      else this.at++;
      if (code === OPEN_BRACE || code === OPEN_BRACKET) depth++;
      if (code === CLOSE_BRACE || code === CLOSE_BRACKET) depth--;
    } while (depth > 0);
  }

  /** What to throw when the next character cannot be there. */
  unexpected(reason: string): NotJson {
    const found = this.at < this.text.length ? JSON.stringify(String.fromCodePoint(this.text.codePointAt(this.at)!)) : 'the end of the text';
    return new NotJson(`${reason}, found ${found}`, this.at);
  }

  private skipScalar(code: number): void {
    if (code === MINUS || (code >= 0x30 && code <= 0x39)) this.number();
    else this.literal();
  }

  private escape(at: number): number {
    const letter = this.text.charAt(at + 1);
    if (letter === 'u') {
      if (HEX.test(this.text.slice(at + 2, at + 6))) return at + 6;
    } else if (letter !== '' && letter in ESCAPES) {
      return at + 2;
    }
    throw new NotJson('a string holds an escape that JSON does not know', at);
  }
}

/** Whether a number may go on with a character: a digit, or one of + - . e E. */
function isNumeric(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || code === 0x2e || code === 0x65 || code === 0x45 || code === 0x2b || code === 0x2d;
}
