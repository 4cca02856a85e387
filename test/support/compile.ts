import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from './repository';

const ASSEMBLY = join(ROOT, '.jsii');
const MAIN = join(ROOT, 'lib/index.js');
/** Holds the ID of the process that compiles. */
const LOCK = join(ROOT, '.cache/compiling');

/** Brings `lib/` up to date with `src/`, for a test that runs the command as an installed package would. Of several processes, one does so. */
export function compile(): void {
  while (!lock()) {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
  }
  try {
    if (!upToDate()) jsii();
  } finally {
    rmSync(LOCK);
  }
}

function upToDate(): boolean {
  return existsSync(MAIN) && existsSync(ASSEMBLY) && newest(join(ROOT, 'src')) < statSync(ASSEMBLY).mtimeMs;
}

/** Compiles as the task `compile` does, so that whatever is packed afterwards is the same. */
function jsii(): void {
  execFileSync(process.execPath, [require.resolve('jsii/bin/jsii'), '--silence-warnings=reserved-word', '--compress-assembly'], {
    cwd: ROOT,
    env: { ...process.env, JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20' },
    stdio: 'pipe',
  });
}

function newest(folder: string): number {
  return Math.max(...readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(path => statSync(join(folder, path)).mtimeMs));
}

/** Whether this process may compile now. */
function lock(): boolean {
  mkdirSync(dirname(LOCK), { recursive: true });
  try {
    writeFileSync(LOCK, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    if (isLeftBehind()) rmSync(LOCK, { force: true });
    return false;
  }
}

/** Whether the process that held the lock was ended before it was done. */
function isLeftBehind(): boolean {
  try {
    process.kill(Number(readFileSync(LOCK, 'utf8')), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
