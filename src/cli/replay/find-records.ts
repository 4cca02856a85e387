import { isBlank, JsonStrings, skipBlanksBefore } from './json-strings';

/** A record of a log file. */
export interface FoundRecord {
  /** Its position among the records of the file. */
  readonly index: number;
  /** The bytes of the record, perhaps with blanks after it. */
  readonly start: number;
  readonly end: number;
}

/** The records of a log file. */
interface FoundRecords {
  readonly records: number;
  /** What the others are like, if there is one. */
  readonly first?: FoundRecord;
  /** Those that may be of a sign-in. No other record is one. */
  readonly suspects: readonly FoundRecord[];
}

const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const COMMA = 0x2c;
const COLON = 0x3a;

/** The beginning of a log file, which lies in its first bytes unless somebody has indented it by hundreds of blanks. */
const HEAD = /^[ \t\r\n]*\{[ \t\r\n]*"Records"[ \t\r\n]*:[ \t\r\n]*\[/;
const HEAD_BYTES = 256;

/**
 * Finds the records of a log file of a trail in its bytes, and among them those that may be of a sign-in, without parsing the file. It takes
 * a fifth of the time. The file may be indented, and its keys may have any order.
 *
 * Returns nothing if the file must be parsed: because it is no log file, is cut short, or has an escape that may spell a mark.
 *
 * What it returns is exact for valid JSON whose records are objects. It does not find damage inside a record that is no suspect.
 */
export function findRecords(bytes: Buffer): FoundRecords | undefined {
  const head = HEAD.exec(bytes.toString('latin1', 0, HEAD_BYTES));
  const end = endOfRecords(bytes);
  if (head === null || end === undefined || end < head[0].length) return undefined;
  return separate(bytes, head[0].length - 1, end);
}

/** The bracket that closes the records, if nothing but the last brace follows. */
function endOfRecords(bytes: Buffer): number | undefined {
  const brace = skipBlanksBefore(bytes, bytes.length);
  if (bytes[brace] !== CLOSE_BRACE) return undefined;
  const bracket = skipBlanksBefore(bytes, brace);
  return bytes[bracket] === CLOSE_BRACKET ? bracket : undefined;
}

/**
 * Separates the records, by the brackets and commas outside strings.
 *
 * Where no other array than that of the records is open, a comma before a brace separates two records: in an object, a key follows a comma.
 *
 * @param open the bracket that opens the records
 * @param end the bracket that closes them
 */
function separate(bytes: Buffer, open: number, end: number): FoundRecords | undefined {
  const strings = new JsonStrings(bytes, open);
  const marks = new SignInMarks(bytes);
  const suspects: FoundRecord[] = [];
  let first: FoundRecord | undefined;
  let records = 0;
  let start = open + 1;
  const endRecord = (at: number) => {
    const record = { index: records, start, end: at };
    first ??= record;
    if (marks.anyBefore(at)) suspects.push(record);
    records++;
  };

  while (isBlank(bytes[start])) start++;
  if (start === end) return { records, suspects };
  if (bytes[start] !== OPEN_BRACE) return undefined;
  let depth = 1;
  let nextOpen = bytes.indexOf(OPEN_BRACKET, start);
  let nextClose = bytes.indexOf(CLOSE_BRACKET, start);
  let nextBrace = bytes.indexOf(OPEN_BRACE, start + 1);
  while (nextClose !== -1) {
    const opens = nextOpen !== -1 && nextOpen < nextClose;
    const at = opens ? nextOpen : nextClose;
    if (depth === 1) {
      for (; nextBrace !== -1 && nextBrace < at; nextBrace = bytes.indexOf(OPEN_BRACE, nextBrace + 1)) {
        // Most braces open the value of a member.
        if (bytes[nextBrace - 1] === COLON) continue;
        const comma = skipBlanksBefore(bytes, nextBrace);
        if (bytes[comma] === COMMA && strings.isOutside(nextBrace)) {
          endRecord(comma);
          start = nextBrace;
        }
      }
    }
    if (strings.isOutside(at)) {
      depth += opens ? 1 : -1;
      if (depth === 0) {
        endRecord(at);
        return at === end && !marks.hidden ? { records, first, suspects } : undefined;
      }
      if (depth === 1 && nextBrace !== -1 && nextBrace < at) nextBrace = bytes.indexOf(OPEN_BRACE, at);
    }
    if (opens) nextOpen = bytes.indexOf(OPEN_BRACKET, at + 1);
    else nextClose = bytes.indexOf(CLOSE_BRACKET, at + 1);
  }
  return undefined;
}

/** A member that the record or event of a sign-in has: its key, and the beginning of its value, in quotes. */
interface Mark {
  readonly key: string;
  readonly value: string;
}

/** A part of the values of marks, which is looked for. */
interface Part {
  /**
   * Node looks for fewer than seven bytes by the first of them alone, with the fastest search of the system. Where that byte is rare, this
   * takes a third of the time of a search for all of a value.
   */
  readonly bytes: Buffer;
  /** Each with the place at which the part begins in the value. */
  readonly marks: readonly (Mark & { readonly offset: number })[];
}

const PARTS: readonly Part[] = [
  // An event of EventBridge has a source, and perhaps no event source.
  partOf('gnin', { key: '"eventSource"', value: '"signin.amazonaws.com' }, { key: '"source"', value: '"aws.signin' }),
  partOf('Root', { key: '"eventName"', value: '"AssumeRoot' }),
];

function partOf(text: string, ...marks: readonly Mark[]): Part {
  return { bytes: Buffer.from(text), marks: marks.map(each => ({ ...each, offset: each.value.indexOf(text) })) };
}

/** The beginning of an escape that can stand for a letter. */
const ESCAPE = Buffer.from('\\u00');
const LETTER = /[A-Za-z.]/;

/** A block stays in the cache of the processor while all that is looked for in it is found. */
const BLOCK = 65_536;

/** A part may begin in one block and end in the next. */
const OVERLAP = Math.max(ESCAPE.length, ...PARTS.map(({ bytes }) => bytes.length)) - 1;
const BACKSLASH = 0x5c;

/** Finds marks in the bytes of a file, block by block. */
class SignInMarks {
  /** Whether a letter is written as an escape, such as `s` as `\u0073`, so that a mark may have been missed. */
  hidden = false;

  /** Where marks were found that nobody has asked for yet. */
  private found: number[] = [];
  private searched = 0;

  constructor(private readonly bytes: Buffer) {}

  /** Whether there is a mark before a place, and after the place that was asked for last. To be asked in ascending order. */
  anyBefore(place: number): boolean {
    while (this.searched < place) this.searchBlock();
    // Of most records there is none.
    if (this.found.length === 0) return false;
    const any = this.found.some(at => at < place);
    if (any) this.found = this.found.filter(at => at >= place);
    return any;
  }

  private searchBlock(): void {
    const start = this.searched;
    this.searched = start + BLOCK;
    const block = this.bytes.subarray(start, this.searched + OVERLAP);
    for (const at of placesOf(ESCAPE, block)) this.hidden ||= this.isLetterAt(start + at + ESCAPE.length);
    for (const { bytes, marks } of PARTS) {
      for (const at of placesOf(bytes, block)) {
        if (marks.some(each => this.isMarkAt(start + at - each.offset, each))) this.found.push(start + at);
      }
    }
  }

  /** Whether the two digits of an escape stand for a letter. */
  private isLetterAt(place: number): boolean {
    return LETTER.test(String.fromCharCode(parseInt(this.bytes.toString('latin1', place, place + 2), 16)));
  }

  private isMarkAt(place: number, { key, value }: Mark): boolean {
    if (!this.isTextAt(place, value)) return false;
    // Inside a string, as in a message of a queue. Its key, which is escaped too, is not looked at.
    if (this.bytes[place - 1] === BACKSLASH) return true;
    const colon = skipBlanksBefore(this.bytes, place);
    return this.bytes[colon] === COLON && this.isTextAt(skipBlanksBefore(this.bytes, colon) + 1 - key.length, key);
  }

  private isTextAt(place: number, text: string): boolean {
    return place >= 0 && this.bytes.toString('latin1', place, place + text.length) === text;
  }
}

function* placesOf(part: Buffer, block: Buffer): Generator<number> {
  for (let at = block.indexOf(part); at !== -1; at = block.indexOf(part, at + 1)) yield at;
}
