import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { npmInstall, pipInstall } from '../support/install';
import { fileIn, MAVEN_REPOSITORY, SHARED_CACHES, Target } from '../support/packages';
import { run, RunOptions } from '../support/process';

/** The folders of a language: all but `packages` are its own, below the cache. */
export interface Workplace {
  /** A copy of `checks/consumers/<language>`, to build in. */
  readonly app: string;
  /** The built package of the library. */
  readonly packages: string;
  /** Where the apps synthesise to. The stacks of all apps have names of their own. */
  readonly templates: string;
  /** What survives from run to run. */
  readonly kept: string;
}

/** How a user of a language installs the package and runs an app. */
export interface Language {
  readonly target: Target;
  /** Programs that must be here. */
  readonly needs: readonly string[];
  /** Whether the apps run here, or are only held against the generated code. */
  readonly synthesises: boolean;
  readonly consume: (workplace: Workplace) => Promise<void>;
}

async function typescript({ app, packages, templates, kept }: Workplace): Promise<void> {
  const modules = join(kept, 'node_modules');
  // npm would keep what has the same name and version.
  rmSync(join(modules, 'cdk-console-login-alert'), { recursive: true, force: true });
  rmSync(join(modules, '.package-lock.json'), { force: true });
  copyFileSync(join(app, 'package.json'), join(kept, 'package.json'));
  await npmInstall(kept, fileIn(packages, '.tgz'));
  const javascript = join(kept, 'javascript');
  await run(['node', require.resolve('typescript/bin/tsc'), '--project', app, '--outDir', javascript], { cwd: kept });
  for (const program of ['smallest.js', 'everything/app.js']) {
    await run(['node', join(javascript, program)], synthesising(kept, templates));
  }
}

async function python({ app, packages, templates, kept }: Workplace): Promise<void> {
  const bin = await pipInstall(kept, join(app, 'requirements.txt'), fileIn(packages, '.whl'));
  for (const program of ['smallest.py', 'everything/app.py']) {
    await run([join(bin, 'python'), program], synthesising(app, templates));
  }
}

async function java({ app, packages, templates }: Workplace): Promise<void> {
  // Maven would keep what has the same name and version.
  rmSync(join(MAVEN_REPOSITORY, 'io', 'github', 'cdkconsoleloginalert'), { recursive: true, force: true });
  const goals = ['compile', 'exec:java@smallest', 'exec:java@everything'];
  await run(['mvn', '-B', '-ntp', '-q', `-Dbuilt.packages=${packages}`, ...goals], synthesising(app, templates, SHARED_CACHES));
}

async function go({ app, packages, templates }: Workplace): Promise<void> {
  const library = 'github.com/cdk-console-login-alert/cdk-console-login-alert-go/cdkconsoleloginalert';
  const programs = join(app, 'bin');
  await run(['go', 'mod', 'edit', `-replace=${library}=${join(packages, 'cdkconsoleloginalert')}`], { cwd: app, env: SHARED_CACHES });
  await run(['go', 'build', '-o', `${programs}/`, './...'], { cwd: app, env: SHARED_CACHES });
  for (const program of ['smallest', 'everything']) {
    await run([join(programs, program)], synthesising(app, templates));
  }
}

async function csharp({ app, packages, kept }: Workplace): Promise<void> {
  const bin = await pipInstall(kept, join(app, 'requirements.txt'));
  await run([join(bin, 'python'), 'check.py', packages, 'Smallest', 'Everything'], { cwd: app });
}

/** In the order in which they are begun: those that take long come first. */
export const LANGUAGES: Readonly<Record<string, Language>> = {
  java: { target: 'java', needs: ['mvn', 'javac'], synthesises: true, consume: java },
  typescript: { target: 'js', needs: ['npm'], synthesises: true, consume: typescript },
  go: { target: 'go', needs: ['go'], synthesises: true, consume: go },
  python: { target: 'python', needs: ['python3'], synthesises: true, consume: python },
  csharp: { target: 'dotnet', needs: ['python3'], synthesises: false, consume: csharp },
};

/** Every template must be equal, so nothing of this machine may get into one. */
function synthesising(cwd: string, templates: string, env: Record<string, string> = {}): RunOptions {
  return { cwd, env: { ...env, CDK_OUTDIR: templates, CDK_CONTEXT_JSON: '{}', JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20' } };
}
