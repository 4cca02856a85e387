import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { Evaluate, EvaluationLimits, Misuse, TaskResult } from '../command';
import { FromWorker } from './worker';
import { printableLine } from '../printable';

/** One event at one alert takes a few milliseconds, so that no log file is too long to be evaluated. */
const STEPS_A_SECOND = 10;

/** How Node ends for lack of memory: it aborts, or the system ends it. Windows has no signals. */
const OUT_OF_MEMORY: readonly unknown[] = ['SIGABRT', 'SIGTRAP', 'SIGKILL', 134];

/**
 * Evaluates in a process of its own, which is ended when it takes too long. Templates, events and the expressions of a workflow may come
 * from anywhere, and some would never end or take all memory. A thread is not enough: one that runs out of memory can end its whole process.
 */
export function evaluateInWorker(limits: EvaluationLimits): Evaluate {
  return (task, begin) => new Promise<TaskResult>((resolve, reject) => {
    let doing = 'starting';
    const gaveUp = (because: string) => reject(new Misuse(`gave up while it was ${printableLine(doing)}: ${because}`));
    const child = spawn(process.execPath, [`--max-old-space-size=${limits.megabytes}`, join(__dirname, 'worker.js')], {
      serialization: 'advanced', stdio: ['ignore', 'ignore', 'ignore', 'ipc'], windowsHide: true,
    });
    const end = () => child.kill('SIGKILL');
    const endAfter = (seconds: number) => setTimeout(() => {
      gaveUp(`that takes longer than ${seconds} seconds`);
      end();
    }, seconds * 1000);
    let steps = 0;
    let timer = endAfter(limits.seconds);
    process.once('exit', end);
    child.on('message', (message: FromWorker) => {
      switch (message.kind) {
        case 'step':
          doing = message.step.doing;
          if (limits.each === 'step') {
            timer.refresh();
          } else if (message.step.total > steps) {
            steps = message.step.total;
            clearTimeout(timer);
            timer = endAfter(limits.seconds + Math.floor(steps / STEPS_A_SECOND));
          }
          return begin(message.step);
        case 'result': return resolve(message.result);
        case 'misuse': return reject(new Misuse(message.because));
        case 'exhausted': return gaveUp(message.because);
        case 'unexpected': return reject(new Error(message.because));
      }
    });
    child.on('error', reject);
    // After a result, these have no effect.
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      process.off('exit', end);
      if (OUT_OF_MEMORY.includes(signal ?? code)) gaveUp(`that needs more memory than ${limits.megabytes} MB`);
      reject(new Error(`the process that was ${doing} ended with ${signal ?? `exit code ${code}`}`));
    });
    child.send(task);
  });
}
