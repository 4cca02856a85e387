import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { main } from '../src/cli/main';
import { SignInRecord } from '../src/signin/samples';

/** One entry of the command's JSON document. */
export interface PreviewResult {
  readonly alert: string;
  readonly event: string | null;
  readonly alerted: boolean;
  readonly reasons: readonly string[];
  readonly deliveries: readonly {
    readonly channel: string;
    readonly from: string;
    readonly to: readonly string[];
    readonly subject: string;
    readonly body: string;
  }[];
}

/** What the command says of these events for everything that an app synthesised, in their order. */
export async function previewOf(app: App, events: readonly SignInRecord[]): Promise<readonly PreviewResult[]> {
  const folder = mkdtempSync(join(tmpdir(), 'preview-'));
  try {
    const file = join(folder, 'events.json');
    writeFileSync(file, JSON.stringify(events));
    const { stdout } = await run(['preview', app.synth().directory, '--event', file, '--format', 'json']);
    return JSON.parse(stdout).results;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Runs the command in this process. */
export async function run(argv: readonly string[]): Promise<{ readonly exitCode: number; readonly stdout: string; readonly stderr: string }> {
  const said = { stdout: '', stderr: '' };
  const exitCode = await main(argv, {
    stdout: { write: text => { said.stdout += text; } },
    stderr: { write: text => { said.stderr += text; } },
    stdin: nothing(),
    cwd: process.cwd(),
    env: {},
  });
  return { exitCode, ...said };
}

async function* nothing(): AsyncGenerator<string> {}
