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
