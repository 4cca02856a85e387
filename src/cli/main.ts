import { readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { COMMANDS, HELP } from './all-commands';
import { parse } from './arguments';
import { Evaluate, ExitCode, Misuse, Io } from './command';
import { printableLine } from './printable';
import { evaluateInWorker } from './worker/run-in-worker';

/** Runs the program as this process. The only function that sets the exit code of the process. */
export async function runProcess(): Promise<void> {
  // A reader such as `head` that has seen enough is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') process.exitCode = ExitCode.MISUSE;
  });
  // A process that a signal ends by itself emits no `exit`, and the worker process would go on.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => process.exit(128 + constants.signals[signal]));
  }
  const { stdout, stderr, stdin, env } = process;
  process.exitCode = await main(process.argv.slice(2), { stdout, stderr, stdin, cwd: process.cwd(), env });
}

/**
 * Runs the program and returns its exit code. Never throws: every error is one line on standard error.
 *
 * @param argv the arguments after the program's name
 * @param evaluate what evaluates the app and the events: a process of its own, unless a test has another
 */
export async function main(argv: readonly string[], io: Io, evaluate?: Evaluate): Promise<number> {
  try {
    return await run(argv, io, evaluate);
  } catch (error) {
    const message = error instanceof Misuse ? error.message : `unexpected: ${String(error)}`;
    io.stderr.write(`cdk-console-login-alert: ${printableLine(message)}\n`);
    return ExitCode.MISUSE;
  }
}

async function run(argv: readonly string[], io: Io, evaluate?: Evaluate): Promise<number> {
  const request = parse(argv, COMMANDS);
  switch (request.kind) {
    case 'help':
      (request.asked ? io.stdout : io.stderr).write(HELP);
      return request.asked ? ExitCode.DONE : ExitCode.MISUSE;
    case 'version':
      io.stdout.write(`${version()}\n`);
      return ExitCode.DONE;
    case 'command':
      return request.command.run(request.given, io, evaluate ?? evaluateInWorker(request.command.limits));
  }
}

function version(): string {
  const { version: own } = JSON.parse(readFileSync(join(__dirname, '..', '..', 'package.json'), 'utf8')) as { version: string };
  return own;
}
