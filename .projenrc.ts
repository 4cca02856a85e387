import { readFileSync } from 'node:fs';
import { awscdk, cdk, javascript } from 'projen';
import { addChecks, JSII, QUIET_JSII, TS_NODE } from './projenrc/checks';
import { addLint } from './projenrc/lint';
import { hardenWorkflows } from './projenrc/workflows';

/**
 * Who publishes the library, and under which names: all of it is here, for the owner to change before the first release.
 */
const COORDINATES = {
  author: 'cdk-console-login-alert contributors',
  authorAddress: 'https://github.com/cdk-console-login-alert',
  homepage: 'https://github.com/cdk-console-login-alert/cdk-console-login-alert',
  repositoryUrl: 'https://github.com/cdk-console-login-alert/cdk-console-login-alert.git',
  pypi: { distName: 'cdk-console-login-alert', module: 'cdk_console_login_alert' },
  maven: {
    javaPackage: 'io.github.cdkconsoleloginalert',
    mavenGroupId: 'io.github.cdkconsoleloginalert',
    mavenArtifactId: 'cdk-console-login-alert',
  },
  nuget: { dotNetNamespace: 'CdkConsoleLoginAlert', packageId: 'CdkConsoleLoginAlert' },
  go: {
    moduleName: 'github.com/cdk-console-login-alert/cdk-console-login-alert-go',
    packageName: 'cdkconsoleloginalert',
  },
};

/** Folders of TypeScript beside `src/` and `test/` that are linted as tests are: checks that are too long for the unit tests, and examples. */
const PROGRAMS = ['checks', 'examples'];

