import { PreviewArguments } from '../arguments';

/** What is to be evaluated. Plain data, so that it can be sent to another process. */
export interface Task {
  readonly asked: PreviewArguments;
  /** What relative paths start from. */
  readonly cwd: string;
  /** Whether the report may have colours. */
  readonly colour: boolean;
  /** The events of standard input, or of a pipe, where they come from there. */
  readonly piped?: Uint8Array;
}

/** What came of it. */
export interface Answer {
  readonly report: string;
  readonly findings: number;
  /** Identifies the files that were read; see `Files`. */
  readonly read: readonly string[];
}

/** What the evaluation is about to do. */
export interface Step {
  /** In words that end "while it was …". */
  readonly doing: string;
  /** How many steps are done, of how many. */
  readonly done: number;
  readonly total: number;
}

/** Evaluates a task, says each step before it begins, and fails with `Misuse` on what the user has to put right. */
export type Evaluate = (task: Task, begin: (step: Step) => void) => Promise<Answer>;
