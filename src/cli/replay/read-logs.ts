import { availableParallelism } from 'node:os';
import { filesOf, FoundFile } from './find-log-files';
import { Answer, LogReader, readerHere, readerInThreads } from './log-reader';
import { LogRead, Period, readLog } from './read-log-file';
import { Misuse, Step } from '../command';
import { ShownEvent } from '../events/shown-event';
import { printableLine } from '../printable';

/** Logs to read, and how. */
export interface Logs {
  /** Files, folders, and `-` for standard input, as typed. */
  readonly paths: readonly string[];
  /** The folder from which a relative path starts. */
  readonly cwd: string;
  /** The time of the first events to give. An event without a time is always given. */
  readonly from?: Date;
  /** The time from which on no events are given. */
  readonly to?: Date;
  /** The bytes of standard input, or of another pipe, if one of the paths is one. */
  readonly piped?: Uint8Array;
  /** How many threads read; one is this one. */
  readonly workers?: number;
}

/** A file that could not be read, or is damaged. None of its events is given, since nobody knows which others it had. */
export interface BrokenFile {
  readonly file: string;
  /** To stand beside the name of the file. */
  readonly problem: string;
}

/** What was read. Each file is counted once. */
export interface LogsRead {
  /** How many files hold logs. */
  readonly files: number;
  /** How many records and events these hold, of sign-ins or not, of any time. */
  readonly records: number;
  /** How many files are no logs: digest files, and files of another kind in a folder. */
  readonly passedOver: number;
  readonly broken: readonly BrokenFile[];
  /** Identifies the files that were read; see `Files`. */
  readonly read: readonly string[];
}

/** More threads would wait for the disk, and for this one. */
const MOST_WORKERS = 4;

/** A thread takes as long to start as it takes to read some files. */
const FILES_PER_WORKER = 20;

/**
 * Reads logs, in every form of `eventsIn`, and calls `take` for each event that an alert could match: all events of AWS Sign-In, and
 * `AssumeRoot` of AWS STS. An event that is in the logs twice is given twice. The order is that of the paths, of the names in a folder, and
 * of the records in a file.
 *
 * Most of a log file is no sign-in, and is not parsed; see `findRecords`. Damage there is found if it makes the gzip or the brackets of the
 * file wrong, as in a file that is cut short, and not found if it changes a few letters of a file that is not compressed.
 *
 * Fails with `Misuse` on a path where nothing is, and on a single file that is broken.
 *
 * @param begin announces each file before it is read
 */
export async function readLogs(logs: Logs, take: (event: ShownEvent) => void, begin: (step: Step) => void): Promise<LogsRead> {
  const period: Period = { from: logs.from?.getTime(), to: logs.to?.getTime() };
  const total = count(filesOf(logs.paths, logs.cwd));
  const workers = logs.workers ?? Math.min(availableParallelism(), MOST_WORKERS, Math.ceil(total / FILES_PER_WORKER));
  const reader = workers > 1 ? readerInThreads(workers, period) : readerHere(period);
  const sum = { files: 0, records: 0, passedOver: 0 };
  const broken: BrokenFile[] = [];
  const identities: string[] = [];
  let done = 0;
  const answerTo = (file: FoundFile): Promise<Answer> => {
    begin({ doing: `reading ${file.name}`, done: done++, total });
    return answerOf(file, reader, logs.piped, period);
  };
  try {
    for await (const { name, answer } of inOrder(filesOf(logs.paths, logs.cwd), answerTo, reader.atOnce)) {
      identities.push(...answer.identities);
      switch (answer.read.kind) {
        case 'read':
          sum.files++;
          sum.records += answer.read.records;
          answer.read.events.forEach(take);
          break;
        case 'passed-over':
          sum.passedOver++;
          break;
        case 'broken':
          if (isOnlyPath(logs.paths, name)) throw new Misuse(`${name}: ${answer.read.problem}`);
          broken.push({ file: name, problem: answer.read.problem });
      }
    }
  } finally {
    await reader.close();
  }
  return { ...sum, broken, read: identities };
}

function count(files: Iterable<unknown>): number {
  let number = 0;
  for (const _ of files) number++;
  return number;
}

interface Answered {
  readonly name: string;
  readonly answer: Answer;
}

/** Gives the answers in the order of the files, of which several are read at a time. */
async function* inOrder(files: Iterable<FoundFile>, answerTo: (file: FoundFile) => Promise<Answer>, atOnce: number): AsyncGenerator<Answered> {
  const pending: { readonly name: string; readonly answer: Promise<Answer> }[] = [];
  const next = async ({ name, answer } = pending.shift()!) => ({ name, answer: await answer });
  for (const file of files) {
    const answer = answerTo(file);
    // Whoever waits for an earlier answer does not see yet that this one failed.
    answer.catch(() => undefined);
    pending.push({ name: file.name, answer });
    if (pending.length >= atOnce) yield await next();
  }
  while (pending.length > 0) yield await next();
}

async function answerOf(file: FoundFile, reader: LogReader, piped: Uint8Array | undefined, period: Period): Promise<Answer> {
  switch (file.kind) {
    case 'log': return reader.read(file.log);
    case 'pipe': return unread(readLog(piped ?? new Uint8Array(), { name: file.name, claim: 'named' }, period));
    case 'unreadable': return unread({ kind: 'broken', problem: file.problem });
    case 'other': return unread({ kind: 'passed-over' });
  }
}

function unread(read: LogRead): Answer {
  return { read, identities: [] };
}

function isOnlyPath(paths: readonly string[], name: string): boolean {
  return paths.length === 1 && (paths[0] === '-' || withoutSlash(printableLine(paths[0])) === withoutSlash(name));
}

/** The name of a folder ends with a slash, whether or not it was typed. */
function withoutSlash(name: string): string {
  return name.replace(/\/+$/, '');
}
