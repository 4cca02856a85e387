import { main } from './main';

/** Runs the command as this process. The only place that sets the exit code. */
export async function runProcess(): Promise<void> {
  // A reader such as `head` that has seen enough is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') process.exitCode = 2;
  });
  const { stdout, stderr, stdin, env } = process;
  process.exitCode = await main(process.argv.slice(2), { stdout, stderr, stdin, cwd: process.cwd(), env });
}
