import { skipBlanksBefore } from './json-strings';

/** A member that the record of a sign-in has: its key, and the beginning of its value or all of it, in quotes. */
interface Mark {
  readonly key: string;
  readonly value: string;
  /**
   * A part of the value. Node looks for fewer than seven bytes by the first of them alone, with the fastest search of the system. Where that
   * byte is rare, this takes a third of the time of a search for all of the value.
   */
  readonly part: Buffer;
  /** Where the part begins in the value. */
  readonly offset: number;
}

const MARKS: readonly Mark[] = [mark('"eventSource"', '"signin.amazonaws.com', 'gnin.'), mark('"eventName"', '"AssumeRoot"', 'Root"')];

function mark(key: string, value: string, part: string): Mark {
  return { key, value, part: Buffer.from(part), offset: value.indexOf(part) };
}

/** The beginning of an escape that can stand for a letter. */
const ESCAPE = Buffer.from('\\u00');
const LETTER = /[A-Za-z.]/;

/** A block stays in the cache of the processor while all that is looked for in it is found. */
const BLOCK = 65_536;

/** A part may begin in one block and end in the next. */
const OVERLAP = Math.max(ESCAPE.length, ...MARKS.map(({ part }) => part.length)) - 1;

const COLON = 0x3a;

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
    for (const each of MARKS) {
      for (const at of placesOf(each.part, block)) {
        if (this.isMarkAt(start + at - each.offset, each)) this.found.push(start + at);
      }
    }
  }

  /** Whether the two digits of an escape stand for a letter. */
  private isLetterAt(place: number): boolean {
    return LETTER.test(String.fromCharCode(parseInt(this.bytes.toString('latin1', place, place + 2), 16)));
  }

  private isMarkAt(place: number, { key, value }: Mark): boolean {
    if (!this.isTextAt(place, value)) return false;
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
