import { Io } from './io';

/** Nobody needs to hear of work that ends sooner. */
const QUIET_MS = 500;
const EVERY_MS = 100;

/** Shows on a terminal, on standard error, how much of long work is done. */
export interface Progress {
  advance(): void;
  /** Wipes the line, so that nothing of it stays beside the report. */
  end(): void;
}

/** Progress through a number of steps; silent where standard error is no terminal. */
export function progress({ stderr }: Pick<Io, 'stderr'>, total: number, now: () => number = Date.now): Progress {
  if (stderr.isTTY !== true) return { advance: () => undefined, end: () => undefined };
  let done = 0;
  let next = now() + QUIET_MS;
  let shown = false;
  return {
    advance: () => {
      done += 1;
      if (now() < next) return;
      next = now() + EVERY_MS;
      shown = true;
      stderr.write(`\r${done} of ${total}`);
    },
    end: () => shown && stderr.write('\r\u001b[K'),
  };
}
