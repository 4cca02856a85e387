import { statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { Files, jsonFilesBelow, textIn } from '../files';
import { eventsIn } from './forms';
import { SAMPLES } from '../../signin/samples';
import { Misuse } from '../command';
import { isList, isObject, Json, JsonObject, members, parseJson, stringAt } from '../json-values';
import { printableLine } from '../printable';

/**
 * In bytes. The guide still says 256 KB in places.
 *
 * @see https://aws.amazon.com/blogs/compute/more-room-to-build-serverless-services-now-support-payloads-up-to-1-mb
 */
const LARGEST_EVENT = 1_048_576;

/** @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html */
const DEEPEST_EVENT = 1100;

/** An event, with the exact text that EventBridge would see. */
export interface ShownEvent {
  /** The name of the sample, or the file that contains it. */
  readonly name: string;
  /** Of a sample only. */
  readonly description?: string;
  /** Whether it is one of the built-in samples. */
  readonly sample?: true;
  readonly text: string;
  /** `detail.eventID`, the same for every copy of one sign-in. */
  readonly id: string | null;
  /** The environment in which EventBridge delivers it. */
  readonly account?: string;
  readonly region?: string;
  /** Of an event that was made from a CloudTrail record: its fields that are not in the record. */
  readonly missing?: readonly string[];
  /** Whether it is a read-only management event that CloudTrail delivers. */
  readonly readOnly?: true;
}

/** The built-in samples of these names, in the order given; without a name, all of them. */
export function sampleEvents(names: readonly string[]): ShownEvent[] {
  const unknown = names.find(name => !SAMPLES.some(sample => sample.name === name));
  if (unknown !== undefined) {
    throw new Misuse(`unknown sample "${printableLine(unknown)}": there are ${SAMPLES.map(sample => sample.name).join(', ')}`);
  }
  const chosen = names.length === 0 ? SAMPLES : names.flatMap(name => SAMPLES.filter(sample => sample.name === name));
  return chosen.map(({ name, description, event }) => ({ name, description, sample: true, ...describe(event, JSON.stringify(event)) }));
}

/** A sample as if it happened in the account of an alert. Any other event is unchanged. */
export function inAccount(event: ShownEvent, account: string | undefined): ShownEvent {
  if (event.sample === undefined || event.account === undefined || account === undefined) return event;
  return { ...event, account, text: event.text.replaceAll(event.account, account) };
}

/** A source of events. */
export interface EventSource {
  /** A file or folder, or `-` for standard input, as typed. */
  readonly source: string;
  /** The folder from which a relative path starts. */
  readonly cwd: string;
  /** The bytes of standard input or another pipe, if the source is one. */
  readonly piped?: Uint8Array;
}

/** Reads the events of a source, in every form in which AWS hands them out; see `eventsIn`. */
export function readEvents(source: EventSource, files: Files): ShownEvent[] {
  const events: ShownEvent[] = [];
  for (const { name, what, text } of inputsOf(source, files)) {
    for (const { position, text: event, missing } of eventsIn(text, what)) {
      events.push({ name: `${name}${position}`, ...describe(parseJson(event, what), event, `${what}${position}`), ...missing && { missing } });
    }
  }
  if (events.length === 0) throw new Misuse(`${nameOf(source)} contains no event`);
  return events;
}

/** A text that should hold events. */
interface Input {
  readonly name: string;
  /** Its name in messages. */
  readonly what: string;
  readonly text: string;
}

function* inputsOf(source: EventSource, files: Files): Generator<Input> {
  const what = nameOf(source);
  const path = resolve(source.cwd, source.source);
  const name = source.source === '-' ? what : basename(path);
  if (source.piped !== undefined) {
    yield { name, what, text: filledText(source.piped, what) };
  } else if (isFolder(path)) {
    for (const file of jsonFilesBelow(path)) {
      yield { name: file.name, what: file.name, text: filledText(files.bytes(file.path, file.name), file.name) };
    }
  } else {
    yield { name, what, text: filledText(files.bytes(path, what), what) };
  }
}

function nameOf({ source }: EventSource): string {
  return source === '-' ? 'standard input' : printableLine(source);
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function filledText(bytes: Uint8Array, what: string): string {
  const text = textIn(bytes, what).trim();
  if (text === '') throw new Misuse(`${what} is empty: it should hold an event`);
  return text;
}

/**
 * An event as it is shown, without its name.
 *
 * Fails with `Misuse` on what EventBridge does not carry.
 *
 * @param what its name in messages
 */
export function describe(event: Json, text: string, what = 'the sample'): Omit<ShownEvent, 'name' | 'description' | 'sample'> {
  const bytes = Buffer.byteLength(text);
  if (bytes > LARGEST_EVENT) throw new Misuse(`${what} is not an event: it has ${bytes} bytes, and EventBridge carries at most ${LARGEST_EVENT}`);
  const depth = depthOf(event);
  if (depth > DEEPEST_EVENT) throw new Misuse(`${what} is not an event: it is nested ${depth} levels deep, and EventBridge carries at most ${DEEPEST_EVENT}`);
  return {
    text,
    id: stringAt(event, 'detail', 'eventID') ?? null,
    account: stringAt(event, 'account'),
    region: stringAt(event, 'region'),
    ...isReadOnly(event) && { readOnly: true },
  };
}

/**
 * The rule of AWS is about all read-only management events that CloudTrail delivers, whatever their detail-type.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail-management.html
 */
function isReadOnly(event: Json): boolean {
  const detail = members(members(event).get('detail'));
  return detail.get('readOnly') === true && detail.get('managementEvent') !== false && / via CloudTrail$/.test(stringAt(event, 'detail-type') ?? '');
}

/** How deep objects and arrays are nested. */
function depthOf(value: Json): number {
  let depth = 0;
  // Level by level, since a function that calls itself could not go as deep.
  for (let level = [value].filter(isContainer); level.length > 0; level = level.flatMap(each => Object.values(each)).filter(isContainer)) depth += 1;
  return depth;
}

function isContainer(value: Json): value is JsonObject | readonly Json[] {
  return isObject(value) || isList(value);
}
