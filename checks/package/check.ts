// Holds the packages against what a user needs of them: `npm run check:package`.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkBundledOf, checkDeclarationsOf, checkFilesOf, checkSizeOf, checkWorkingTree } from './contents';
import { installAndSynthesise, previewBesideCdk, previewOfWheel, previewWithoutCdk, typeCheck, User } from './installed';
import { checkByPublint, checkTypes } from './lints';
import { fileIn, Packages } from '../support/packages';
import { isInstalled } from '../support/process';
import { ROOT } from '../support/repository';

/** A promise to whoever installs the package. It gives what is worth saying, or fails. */
interface Check {
  readonly name: string;
  readonly holds: () => Promise<string | void> | string | void;
}

function checks(tarball: string, wheel: string | undefined, user: User): readonly Check[] {
  return [
    { name: 'the tarball holds what is needed and nothing else', holds: () => checkFilesOf(tarball) },
    { name: 'it declares what a user can name and nothing else', holds: () => checkDeclarationsOf(tarball) },
    { name: 'what it bundles is as its authors published it', holds: () => checkBundledOf(tarball) },
    { name: 'one that is packed in the working tree is the same', holds: () => checkWorkingTree(tarball) },
    { name: 'the tarball is small', holds: () => checkSizeOf(tarball) },
    { name: 'publint finds nothing', holds: () => checkByPublint(tarball) },
    { name: 'the types are right for every module resolution', holds: () => checkTypes(tarball) },
    { name: 'an app in an empty folder synthesises', holds: () => installAndSynthesise(user, tarball) },
    { name: 'it compiles, with every declaration checked', holds: () => typeCheck(user) },
    { name: 'the command previews it', holds: () => previewBesideCdk(user) },
    { name: 'the command previews it without the CDK', holds: () => previewWithoutCdk(user, tarball) },
    ...wheel ? [{ name: 'the command of the wheel previews it', holds: () => previewOfWheel(user, wheel) }] : [],
  ];
}

async function holds({ name, holds: check }: Check): Promise<boolean> {
  const begun = Date.now();
  const seconds = () => `${((Date.now() - begun) / 1000).toFixed(1).padStart(6)} s`;
  try {
    const says = await check();
    console.log(`passed ${seconds()}  ${name}${says ? `: ${says}` : ''}`);
    return true;
  } catch (error) {
    console.log(`failed ${seconds()}  ${name}\n${messageOf(error)}`);
    return false;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

async function main(): Promise<void> {
  const packages = new Packages();
  const [js, python] = await Promise.all([packages.build('js'), isInstalled('python3') ? packages.build('python') : undefined]);
  const tarball = fileIn(js, '.tgz');
  const wheel = python && fileIn(python, '.whl');
  const folder = mkdtempSync(join(tmpdir(), 'package-check-'));
  try {
    const user = { developer: join(folder, 'developer'), reviewer: join(folder, 'reviewer'), python: join(ROOT, '.cache', 'consumers', 'python') };
    const results: boolean[] = [];
    for (const check of checks(tarball, wheel, user)) {
      results.push(await holds(check));
    }
    if (!wheel) {
      console.log('skipped: the wheel, since python3 is not installed');
    }
    const failed = results.filter(passed => !passed).length;
    console.log(`${results.length - failed} passed, ${failed} failed`);
    process.exitCode = failed > 0 ? 1 : 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

main().catch(error => {
  console.error(messageOf(error));
  process.exitCode = 1;
});
