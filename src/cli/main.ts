import { readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { HELP, parse } from './arguments';
import { Io } from './io';
import { Misuse } from './misuse';
import { preview } from './preview/command';
import { printableLine } from './printable';
import { apart } from './worker/run-in-worker';
import { Evaluate } from './worker/task';

/**
 * Runs the command and gives its exit code: 0, 1 for findings, 2 for misuse.
 * Never throws: whatever goes wrong is one line on standard error.
 *
 * @param argv what was typed after the command's name
 * @param evaluate what reads the app and the events; a process of its own, unless a test has another
 */
export async function main(argv: readonly string[], io: Io, evaluate: Evaluate = apart()): Promise<number> {
  try {
    return await run(argv, io, evaluate);
  } catch (error) {
    const said = error instanceof Misuse ? error.message : `unexpected: ${String(error)}`;
    io.stderr.write(`cdk-console-login-alert: ${printableLine(said)}\n`);
    return 2;
  }
}

async function run(argv: readonly string[], io: Io, evaluate: Evaluate): Promise<number> {
  const command = parse(argv);
  switch (command.name) {
    case 'help':
      (command.asked ? io.stdout : io.stderr).write(HELP);
      return command.asked ? 0 : 2;
    case 'version':
      io.stdout.write(`${version()}\n`);
      return 0;
    case 'preview':
      return preview(command.arguments, io, evaluate);
  }
}

function version(): string {
  const { version: own } = JSON.parse(readFileSync(join(__dirname, '..', '..', 'package.json'), 'utf8')) as { version: string };
  return own;
}

/** Runs the command as this process. The only place that sets the exit code. */
export async function runProcess(): Promise<void> {
  // A reader such as `head` that has seen enough is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') process.exitCode = 2;
  });
  // A process that a signal ends by itself says no `exit`, and what it started would go on.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => process.exit(128 + constants.signals[signal]));
  }
  const { stdout, stderr, stdin, env } = process;
  process.exitCode = await main(process.argv.slice(2), { stdout, stderr, stdin, cwd: process.cwd(), env });
}
