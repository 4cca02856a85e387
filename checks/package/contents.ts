import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { preProcessFile } from 'typescript';
import { fileIn } from '../support/packages';
import { ROOT } from '../support/repository';

/** All that a user needs. A new kind of file in the package is to be thought about here. */
const NEEDED = [
  /^lib\/.+\.js$/,
  // Which of them is checked below.
  /^lib\/.+\.d\.ts$/,
  /^\.jsii(\.gz)?$/,
  /^bin\/cdk-console-login-alert$/,
  /^package\.json$/,
  // npm packs every README, whatever .npmignore says.
  /^README(\.ja)?\.md$/,
  /^LICENSE$/,
  // Of what is bundled, what is loaded, and the licences, which ask that their text goes with the code.
  /^node_modules\/ipaddr\.js\/(package\.json|lib\/ipaddr\.js)$/,
  /^node_modules\/jsonata\/(package\.json|jsonata\.min\.js)$/,
  /^node_modules\/ipaddr\.js\/LICENSE$/,
  /^node_modules\/jsonata\/LICENSE$/,
];

/** In bytes, packed: what is downloaded on every install, in each of five languages. */
const LIMITS = { whole: 400_000, withoutBundled: 345_000 };

/** A tarball holds all that is needed and nothing else. */
export function checkFilesOf(tarball: string): void {
  const files = [...filesIn(tarball).keys()];
  checkNeeded(files);
  const missing = NEEDED.filter(pattern => !files.some(file => pattern.test(file)));
  if (missing.length > 0) {
    throw new Error(`no file fits ${missing.map(String).join(', ')}: is .npmignore too strict, or nothing compiled?`);
  }
}

/** A tarball holds each declaration that the compiler reads for a user, from `lib/index.d.ts` on, and no other. */
export function checkDeclarationsOf(tarball: string): string {
  const folder = unpack(tarball);
  try {
    const packed = listFiles(folder).filter(file => /^lib\/.+\.d\.ts$/.test(file));
    const read = new Set<string>();
    readDeclarations(folder, 'lib/index.d.ts', read);
    const missing = [...read].filter(file => !packed.includes(file));
    if (missing.length > 0) throw new Error(`${listed(missing)} is missing: a public declaration names what is in it. Is it \`@internal\`?`);
    const unread = packed.filter(file => !read.has(file));
    if (unread.length > 0) throw new Error(`no public declaration leads to ${listed(unread)}: leave it out by .npmignore`);
    return `${packed.length} declarations`;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function readDeclarations(folder: string, file: string, read: Set<string>): void {
  if (read.has(file)) return;
  read.add(file);
  if (!existsSync(join(folder, file))) return;
  for (const { fileName } of preProcessFile(readFileSync(join(folder, file), 'utf8')).importedFiles) {
    if (fileName.startsWith('.')) readDeclarations(folder, `${join(dirname(file), fileName)}.d.ts`, read);
  }
}

/** What is bundled is as its authors published it: `npm ci` holds what it installs against the hashes of the lock file. */
export function checkBundledOf(tarball: string): string {
  const bundled = [...filesIn(tarball)].filter(([file]) => file.startsWith('node_modules/'));
  const changed = bundled.filter(([file, hash]) => hash !== hashOf(join(ROOT, file))).map(([file]) => file);
  if (changed.length > 0) throw new Error(`${listed(changed)} is another file than npm installed`);
  return `${bundled.length} files`;
}

/** A package that is packed where developers work is the same, whatever lies about there and whichever task compiled it. */
export function checkWorkingTree(tarball: string): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'package-here-'));
  try {
    execFileSync('npm', ['pack', '--pack-destination', folder], { cwd: ROOT, stdio: 'ignore' });
    const here = filesIn(fileIn(folder, '.tgz'));
    checkNeeded([...here.keys()]);
    if (!existsSync(join(ROOT, 'lib', 'index.js'))) return 'nothing is compiled here, so nothing is compared';
    const wanted = filesIn(tarball);
    const different = [...new Set([...here.keys(), ...wanted.keys()])].filter(file => here.get(file) !== wanted.get(file));
    if (different.length > 0) {
      throw new Error(`${listed(different)} would be another file if it were packed here: remove lib/ and run \`npx projen compile\``);
    }
    return undefined;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The files of a package by their path, with a hash of each. */
function filesIn(tarball: string): ReadonlyMap<string, string> {
  const folder = unpack(tarball);
  try {
    return new Map(listFiles(folder).map(file => [file, hashOf(join(folder, file))]));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function hashOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

function unpack(tarball: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'package-files-'));
  execFileSync('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1']);
  return folder;
}

function listFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)));
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
    throw new Error(`nobody needs ${listed(unneeded)}: leave it out by .npmignore, or add it to the list in checks/package/contents.ts`);
  }
}

function listed(files: readonly string[]): string {
  return `${files.slice(0, 10).join(', ')}${files.length > 10 ? ` and ${files.length - 10} more` : ''}`;
}
