import { Io } from './io';
import { Step } from './worker/task';

/** Nobody needs to hear of work that ends sooner. */
const QUIET_MS = 500;
const EVERY_MS = 100;

/** Shows on a terminal, on standard error, how much of long work is done. */
export interface Progress {
  readonly advance: (step: Step) => void;
  /** Wipes the line, so that nothing of it stays beside the report. */
  readonly end: () => void;
}

/** Progress through work that says its steps; silent where standard error is no terminal. */
export function progress({ stderr }: Pick<Io, 'stderr'>, now: () => number = Date.now): Progress {
  if (stderr.isTTY !== true) return { advance: () => undefined, end: () => undefined };
  let next = now() + QUIET_MS;
  let shown = false;
  return {
    advance: ({ done, total }) => {
      if (now() < next || total === 0) return;
      next = now() + EVERY_MS;
      shown = true;
      stderr.write(`\r${done} of ${total}`);
    },
    end: () => {
      if (shown) stderr.write('\r\u001b[K');
    },
  };
}
