import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ROOT } from '../support/repository';

/** The account of every test: a documentation number. The emulator takes an access key of twelve digits for the account. */
export const ACCOUNT = '123456789012';

const LAUNCHER = join(__dirname, 'emulator', 'patched_ministack.py');
const PYTHON = join(ROOT, '.venv', 'e2e', 'bin', 'python');
const START_LIMIT = 30_000;

/** A patched MiniStack on a loopback port of its own, with a folder for everything that a test writes. */
export class Emulator {
  /** Starts one; fails with its log if it does not answer. */
  public static async start(): Promise<Emulator> {
    if (!existsSync(PYTHON)) {
      throw new Error(`there is no emulator at ${PYTHON}: start the tests with checks/e2e/run, which installs it`);
    }
    const port = await freePort();
    const folder = mkdtempSync(join(tmpdir(), 'e2e-'));
    const log = openSync(join(folder, 'emulator.log'), 'w');
    const child = spawn(PYTHON, [LAUNCHER], {
      cwd: folder,
      // Standard input is a pipe that nobody writes to: it breaks when this process ends, and the emulator ends with it.
      stdio: ['pipe', log, log],
      env: {
        PATH: process.env.PATH,
        TMPDIR: folder,
        BIND_HOST: '127.0.0.1',
        MINISTACK_HOST: '127.0.0.1',
        GATEWAY_PORT: String(port),
        PYTHONDONTWRITEBYTECODE: '1',
        // Workflows try again at once, a hundred times as often as they would.
        SFN_WAIT_SCALE: '0.01',
      },
    });
    const emulator = new Emulator(`http://127.0.0.1:${port}`, folder, child);
    try {
      await emulator.answers();
    } catch (error) {
      await emulator.stop();
      throw error;
    }
    return emulator;
  }

  private constructor(public readonly endpoint: string, public readonly folder: string, private readonly child: ChildProcess) {}

  public get running(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  /** Breaks the pipe, as the death of this process would, and waits until the emulator has ended. */
  public async abandon(): Promise<void> {
    if (!this.running) {
      return;
    }
    const ended = once(this.child, 'exit');
    this.child.stdin?.destroy();
    await ended;
  }

  /** Ends the emulator and takes its folder away. */
  public async stop(): Promise<void> {
    const force = setTimeout(() => this.child.kill('SIGKILL'), 5000);
    await this.abandon();
    clearTimeout(force);
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async answers(): Promise<void> {
    const limit = Date.now() + START_LIMIT;
    while (this.running && Date.now() < limit) {
      const answer = await fetch(`${this.endpoint}/_ministack/health`).catch(() => undefined);
      if (answer?.ok) {
        return;
      }
      await wait(50);
    }
    throw new Error(`the emulator does not answer at ${this.endpoint}; its log:\n${readFileSync(join(this.folder, 'emulator.log'), 'utf8')}`);
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
