import { isBlank, JsonStrings, skipBlanksBefore } from './json-strings';
import { SignInMarks } from './sign-in-marks';

/** A record of a log file. */
export interface FoundRecord {
  /** Its position among the records of the file. */
  readonly index: number;
  /** The bytes of the record, perhaps with blanks after it. */
  readonly start: number;
  readonly end: number;
}

/** The records of a log file. */
export interface FoundRecords {
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
