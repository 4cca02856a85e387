import { statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { Files, jsonFilesBelow, textIn } from '../files';
import { eventsIn } from './events-in-text';
import { describe, ShownEvent } from './shown-event';
import { SAMPLES } from '../../signin/samples';
import { Misuse } from '../command';
import { printableLine } from '../printable';

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
    for (const { position, event, text: written, missing } of eventsIn(text, what)) {
      events.push({ name: `${name}${position}`, ...describe(event, written, `${what}${position}`), ...missing && { missing } });
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
  try {
    return statSync(path).isDirectory();
  } catch {
    // Whoever reads it is told the reason.
    return false;
  }
}

function filledText(bytes: Uint8Array, what: string): string {
  const text = textIn(bytes, what).trim();
  if (text === '') throw new Misuse(`${what} is empty: it should hold an event`);
  return text;
}
