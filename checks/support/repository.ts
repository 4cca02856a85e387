import { execFileSync } from 'node:child_process';
import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';

/** The top folder of the repository. */
export const ROOT = join(__dirname, '..', '..');

/** The files of the repository as they are now, below these paths or all: those of git, and new ones that git does not ignore. */
export function filesOf(...paths: readonly string[]): readonly string[] {
  const names = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--', ...paths], { cwd: ROOT, encoding: 'utf8' });
  return names.split('\0').filter(name => name !== '' && existsSync(join(ROOT, name))).sort();
}

/** Copies the files of the repository into a folder. */
export function copyInto(folder: string): void {
  filesOf().forEach(name => cpSync(join(ROOT, name), join(folder, name)));
}
