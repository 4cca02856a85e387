import { constants } from 'node:os';
import { main } from './main';

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
