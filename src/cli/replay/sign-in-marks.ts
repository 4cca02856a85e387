import { skipBlanksBefore } from './json-strings';

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

const COLON = 0x3a;
const BACKSLASH = 0x5c;

/** Finds marks in the bytes of a file, block by block. */
export class SignInMarks {
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
