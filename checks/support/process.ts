import { spawn, spawnSync } from 'node:child_process';

/** Lines of a failed program's output that are worth reading: a compiler says first what matters, a traceback last. */
const SHOWN = { first: 12, last: 20 };

/** What a program may be given besides its arguments. */
export interface RunOptions {
  readonly cwd: string;
  /** Added to the environment of this process. */
  readonly env?: Record<string, string>;
  /** Given on standard input. */
  readonly input?: string;
}

/** Runs a program to its end and gives its standard output; fails with what it said unless it exits with 0. */
export async function run(command: readonly string[], { cwd, env, input }: RunOptions): Promise<string> {
  const [program, ...args] = command;
  const child = spawn(program, args, { cwd, env: { ...process.env, ...env }, stdio: 'pipe' });
  const stdout: string[] = [];
  const said: string[] = [];
  child.stdout.setEncoding('utf8').on('data', (text: string) => { stdout.push(text); said.push(text); });
  child.stderr.setEncoding('utf8').on('data', (text: string) => { said.push(text); });
  child.stdin.on('error', () => undefined).end(input ?? '');
  const ended = await new Promise<string>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve(signal ?? `exit code ${code}`));
  });
  if (ended !== 'exit code 0') {
    throw new Error([`${command.join(' ')}: ${ended}`, ...abridged(said.join('').trimEnd().split('\n'))].join('\n'));
  }
  return stdout.join('');
}

/** Whether a program can be started here. */
export function isInstalled(program: string): boolean {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined;
}

function abridged(lines: readonly string[]): readonly string[] {
  const omitted = lines.length - SHOWN.first - SHOWN.last;
  return omitted <= 1 ? lines : [...lines.slice(0, SHOWN.first), `… ${omitted} lines …`, ...lines.slice(-SHOWN.last)];
}