const project = new awscdk.AwsCdkConstructLibrary({
  name: 'cdk-console-login-alert',
  description: 'Notifies several recipients, by mail, phone or chat and with AWS managed services only, when somebody signs in to the AWS console',
  author: COORDINATES.author,
  authorAddress: COORDINATES.authorAddress,
  authorOrganization: true,
  repositoryUrl: COORDINATES.repositoryUrl,
  homepage: COORDINATES.homepage,
  bugsUrl: `${COORDINATES.homepage}/issues`,
  license: 'Apache-2.0',
  stability: 'experimental',
  keywords: [
    'alert', 'audit', 'aws', 'aws-cdk', 'break-glass', 'cdk', 'cloudtrail', 'console', 'email', 'eventbridge', 'iam', 'iam-identity-center', 'login', 'mfa',
    'multi-region', 'notification', 'organizations', 'root', 'security', 'sign-in', 'slack', 'sms', 'sns', 'sso', 'stacksets', 'step-functions', 'teams',
  ],
  defaultReleaseBranch: 'main',
  // Later ones need a newer Node than the library does.
  bumpPackage: 'commit-and-tag-version@^12',

  publishToPypi: { ...COORDINATES.pypi, trustedPublishing: true, attestations: true },
  publishToMaven: COORDINATES.maven,
  publishToNuget: { ...COORDINATES.nuget, trustedPublishing: true },
  publishToGo: COORDINATES.go,
  npmTrustedPublishing: true,
  npmProvenance: true,
  // Somebody has to approve each publication: CONTRIBUTING.md says how the environment is set up.
  releaseEnvironment: 'release',
  // A build that changes files fails; nothing pushes them, so no job of a pull request holds a token that may write.
  buildWorkflowOptions: { mutableBuild: false },
  depsUpgradeOptions: { workflowOptions: { schedule: javascript.UpgradeDependenciesSchedule.WEEKLY } },

  cdkVersion: '2.199.0',
  constructsVersion: '10.0.5',
  jsiiVersion: '~6.0.0',
  typescriptVersion: '~6.0.0',
  minNodeVersion: '20.16.0',
  workflowNodeVersion: '24.x',
  packageManager: javascript.NodePackageManager.NPM,
  compat: true,

  projenrcTs: true,
  tsconfig: {
    compilerOptions: {
      target: 'ES2023',
      lib: ['es2023'],
      module: 'node20',
      // Sources inside source maps would be two thirds of the package.
      inlineSourceMap: false,
      inlineSources: false,
      // What is internal stays out of the declarations: a user's editor does not offer it, and the package is a tenth smaller.
      stripInternal: true,
    },
  },
  // The strict rules of jsii are these options, but for `stripInternal`.
  validateTsconfig: cdk.ValidateTsconfig.MINIMAL,
  integrationTestAutoDiscover: false,
  lambdaAutoDiscover: false,
  edgeLambdaAutoDiscover: false,
  singletonLambdaAutoDiscover: false,
  lambdaExtensionAutoDiscover: false,
  tsconfigDevFile: 'tsconfig.dev.json',
  tsconfigDev: {
    compilerOptions: {
      paths: { 'cdk-console-login-alert': ['./src'] },
      // The second check of the types takes half as long.
      incremental: true,
      tsBuildInfoFile: './.cache/types.tsbuildinfo',
    },
    include: ['.projenrc.ts'],
    exclude: ['node_modules', 'lib', 'dist', 'cdk.out'],
  },
  eslintOptions: {
    dirs: ['src'],
    devdirs: ['test', '.projenrc.ts', ...PROGRAMS],
    projectService: false,
    tsconfigPath: './tsconfig.dev.json',
  },
  jestOptions: {
    jestVersion: '^30',
    // A mail that changed is something to look at, not something to write over.
    updateSnapshot: javascript.UpdateSnapshot.NEVER,
    configFilePath: 'jest.config.json',
    jestConfig: {
      // What examples and tests import by name is the source, as an installed package would give it.
      collectCoverage: false,
      // What other stages put below this folder is none of the unit tests' business.
      roots: ['<rootDir>/src', '<rootDir>/test', '<rootDir>/examples'],
      moduleNameMapper: { '^cdk-console-login-alert$': '<rootDir>/src' },
      // Jest leaves one core idle by default, which is every second one where there are two.
      maxWorkers: '100%',
      // The apps of all tests stay in memory, since the CDK remembers every token.
      workerIdleMemoryLimit: '1500MB',
      testEnvironment: '<rootDir>/test/support/jest-environment.js',
      // The types are checked once, by `npm test`; each test file only has its types removed, in half the time that ts-jest takes.
      transform: {
        '^.+\\.[t]sx?$': new javascript.Transform('@swc/jest', {
          jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
          module: { type: 'commonjs' },
          sourceMaps: 'inline',
        }),
      },
    },
  },

  // The assembly is what jsii knows of the API: 250 kB of JSON, of which a tenth is left.
  compressAssembly: true,

  // Each is justified in CONTRIBUTING.md.
  bundledDeps: ['ipaddr.js', 'jsonata@2.0.6'],
  devDeps: [
    '@arethetypeswrong/cli',
    '@swc/core',
    '@swc/jest',
    '@aws-cdk/integ-runner@^2.197.10',
    '@aws-cdk/integ-tests-alpha@2.193.0-alpha.0',
    '@types/node@^20',
    'asl-validator@4.0.0',
    'aws-cdk@^2',
    'cdk-nag@2.37.55',
    'concurrently@^9',
    'fast-check',
    'jest-environment-node@^30',
    'jest-mock@^30',
    'jest-runtime@^30',
    'playwright-core',
    'publib@0.2.1061',
    'publint',
    'tsconfig-paths@^4.2.0',
  ],
  sampleCode: false,
  gitignore: ['/cdk.out/', '/.cache/', '*.tgz', '.venv/', '.jsii.gz', '.jsii.tabl.json', '__pycache__/'],
});

// The package is what a user needs: the library, the command, the README and the licence.
project.npmignore?.exclude('/.cache/', '/.ci/', '/.venv/', '/checks/', '/docs/', '/examples/', '/rosetta/', '/API.md', '/CONTRIBUTING.md', '/SECURITY.md', '/cdk.out/',
  '/jest.config.json', '/.npmrc', '/.nvmrc', '*.tgz', '*.tsbuildinfo', '.jsii.tabl.json',
  // Declarations of the folders, which nobody imports, but for the public structs that the index exports from there.
  '/lib/*/**/*.d.ts');
