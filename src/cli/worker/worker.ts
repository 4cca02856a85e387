// The process that evaluates: it receives a task and sends the result. See run-in-worker.ts.
import { evaluateHere } from '../all-commands';
import { exceededLimit, Misuse, Task, TaskResult, Step } from '../command';

/** A message of the process. */
export type FromWorker =
  | { readonly kind: 'step'; readonly step: Step }
  | { readonly kind: 'result'; readonly result: TaskResult }
  /** `exhausted`: the input exceeds the limits of JavaScript. */
  | { readonly kind: 'misuse' | 'exhausted' | 'unexpected'; readonly because: string };

async function messageFor(task: Task): Promise<FromWorker> {
  try {
    return { kind: 'result', result: await evaluateHere(task, step => send({ kind: 'step', step })) };
  } catch (error) {
    if (error instanceof Misuse) return { kind: 'misuse', because: error.message };
    if (!(error instanceof RangeError)) return { kind: 'unexpected', because: String(error) };
    return { kind: 'exhausted', because: exceededLimit(error) };
  }
}

function send(message: FromWorker, sent?: () => void): void {
  process.send?.(message, undefined, undefined, sent);
}

process.once('message', (task: Task) => {
  void messageFor(task).then(message => send(message, () => process.disconnect()));
});
