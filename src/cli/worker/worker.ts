// The process that evaluates: it is sent a task, and sends what comes of it. See apart.ts.
import { Answer, Step, Task } from './task';
import { Misuse } from '../misuse';
import { evaluate } from '../preview/evaluate-app';

/** What the process sends. */
export type FromWorker =
  | { readonly kind: 'step'; readonly step: Step }
  | { readonly kind: 'answer'; readonly answer: Answer }
  /** `exhausted`: what was read outgrew the limits of JavaScript. */
  | { readonly kind: 'misuse' | 'exhausted' | 'unexpected'; readonly because: string };

async function answerTo(task: Task): Promise<FromWorker> {
  try {
    return { kind: 'answer', answer: await evaluate(task, step => send({ kind: 'step', step })) };
  } catch (error) {
    if (error instanceof Misuse) return { kind: 'misuse', because: error.message };
    if (!(error instanceof RangeError)) return { kind: 'unexpected', because: String(error) };
    return { kind: 'exhausted', because: /call stack/.test(error.message) ? 'something in it is nested too deeply' : 'something in it grows too large' };
  }
}

function send(message: FromWorker, sent?: () => void): void {
  process.send?.(message, undefined, undefined, sent);
}

process.once('message', (task: Task) => {
  void answerTo(task).then(message => send(message, () => process.disconnect()));
});
