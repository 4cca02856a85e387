import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../support/repository';

/** All that a user needs. A new kind of file in the package is to be thought about here. */
const NEEDED = [
  /^lib\/.+\.js$/,
  // Of the public API alone: compact.ts takes out what names a type of a folder.
  /^lib\/[^/]+\.d\.ts$/,
  /^\.jsii$/,
  /^bin\/cdk-console-login-alert$/,
  /^package\.json$/,
  // npm packs every README, whatever .npmignore says.
  /^README(\.ja)?\.md$/,
  /^LICENSE$/,
  /^node_modules\/(ipaddr\.js|jsonata)\//,
];

/** In bytes, packed: what is downloaded on every install, in each of five languages. */
const LIMITS = { whole: 400_000, withoutBundled: 150_000 };

/** A tarball holds all that is needed and nothing else. */
export function checkFilesOf(tarball: string): void {
  const files = execFileSync('tar', ['-tzf', tarball], { encoding: 'utf8' }).trim().split('\n').map(name => name.replace(/^package\//, ''));
  checkNeeded(files);
  const missing = NEEDED.filter(pattern => !files.some(file => pattern.test(file)));
  if (missing.length > 0) {
    throw new Error(`no file fits ${missing.map(String).join(', ')}: is .npmignore too strict, or nothing compiled?`);
  }
}

/** Neither does the package hold more when it is packed where developers work, whatever lies about there. */
export function checkFilesOfWorkingTree(): void {
  const [{ files }] = JSON.parse(execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: ROOT, encoding: 'utf8', maxBuffer: 100_000_000, stdio: ['ignore', 'pipe', 'ignore'],
  })) as { files: { path: string }[] }[];
  checkNeeded(files.map(({ path }) => path));
}

/** What is downloaded stays small. */
export function checkSizeOf(tarball: string): string {
  const whole = statSync(tarball).size;
  const own = sizeWithoutBundled(tarball);
  if (whole > LIMITS.whole || own > LIMITS.withoutBundled) {
    throw new Error(`the package has ${whole} bytes, ${own} of them its own: at most ${LIMITS.whole} and ${LIMITS.withoutBundled}`);
  }
  return `${whole} bytes, ${own} of them its own`;
}

function sizeWithoutBundled(tarball: string): number {
  const folder = mkdtempSync(join(tmpdir(), 'package-size-'));
  try {
    execFileSync('tar', ['-xzf', tarball, '-C', folder, '--exclude', 'package/node_modules']);
    return execFileSync('tar', ['-czf', '-', '-C', folder, 'package'], { maxBuffer: 100_000_000 }).length;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function checkNeeded(files: readonly string[]): void {
  const unneeded = files.filter(file => !NEEDED.some(pattern => pattern.test(file)));
  if (unneeded.length > 0) {
    throw new Error(`nobody needs ${unneeded.slice(0, 10).join(', ')}${unneeded.length > 10 ? ` and ${unneeded.length - 10} more` : ''}: ` +
      'leave it out by .npmignore, or add it to the list in checks/package/contents.ts');
  }
}
