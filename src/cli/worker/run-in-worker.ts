import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { Answer, Evaluate } from './task';
import { FromWorker } from './worker';
import { Misuse } from '../misuse';
import { printableLine } from '../printable';

/** How much an evaluation may cost before it is ended. */
export interface Limits {
  readonly seconds: number;
  readonly megabytes: number;
}

/** Far more than the largest app with hundreds of events takes. */
const LIMITS: Limits = { seconds: 30, megabytes: 1024 };

/** How Node ends for lack of memory: it aborts, or the system ends it. Windows has no signals. */
const OUT_OF_MEMORY: readonly unknown[] = ['SIGABRT', 'SIGTRAP', 'SIGKILL', 134];

/**
 * Evaluates in a process of its own, which is ended when it takes too long. Templates, events and the expressions of a workflow may come
 * from anywhere, and some would take for ever or all memory. A thread would not do: one that lacks memory can take its whole process along.
 */
export function apart(limits: Limits = LIMITS): Evaluate {
  return (task, begin) => new Promise<Answer>((resolve, reject) => {
    let doing = 'starting';
    const gaveUp = (because: string) => reject(new Misuse(`gave up while it was ${printableLine(doing)}: ${because}`));
    const child = spawn(process.execPath, [`--max-old-space-size=${limits.megabytes}`, join(__dirname, 'worker.js')], {
      serialization: 'advanced', stdio: ['ignore', 'ignore', 'ignore', 'ipc'], windowsHide: true,
    });
    const end = () => child.kill('SIGKILL');
    const timer = setTimeout(() => {
      gaveUp(`that takes longer than ${limits.seconds} seconds`);
      end();
    }, limits.seconds * 1000);
    process.once('exit', end);
    child.on('message', (message: FromWorker) => {
      switch (message.kind) {
        case 'step':
          doing = message.step.doing;
          return begin(message.step);
        case 'answer': return resolve(message.answer);
        case 'misuse': return reject(new Misuse(message.because));
        case 'exhausted': return gaveUp(message.because);
        case 'unexpected': return reject(new Error(message.because));
      }
    });
    child.on('error', reject);
    // After an answer this says nothing any more.
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      process.off('exit', end);
      if (OUT_OF_MEMORY.includes(signal ?? code)) gaveUp(`that needs more memory than ${limits.megabytes} MB`);
      reject(new Error(`the process that was ${doing} ended with ${signal ?? `exit code ${code}`}`));
    });
    child.send(task);
  });
}
