import { MessageChannel } from 'node:worker_threads';
import { elementTexts, valueTexts } from '../../eventbridge/json-reader';
import { EVENT_KINDS, SIGN_IN_SOURCE } from '../../signin/event-kinds';
import { exceededLimit, Misuse } from '../command';
import { LogFile } from './find-log-files';
import { eventsIn, eventsOf, FoundEvent, isDigest, UnknownForm } from '../events/events-in-text';
import { describe, ShownEvent } from '../events/shown-event';
import { contentIn, Files, textOf } from '../files';
import { isList, isObject, Json, stringAt, tryParseJson } from '../json-values';
import { findRecords, FoundRecord } from './find-records';

/** The time of the events to give, in milliseconds. An event that does not say when it happened is given. */
export interface Period {
  /** The first moment. */
  readonly from?: number;
  /** The moment after the last. */
  readonly to?: number;
}

/** What is in a file. Plain data, so that it can come from another thread. */
export type LogRead =
  | { readonly kind: 'read'; readonly records: number; readonly events: readonly ShownEvent[] }
  | { readonly kind: 'passed-over' }
  | { readonly kind: 'broken'; readonly problem: string };

/** Its name in messages that stand beside the name of the file. */
const WHAT = 'it';

/** Reads the events of sign-ins from a file. */
export function readLogFile(log: LogFile, period: Period, files: Files): LogRead {
  return orProblem(() => {
    const bytes = files.bytes(Buffer.from(log.path), WHAT);
    const read = readLog(bytes, log, period);
    freeMemory(bytes);
    return read;
  });
}

/** Reads the events of sign-ins from the bytes of a file. */
export function readLog(bytes: Uint8Array, { name, claim }: Pick<LogFile, 'name' | 'claim'>, period: Period): LogRead {
  return orProblem(() => {
    const content = contentIn(bytes, WHAT);
    const events = new SignIns(name, period);
    const fast = events.addFromRecords(Buffer.from(content.buffer, content.byteOffset, content.length));
    const records = fast ?? events.addFromText(textOf(content).trim(), claim);
    if (content !== bytes) freeMemory(content);
    return records === undefined ? { kind: 'passed-over' } : { kind: 'read', records, events: events.found };
  });
}

function orProblem(read: () => LogRead): LogRead {
  try {
    return read();
  } catch (error) {
    if (error instanceof Misuse) return { kind: 'broken', problem: error.message };
    if (error instanceof RangeError) return { kind: 'broken', problem: exceededLimit(error) };
    throw error;
  }
}

/** Collects the events of sign-ins in a file. */
class SignIns {
  readonly found: ShownEvent[] = [];

  constructor(private readonly name: string, private readonly period: Period) {}

  /**
   * Takes the records of a log file that may be of sign-ins, and parses no others but the first. Returns how many there are, or nothing if it
   * must parse all.
   */
  addFromRecords(content: Buffer): number | undefined {
    const found = findRecords(content);
    if (found === undefined) return undefined;
    const { records, first, suspects } = found;
    const events = suspects.map(each => eventsAt(content, each));
    if (events.includes(undefined) || (first !== undefined && eventsAt(content, first) === undefined)) return undefined;
    for (const event of events.flatMap(each => each ?? [])) this.add(event);
    return records;
  }

  /** Takes the events of any form. Returns how many there are, or nothing if it is a file of another kind. */
  addFromText(text: string, claim: LogFile['claim']): number | undefined {
    if (text === '') throw new Misuse(`${WHAT} is empty`);
    try {
      const events = eventsIn(text, WHAT);
      if (events.length === 0 && isDigestText(text)) return undefined;
      for (const event of events) this.add(event);
      return events.length;
    } catch (error) {
      if (claim !== 'named' && error instanceof UnknownForm && isOtherText(text)) return undefined;
      if (claim === 'compressed' && !/^[[{"]/.test(text)) return undefined;
      throw error;
    }
  }

  private add({ position, event, text, missing }: FoundEvent): void {
    if (!isSignIn(event) || !this.isInPeriod(event)) return;
    this.found.push({ name: `${this.name}${position}`, ...describe(event, text, `${WHAT}${position}`), ...missing && { missing } });
  }

  private isInPeriod(event: Json): boolean {
    const time = Date.parse(stringAt(event, 'time') ?? '');
    return !(time < (this.period.from ?? -Infinity)) && !(time >= (this.period.to ?? Infinity));
  }
}

/** The events in a record; nothing if it is no JSON, or has none of the forms. */
function eventsAt(content: Buffer, { index, start, end }: FoundRecord): readonly FoundEvent[] | undefined {
  const text = content.toString('utf8', start, end).trimEnd();
  const record = tryParseJson(text);
  if (record === undefined) return undefined;
  try {
    return [...eventsOf(record, text, `[${index}]`, WHAT)];
  } catch (error) {
    if (error instanceof UnknownForm) return undefined;
    throw error;
  }
}

/** Whether an alert can match an event: all events of AWS Sign-In, and the events of other services that are known. */
function isSignIn(event: Json): boolean {
  const source = stringAt(event, 'source');
  if (source === SIGN_IN_SOURCE) return true;
  const name = stringAt(event, 'detail', 'eventName');
  return EVENT_KINDS.some(kind => kind.source === source && kind.name === name);
}

function isDigestText(text: string): boolean {
  const value = tryParseJson(text);
  return isObject(value) && isDigest(value);
}

/** Whether nothing in a text, be it one value, an array or lines, has the form of an event: it is a file of another kind. */
function isOtherText(text: string): boolean {
  const values = isList(tryParseJson(text)) ? elementTexts(text) : [...valueTexts(text)];
  return values.every(value => {
    try {
      eventsIn(value, WHAT);
      return false;
    } catch (error) {
      return error instanceof UnknownForm && error.position === '';
    }
  });
}

/** A closed port. What is sent to it nobody receives, so its memory is free at once. Newer versions of Node have `ArrayBuffer.transfer`. */
const { port1: closed } = new MessageChannel();
closed.close();

/**
 * Frees the memory of bytes that nobody reads any more; they are empty afterwards. The garbage collector would free it later, and until then
 * the next file would need other memory, which takes an eighth of the time of reading logs.
 */
export function freeMemory({ buffer }: Uint8Array): void {
  // Node takes the memory of small pieces from one that they share, which it makes somewhat larger than `Buffer.poolSize`.
  if (buffer instanceof ArrayBuffer && buffer.byteLength > 2 * Buffer.poolSize) closed.postMessage(null, [buffer]);
}
