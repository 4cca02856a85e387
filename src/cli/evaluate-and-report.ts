import { resolve } from 'node:path';
import { Evaluate, ExitCode, GivenArguments, TaskResult, Io, progress } from './command';
import { checkFolderOf, writeText } from './files';
import { count, printableLine } from './printable';

/** A task as the command line gives it. */
export interface GivenTask {
  /** The name of the command. */
  readonly command: string;
  readonly given: GivenArguments;
  /** The file that gets the report, as typed; `-` or nothing for standard output. */
  readonly out?: string;
  /** The content of standard input, or of a pipe, if it is read. */
  readonly piped?: Uint8Array;
}

/** Has a task evaluated while the progress is shown, writes its report, and returns the exit code. */
export async function evaluateAndReport({ command, given, out: typed, piped }: GivenTask, io: Io, evaluate: Evaluate): Promise<ExitCode> {
  const out = typed === '-' ? undefined : typed;
  if (out !== undefined) checkFolderOf(resolve(io.cwd, out), printableLine(out));
  const colour = out === undefined && io.stdout.isTTY === true && !io.env.NO_COLOR;
  const work = progress(io);
  let result: TaskResult;
  try {
    result = await evaluate({ command, given, cwd: io.cwd, colour, piped }, work.advance);
  } finally {
    work.end();
  }
  print(result, out, io);
  return result.findings > 0 ? ExitCode.FINDINGS : ExitCode.DONE;
}

function print({ report, findings, read }: TaskResult, out: string | undefined, io: Io): void {
  if (out === undefined) {
    io.stdout.write(report);
    return;
  }
  const file = printableLine(out);
  writeText(resolve(io.cwd, out), file, report, read);
  if (findings > 0) io.stderr.write(`${count(findings, 'problem')} found: see ${file}\n`);
}
