import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { run } from './process';
import { filesOf, ROOT } from './repository';

const CACHE = join(ROOT, '.cache', 'packages');
const SOURCE = join(CACHE, 'source');

/** What the packages are made of, besides the tools. */
const INGREDIENTS = ['src', 'bin', 'rosetta', 'package.json', 'package-lock.json', 'tsconfig.json', 'README.md', 'README.ja.md', 'LICENSE', '.npmignore'];

/** A language that the library is packaged for, as jsii-pacmak calls it. */
export type Target = 'js' | 'python' | 'java' | 'go' | 'dotnet';

export const MAVEN_REPOSITORY = join(CACHE, 'maven');

/** Caches of other package managers, kept below the repository, so that a second run downloads nothing. */
export const SHARED_CACHES = {
  GOCACHE: join(CACHE, 'go', 'build'),
  GOMODCACHE: join(CACHE, 'go', 'modules'),
  // Or the modules would be read-only, and nobody could delete the cache.
  GOFLAGS: '-modcacherw',
  MAVEN_OPTS: `-Dmaven.repo.local=${MAVEN_REPOSITORY} -XX:TieredStopAtLevel=1`,
};

/** Where the package of a language is. */
export function packageFolder(target: Target): string {
  return join(CACHE, 'dist', target);
}

/**
 * The packages of the sources as they are now. They are built in a copy, since `lib/` may hold what the sources no longer have,
 * and so that a run never disturbs the tree. What is built already is kept.
 */
export class Packages {
  private readonly fingerprint = fingerprint();
  private compiled?: Promise<void>;
  private built: Promise<unknown> = Promise.resolve();

  /**
   * Builds the package of a language unless it is there, and gives its folder. They are built one after the other: while npm packs, the
   * bundled libraries in `node_modules` are without what nobody loads.
   */
  public build(target: Target): Promise<string> {
    const folder = this.built.then(() => this.buildNow(target));
    this.built = folder.catch(() => undefined);
    return folder;
  }

  private async buildNow(target: Target): Promise<string> {
    const folder = packageFolder(target);
    const stamp = join(CACHE, `${target}.stamp`);
    if (existsSync(folder) && isStamped(stamp, this.fingerprint)) {
      return folder;
    }
    await this.compile();
    rmSync(stamp, { force: true });
    rmSync(folder, { recursive: true, force: true });
    // .NET can be generated anywhere, and packaged only where its SDK is.
    await this.exec('jsii-pacmak', '--target', target, '--outdir', join(CACHE, 'dist'), '--no-fingerprint', ...target === 'dotnet' ? ['--code-only'] : []);
    writeFileSync(stamp, this.fingerprint);
    return folder;
  }

  /** Compiles the sources, once. */
  public compile(): Promise<void> {
    return this.compiled ??= this.compileCopy();
  }

  private async compileCopy(): Promise<void> {
    const stamp = join(CACHE, 'source.stamp');
    if (isStamped(stamp, this.fingerprint)) {
      return;
    }
    rmSync(stamp, { force: true });
    rmSync(SOURCE, { recursive: true, force: true });
    mkdirSync(SOURCE, { recursive: true });
    INGREDIENTS.filter(name => existsSync(join(ROOT, name))).forEach(name => cpSync(join(ROOT, name), join(SOURCE, name), { recursive: true }));
    symlinkSync(join(ROOT, 'node_modules'), join(SOURCE, 'node_modules'));
    // As the task `compile` does.
    await this.exec('jsii', '--silence-warnings=reserved-word', '--compress-assembly');
    writeFileSync(stamp, this.fingerprint);
  }

  private async exec(tool: string, ...args: string[]): Promise<void> {
    const env = { ...SHARED_CACHES, JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20' };
    await run([join(ROOT, 'node_modules', '.bin', tool), ...args], { cwd: SOURCE, env });
  }
}

/** What jsii says about the library, of which every package is generated. */
export function assembly(): unknown {
  return JSON.parse(gunzipSync(readFileSync(join(SOURCE, '.jsii.gz'))).toString());
}

/** The one file of a folder with this ending. */
export function fileIn(folder: string, ending: string): string {
  const found = readdirSync(folder).filter(name => name.endsWith(ending));
  if (found.length !== 1) {
    throw new Error(`${folder} has ${found.length} files that end with ${ending}: it should have one`);
  }
  return join(folder, found[0]);
}

function isStamped(stamp: string, wanted: string): boolean {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
}

function fingerprint(): string {
  const hash = createHash('sha256');
  for (const name of filesOf(...INGREDIENTS)) {
    hash.update(`${name}\0`).update(readFileSync(join(ROOT, name)));
  }
  return hash.digest('hex');
}
