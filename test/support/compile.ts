import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './repository';

const ASSEMBLY = join(ROOT, '.jsii');

/** Brings `lib/` up to date with `src/`, for a test that runs the command as an installed package would. */
export function compile(): void {
  if (existsSync(ASSEMBLY) && newest(join(ROOT, 'src')) < statSync(ASSEMBLY).mtimeMs) {
    return;
  }
  // As the task `compile` does, so that whatever is packed afterwards is the same.
  execFileSync(process.execPath, [require.resolve('jsii/bin/jsii'), '--silence-warnings=reserved-word', '--compress-assembly'], {
    cwd: ROOT,
    env: { ...process.env, JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20' },
    stdio: 'pipe',
  });
}

function newest(folder: string): number {
  return Math.max(...readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(path => statSync(join(folder, path)).mtimeMs));
}
