import { readdirSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { EVENT_KINDS } from '../../signin/event-kinds';
import { EVENT_SOURCE } from '../../signin/event-names';
import { Misuse } from '../command';
import { readEvents, ShownEvent } from '../events/read-events';
import { FileBelow, Files, jsonFilesBelow } from '../files';
import { Step } from '../io';
import { Json, parseJson, stringAt } from '../json-values';
import { printableLine } from '../printable';

/** The logs to read. */
export interface Logs {
  /** Files and folders as typed, or `-` for standard input. */
  readonly paths: readonly string[];
  readonly cwd: string;
  /** The time of the first events to give. */
  readonly from?: Date;
  /** The time from which on no events are given. */
  readonly to?: Date;
  /** The content of standard input. */
  readonly piped?: Uint8Array;
  readonly workers?: number;
}

/** A file that could not be read. */
export interface BrokenFile {
  readonly file: string;
  readonly problem: string;
}

/** What was read. */
export interface LogsRead {
  readonly files: number;
  /** All records, those of no sign-in included. */
  readonly records: number;
  /** Digest files, and files that are no logs. */
  readonly passedOver: number;
  readonly broken: readonly BrokenFile[];
  /** Identifies the files that were read; see `Files`. */
  readonly read: readonly string[];
}

/** Calls `take` for each event of a sign-in, in the form that EventBridge would make; duplicates included. */
export async function readLogs(logs: Logs, take: (event: ShownEvent) => void, begin: (step: Step) => void): Promise<LogsRead> {
  const files = new Files();
  const sources = logs.paths.flatMap(path => sourcesOf(path, logs, files));
  const others = logs.paths.reduce((total, path) => total + othersBelow(resolve(logs.cwd, path)), 0);
  const read = { files: 0, records: 0, passedOver: others, broken: new Array<BrokenFile>() };
  for (const [done, { name, bytes }] of sources.entries()) {
    begin({ doing: `reading ${name}`, done, total: sources.length });
    try {
      const events = readEvents({ source: '-', cwd: logs.cwd, piped: bytes() }, files);
      read.files += 1;
      read.records += events.length;
      for (const event of events) if (isSignIn(event, logs)) take({ ...event, name });
    } catch (error) {
      if (!(error instanceof Misuse)) throw error;
      if (/ contains no event|and none of these/.test(error.message)) read.passedOver += 1;
      else read.broken.push({ file: name, problem: error.message.replace('standard input ', 'it ').replace('standard input', 'it') });
    }
  }
  return { ...read, read: files.read };
}

/** How many files of a folder are no logs by their names. */
function othersBelow(path: string): number {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) return 0;
  const files = readdirSync(path, { recursive: true, withFileTypes: true, encoding: 'latin1' }).filter(entry => entry.isFile());
  return files.length - [...jsonFilesBelow(path)].length;
}

interface Source {
  readonly name: string;
  bytes(): Uint8Array;
}

function sourcesOf(typed: string, { cwd, piped }: Logs, files: Files): Source[] {
  const name = printableLine(typed);
  if (typed === '-') return [{ name: 'standard input', bytes: () => piped ?? new Uint8Array() }];
  const path = resolve(cwd, typed);
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) throw new Misuse(`cannot read ${name}: there is no such file`);
  if (!stats.isDirectory()) return [{ name, bytes: () => files.bytes(path, name) }];
  return [...jsonFilesBelow(path)].map((file: FileBelow) => ({ name: file.name, bytes: () => files.bytes(file.path, file.name) }));
}

function isSignIn({ text }: ShownEvent, { from, to }: Logs): boolean {
  const event: Json = parseJson(text, 'the event');
  const source = stringAt(event, 'source');
  const isKnown = EVENT_KINDS.some(kind => kind.source === source && kind.name === stringAt(event, 'detail', 'eventName'));
  if (source !== EVENT_SOURCE && !isKnown) return false;
  const time = Date.parse(stringAt(event, 'time') ?? '');
  return !(from !== undefined && time < from.getTime()) && !(to !== undefined && time >= to.getTime());
}
