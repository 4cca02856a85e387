import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { HERE } from './logs';
import { assembly, Ran, run, template, withTemporaryDirectory, writeFiles } from '../app';

/** An alert that matches all sign-ins but MFA prompts. */
export const APP = assembly(template(), `aws://${HERE.account}/${HERE.region}`);

export type LogFiles = Readonly<Record<string, Buffer | string>>;

/** Writes files with any bytes, below `logs/`. */
export function writeLogs(cwd: string, logs: LogFiles): void {
  for (const [name, bytes] of Object.entries(logs)) {
    mkdirSync(dirname(join(cwd, 'logs', name)), { recursive: true });
    writeFileSync(join(cwd, 'logs', name), bytes);
  }
}

/** Replays logs through an app. */
export function replay(logs: LogFiles, argv: readonly string[] = [], app = APP): Promise<Ran> {
  return withTemporaryDirectory(cwd => {
    writeFiles(cwd, app);
    writeLogs(cwd, logs);
    return run(['replay', '--logs', 'logs', ...argv], { cwd });
  });
}

/** The JSON document of a replay, and its exit code. */
export async function document(logs: LogFiles, argv: readonly string[] = [], app = APP) {
  const { code, stdout, stderr } = await replay(logs, ['--format', 'json', ...argv], app);
  expect(stderr).toBe('');
  return { code, ...JSON.parse(stdout) };
}
