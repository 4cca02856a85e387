const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Whether each byte is a blank of JSON. */
const BLANKS = table(' \t\r\n');

/** The bytes that can come before a string, and after one. Any other tells that a quote closes a string, or opens it. */
const BEFORE_STRING = table(' \t\r\n{[,:');
const AFTER_STRING = table(' \t\r\n}],:');

function table(characters: string): readonly boolean[] {
  return Array.from({ length: 256 }, (_, code) => characters.includes(String.fromCharCode(code)));
}

/** Whether a byte is a blank of JSON. */
export function isBlank(byte: number): boolean {
  return BLANKS[byte];
}

/** The last place before another that is no blank. */
export function skipBlanksBefore(bytes: Buffer, at: number): number {
  let before = at - 1;
  while (isBlank(bytes[before])) before--;
  return before;
}

/**
 * Tells what lies outside the strings of valid JSON, from the quotes just before it and the bytes beside them, so that the text before need not
 * be read. Reads each byte once at most.
 */
export class JsonStrings {
  private outside = true;

  /** @param known a place outside strings, which is no quote */
  constructor(private readonly bytes: Buffer, private known: number) {}

  /** Whether a byte that is no quote lies outside strings. To be asked in ascending order. */
  isOutside(at: number): boolean {
    let quote = at - 1;
    let opposite = false;
    for (; quote > this.known; quote--) {
      if (this.bytes[quote] !== QUOTE) continue;
      const outside = this.outsideAfter(quote);
      if (outside !== undefined) return this.remember(at, outside !== opposite);
      // The quote changes what is so before it.
      opposite = !opposite;
    }
    return this.remember(at, this.outside !== opposite);
  }

  private remember(at: number, outside: boolean): boolean {
    this.known = at;
    this.outside = outside;
    return outside;
  }

  /** Whether what follows a quote lies outside strings, if the bytes beside the quote tell it. */
  private outsideAfter(quote: number): boolean | undefined {
    const before = this.bytes[quote - 1];
    if (before === BACKSLASH) return !this.isEscaped(quote);
    if (!BEFORE_STRING[before]) return true;
    return AFTER_STRING[this.bytes[quote + 1]] ? undefined : false;
  }

  /** Whether the number of backslashes before a quote is odd. */
  private isEscaped(quote: number): boolean {
    let at = quote - 1;
    while (this.bytes[at] === BACKSLASH) at--;
    return (quote - 1 - at) % 2 === 1;
  }
}
