import { execFile } from 'node:child_process';
import { AwsAnswer, AskIn, permissionOf } from './aws-calls';
import { Misuse } from '../../command';
import { JsonObject, tryParseJson } from '../../json-values';

/** As many calls run at once. */
const AT_ONCE = 4;

/** In seconds, for one call. Event history gives 50 events a page, and two pages a second. */
const CALL_LIMIT = 60;

/** In bytes: more than any answer that can be meant. */
const LARGEST_ANSWER = 100_000_000;

/** Pages of these would go on for as long as there are events. */
const MOST_ITEMS: ReadonlyMap<string, number> = new Map([['lookup-events', 500]]);

/** @see https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-returncodes.html for its codes; the text has been the same in both versions */
const ERROR = /An error occurred \(([^)]+)\) when calling the \w+ operation(?: \(reached max retries: \d+\))?: ([^]*)/;

/** The process of a call; a test has others. */
export interface CallProcess {
  readonly file: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * Asks AWS by the `aws` command, version 1 or 2, which knows every kind of profile. It runs without a shell, and what is asked is one
 * JSON argument: version 1 would fetch an argument that begins like an address.
 */
export function awsCommand(profile: string | undefined, { file, env }: CallProcess = { file: 'aws', env: process.env }): AskIn {
  const slots = new Slots(AT_ONCE);
  return region => (service, call, parameters = {}) => {
    const permission = permissionOf(service, call);
    const most = MOST_ITEMS.get(call);
    const argv = [
      service, call, '--cli-input-json', JSON.stringify(parameters), '--output', 'json', '--color', 'off',
      ...region === undefined ? [] : ['--region', region],
      ...profile === undefined ? [] : ['--profile', profile],
      ...most === undefined ? [] : ['--max-items', String(most)],
    ];
    return slots.run(() => answerOf(file, argv, env, permission));
  };
}

function answerOf(file: string, argv: readonly string[], env: CallProcess['env'], permission: string): Promise<AwsAnswer> {
  return new Promise((resolve, reject) => {
    const options = {
      // No pager, no prompt and no wizard: nothing that waits for somebody.
      env: { ...env, AWS_PAGER: '', AWS_CLI_AUTO_PROMPT: 'off', PYTHONIOENCODING: 'utf-8' },
      timeout: CALL_LIMIT * 1000,
      killSignal: 'SIGKILL',
      maxBuffer: LARGEST_ANSWER,
      windowsHide: true,
    } as const;
    execFile(file, argv, options, (error, stdout, stderr) => {
      const failed = (code: string, message: string) => resolve({ kind: 'failure', code, message, permission });
      if (error === null) {
        const value = stdout.trim() === '' ? {} : tryParseJson(stdout);
        return value === undefined ? failed('NoAnswer', 'the answer is no JSON') : resolve({ kind: 'answer', value });
      }
      if (error.code === 'ENOENT') return reject(new Misuse('there is no aws command: install the AWS CLI, version 1 or 2, and log in with it'));
      if (error.killed === true) return failed('NoAnswer', `it took longer than ${CALL_LIMIT} seconds`);
      const [, code = 'NoAnswer', message = lastLine(stderr)] = ERROR.exec(stderr) ?? [];
      return failed(code, message.trim());
    });
  });
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) || 'the aws command gives no reason';
}

/** Runs so many tasks at once, and the others in their order. */
class Slots {
  private readonly waiting: (() => void)[] = [];

  constructor(private free: number) {}

  async run<T>(task: () => Promise<T>): Promise<T> {
    if (this.free === 0) await new Promise<void>(resolve => this.waiting.push(resolve));
    else this.free -= 1;
    try {
      return await task();
    } finally {
      const next = this.waiting.shift();
      if (next === undefined) this.free += 1;
      else next();
    }
  }
}

/** Asks each question once, whoever asks it. */
export function askingOnce(askIn: AskIn): AskIn {
  const asked = new Map<string, Promise<AwsAnswer>>();
  return region => (service, call, parameters: JsonObject = {}) => {
    const key = JSON.stringify([region, service, call, parameters]);
    const answer = asked.get(key) ?? askIn(region)(service, call, parameters);
    asked.set(key, answer);
    return answer;
  };
}
