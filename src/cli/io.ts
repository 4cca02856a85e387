/** A stream that a command writes to. */
export interface Output {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** The streams, folder and environment of the process, which a test replaces. */
export interface Io {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly stdin: AsyncIterable<string | Uint8Array>;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** A step of long work that is about to begin. */
export interface Step {
  /** In words that end "while it was …". */
  readonly doing: string;
  /** How many steps are done, of how many. */
  readonly done: number;
  readonly total: number;
}

/** Work that ends sooner shows no progress. */
const QUIET_MS = 500;
const EVERY_MS = 100;

/** Shows on standard error, if that is a terminal, how much of long work is done. */
export interface Progress {
  readonly advance: (step: Step) => void;
  /** Removes the line, so that nothing of it stays beside the report. */
  readonly end: () => void;
}

/** Shows the progress of work that announces its steps. Writes nothing where standard error is no terminal. */
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
