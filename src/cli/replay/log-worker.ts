// The thread that reads log files: it receives one after the other, and sends what is in each. See log-readers.ts.
import { parentPort, workerData } from 'node:worker_threads';
import { LogFile } from './log-files';
import { Answer } from './log-readers';
import { Period, readLogFile } from './read-log';
import { Files } from '../files';

parentPort?.on('message', (log: LogFile) => {
  const files = new Files();
  const read = readLogFile(log, workerData as Period, files);
  parentPort?.postMessage({ read, identities: files.read } satisfies Answer);
});
