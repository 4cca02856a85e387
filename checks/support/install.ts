import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './process';

/** Installs packages below a folder as a user would, from npm's own cache where it has them. */
export async function npmInstall(folder: string, ...packages: string[]): Promise<void> {
  await run(['npm', 'install', '--no-save', '--no-package-lock', '--no-audit', '--no-fund', '--prefer-offline', ...packages], { cwd: folder });
}

/** Installs a wheel in a virtual environment with these requirements, which is made anew when they change; gives the folder of its programs. */
export async function pipInstall(folder: string, requirements: string, wheel?: string): Promise<string> {
  const venv = join(folder, 'venv');
  const pip = [join(venv, 'bin', 'pip'), '--quiet', '--disable-pip-version-check'];
  const stamp = join(venv, 'requirements.txt');
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== readFileSync(requirements, 'utf8')) {
    rmSync(venv, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    await run(['python3', '-m', 'venv', venv], { cwd: folder });
    await run([...pip, 'install', '--requirement', requirements], { cwd: folder });
    writeFileSync(stamp, readFileSync(requirements));
  }
  if (wheel) {
    await run([...pip, 'install', '--force-reinstall', '--no-deps', wheel], { cwd: folder });
    await run([...pip, 'check'], { cwd: folder });
  }
  return join(venv, 'bin');
}
