import { Step } from './worker/task';

/** What the command writes to. */
export interface Output {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** The world outside, so that a test can be one. */
export interface Io {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly stdin: AsyncIterable<string | Uint8Array>;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

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
