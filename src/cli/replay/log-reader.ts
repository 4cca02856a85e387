import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { LogFile } from './find-log-files';
import { LogRead, Period, readLogFile } from './read-log-file';
import { Files } from '../files';

/** What is in a file, and which file it is. Plain data. */
export interface Answer {
  readonly read: LogRead;
  /** See `Files`. */
  readonly identities: readonly string[];
}

/** Reads log files. */
export interface LogReader {
  /** How many files it should have at a time, so that it never waits for the next. */
  readonly atOnce: number;
  read(log: LogFile): Promise<Answer>;
  close(): Promise<unknown>;
}

/** How long this thread reads before it does what else there is to do, such as to show the progress. */
const TURN_MS = 100;

/** Reads in this thread. */
export function readerHere(period: Period): LogReader {
  let turn = performance.now();
  return {
    atOnce: 1,
    async read(log) {
      const files = new Files();
      if (performance.now() - turn > TURN_MS) {
        await new Promise(setImmediate);
        turn = performance.now();
      }
      return { read: readLogFile(log, period, files), identities: files.read };
    },
    close: () => Promise.resolve(),
  };
}

/** How many files a thread is given at a time. */
const QUEUED = 8;

/** As much as the process that reads may have; see `EvaluationLimits`. */
const MEGABYTES = 1024;

/**
 * Reads in several threads.
 *
 * @param megabytes how much memory a thread may take for what it parses
 */
export function readerInThreads(threads: number, period: Period, megabytes = MEGABYTES): LogReader {
  const all = Array.from({ length: threads }, () => new Thread(period, megabytes));
  return {
    atOnce: threads * QUEUED,
    read: log => all.reduce((least, thread) => thread.waiting < least.waiting ? thread : least).read(log),
    close: () => Promise.all(all.map(thread => thread.close())),
  };
}

interface Waiting {
  readonly log: LogFile;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

/** A thread, and the files that it has been given. It is replaced when a file needs more memory than it may have. */
class Thread {
  private readonly queue: Waiting[] = [];
  private worker: Worker;

  constructor(private readonly period: Period, private readonly megabytes: number) {
    this.worker = this.start();
  }

  get waiting(): number {
    return this.queue.length;
  }

  read(log: LogFile): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.queue.push({ log, resolve, reject });
      this.worker.postMessage(log);
    });
  }

  close(): Promise<number> {
    return this.worker.terminate();
  }

  private start(): Worker {
    const worker = new Worker(join(__dirname, `log-worker${extname(__filename)}`), {
      workerData: this.period, resourceLimits: { maxOldGenerationSizeMb: this.megabytes },
    });
    worker.on('message', (answer: Answer) => this.queue.shift()?.resolve(answer));
    worker.on('error', (error: NodeJS.ErrnoException) => this.failed(error));
    return worker;
  }

  private failed(error: NodeJS.ErrnoException): void {
    if (error.code !== 'ERR_WORKER_OUT_OF_MEMORY') {
      for (const { reject } of this.queue.splice(0)) reject(error);
      return;
    }
    this.queue.shift()?.resolve({ read: { kind: 'broken', problem: `to read it needs more memory than ${this.megabytes} MB` }, identities: [] });
    this.worker = this.start();
    for (const { log } of this.queue) this.worker.postMessage(log);
  }
}