for (const [, file] of readFileSync('src/index.ts', 'utf8').matchAll(/'\.\/(.+\/.+)'/g)) {
  project.npmignore?.include(`/lib/${file}.d.ts`);
}

hardenWorkflows(project);

// A lock file without registry hosts installs from whichever registry the reader uses.
project.npmrc.addConfig('omit-lockfile-registry-resolved', 'true');

// jest-junit alone writes titles that are no XML.
const jestConfig = project.tryFindObjectFile('jest.config.json');
jestConfig?.addOverride('reporters.1.0', '<rootDir>/test/support/junit.js');
// projen does not know this option.
jestConfig?.addOverride('runtime', '<rootDir>/test/support/jest-runtime.js');

// A bare `coverage`, meant for the reports of jest, would hide `src/coverage` from git and from lint.
project.gitignore.removePatterns('coverage');
project.tryFindObjectFile('.eslintrc.json')?.addOverride('ignorePatterns', ['*.js', '*.d.ts', 'node_modules/', '*.generated.ts', '/coverage', '!.projenrc.ts', '!projenrc/**/*.ts']);

// A clean install (and the Go module, which carries the tarball) fails on later versions of these two.
project.package.addField('overrides', {
  'unrs-resolver': '1.11.1',
  '@aws-cdk/asset-node-proxy-agent-v6': '2.1.0',
});

// npm packs a bundled package whole. What nobody loads is aside while it packs: 850 kB of scripts that a reviewer would have to read.
const NOT_LOADED = ['jsonata/jsonata.js', 'jsonata/jsonata-es5*.js', 'jsonata/jsonata.d.ts', 'jsonata/README.md', 'ipaddr.js/lib/ipaddr.d.ts', 'ipaddr.js/README.md'];
project.package.setScript('prepack', [
  'rm -rf .cache/bundled && mkdir -p .cache/bundled',
  'cp -R node_modules/jsonata node_modules/ipaddr.js .cache/bundled',
  `rm -f ${NOT_LOADED.map(file => `node_modules/${file}`).join(' ')}`,
].join(' && '));
project.package.setScript('postpack', 'cp -R .cache/bundled/. node_modules');

project.package.addField('type', 'commonjs');
project.package.addBin({ 'cdk-console-login-alert': 'bin/cdk-console-login-alert' });

// Snippets of the README and of doc comments must compile, or nobody can trust them.
project.package.addField('jsiiRosetta', { strict: true });
project.postCompileTask.exec('jsii-rosetta extract --strict');

project.addTask('demo', {
  description: 'Synthesises the smallest example and prints the alert that a sign-in would send',
  env: { CDK_OUTDIR: 'cdk.out', ...QUIET_JSII, ...TS_NODE },
  steps: [
    { exec: JSII },
    { exec: 'node -r ts-node/register -r tsconfig-paths/register examples/smallest.ts' },
    { exec: 'node bin/cdk-console-login-alert preview cdk.out --sample root' },
  ],
});

project.addTask('integ', { description: 'Compares the integration snapshots with what is synthesised', exec: 'integ-runner --language typescript', env: TS_NODE });
project.addTask('unit', { description: 'Runs the unit tests', exec: 'jest --ci', receiveArgs: true });
// At once, since none of them keeps all cores busy all the time.
project.testTask.reset('concurrently --group --names types,unit,lint,integ "tsc --noEmit -p tsconfig.dev.json" "projen unit" "projen eslint" "projen integ"');
project.addTask('integ:update', {
  description: 'Writes the integration snapshots anew, without an account',
  exec: 'integ-runner --language typescript --dry-run --update-on-failed',
  env: TS_NODE,
});

addChecks(project);

addLint(project);

project.synth();
