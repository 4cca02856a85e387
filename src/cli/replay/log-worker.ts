// The thread that reads log files: it receives one after the other, and sends what is in each. `log-reader.ts` starts it, and receives
// what it sends. The main thread evaluates meanwhile.
import { parentPort, workerData } from 'node:worker_threads';
import { LogFile } from './find-log-files';
import { Answer } from './log-reader';
import { Period, readLogFile } from './read-log-file';
import { Files } from '../files';

/** A file that cannot be read is part of the answer, so nothing is thrown here. */
parentPort?.on('message', (log: LogFile) => {
  const files = new Files();
  const read = readLogFile(log, workerData as Period, files);
  parentPort?.postMessage({ read, identities: files.read } satisfies Answer);
});
