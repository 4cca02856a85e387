/** The arguments of a command as they were typed. Plain data, so that they can be sent to another process. */
export interface GivenArguments {
  /** Those that belong to no option. */
  readonly folders: readonly string[];
  /** The values of each option, in the order given. An option that takes no value has `true` for each time. */
  readonly options: ReadonlyMap<string, readonly string[]>;
}

/** How much time and memory the evaluation of a command may take before it is ended. */
export interface EvaluationLimits {
  readonly seconds: number;
  readonly megabytes: number;
  /**
   * What may take so many seconds.
   *
   * - `task`: reading, and again all evaluating, with a second more for every ten steps
   * - `step`: each step
   */
  readonly each: 'task' | 'step';
}

/** A command of the program. `all-commands.ts` lists all of them. */
export interface Command {
  readonly name: string;
  /** Its section of the help. */
  readonly help: string;
  /** Its options beside `--help` and `--version`. Two commands may have the same option, of the same kind. */
  readonly options: Readonly<Record<string, 'value' | 'flag'>>;
  readonly limits: EvaluationLimits;
  /** Runs in the process that the user started, leaves the work to `evaluate`, and returns the exit code. */
  run(given: GivenArguments, io: Io, evaluate: Evaluate): Promise<number>;
  /** Does the work on what was read, in a process of its own. */
  evaluate(task: Task, begin: (step: Step) => void): Promise<TaskResult>;
}

/** A task for a process of its own. Plain data, so that it can be sent there. */
export interface Task {
  /** The name of the command. */
  readonly command: string;
  readonly given: GivenArguments;
  /** The folder from which relative paths start. */
  readonly cwd: string;
  /** Whether the report may have colours. */
  readonly colour: boolean;
  /** The events of standard input, or of a pipe, if they come from there. */
  readonly piped?: Uint8Array;
}

/** The result of a task. */
export interface TaskResult {
  readonly report: string;
  /** The number of its findings. */
  readonly findings: number;
  /** Identifies the files that were read; see `Files`. */
  readonly read: readonly string[];
}

/** Evaluates a task, announces each step before it begins, and fails with `Misuse` on an error that the user can correct. */
export type Evaluate = (task: Task, begin: (step: Step) => void) => Promise<TaskResult>;

/** The exit code of every command. */
export enum ExitCode {
  /** There is nothing to mend. */
  DONE = 0,
  /** The report has findings. */
  FINDINGS = 1,
  /** The command could not do what it was asked for. */
  MISUSE = 2,
}

/** An error that the user can correct. Its message is printed as one line on standard error, and the exit code is 2. */
export class Misuse extends Error {}

/** What is said of an input that is nested more deeply than it can be read. */
export const NESTED_TOO_DEEPLY = 'something in it is nested too deeply';

/** In words, which limit of JavaScript an input exceeds. */
export function exceededLimit({ message }: RangeError): string {
  return /call stack/.test(message) ? NESTED_TOO_DEEPLY : 'something in it grows too large';
}

/** A stream that a command writes to. */
interface Output {
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
interface Progress {
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
