import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../support/process';
import { ROOT } from '../support/repository';

/** What publint says of this package, and why it stays so. */
const ACCEPTED: Readonly<Record<string, string>> = {
  // jsii hands the address to PyPI, Maven and NuGet, which make a link of it.
  INVALID_REPOSITORY_VALUE: 'a browser cannot open git+https',
};

/** publint finds nothing, suggestions included. */
export async function checkByPublint(tarball: string): Promise<void> {
  // Both are ECMAScript modules.
  const [{ publint }, { formatMessage }] = await Promise.all([import('publint'), import('publint/utils')]);
  const { messages, pkg } = await publint({ pack: { tarball: Uint8Array.from(readFileSync(tarball)).buffer }, strict: true });
  const found = messages.filter(({ code }) => !(code in ACCEPTED));
  if (found.length > 0) {
    throw new Error(found.map(message => `${message.code}: ${formatMessage(message, pkg, { color: false })}`).join('\n'));
  }
  const outdated = Object.keys(ACCEPTED).filter(code => messages.every(message => message.code !== code));
  if (outdated.length > 0) {
    throw new Error(`publint no longer says ${outdated.join(', ')}: take it out of checks/package/lints.ts`);
  }
}

/** The types are found, and are right, for every way of resolving modules. */
export async function checkTypes(tarball: string): Promise<void> {
  await run([join(ROOT, 'node_modules', '.bin', 'attw'), tarball, '--profile', 'strict', '--format', 'ascii', '--no-color', '--no-emoji'], { cwd: ROOT });
}
