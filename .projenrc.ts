import { awscdk, javascript } from 'projen';
import { addChecks, JSII, QUIET_JSII, TS_NODE } from './projenrc/checks';
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

/** Folders of TypeScript beside `src/` and `test/`: checks that are too long for the unit tests, and examples. */
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
  disableTsconfig: true,
  typecheckTests: true,
  integrationTestAutoDiscover: false,
  lambdaAutoDiscover: false,
  edgeLambdaAutoDiscover: false,
  singletonLambdaAutoDiscover: false,
  lambdaExtensionAutoDiscover: false,
  tsconfigDev: {
    compilerOptions: {
      paths: { 'cdk-console-login-alert': ['./src'] },
      // The second check of the types takes half as long.
      incremental: true,
      tsBuildInfoFile: './.cache/types.tsbuildinfo',
    },
    include: ['.projenrc.ts', 'projenrc/**/*.ts', ...PROGRAMS.map(folder => `${folder}/**/*.ts`)],
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
      // The types are checked once, by `typecheckTests`; each test file only has its types removed, in half the time that ts-jest takes.
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
    'fast-check',
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
  // Types of the command, which nobody imports.
  '/lib/cli/**/*.d.ts');

hardenWorkflows(project);

// A lock file without registry hosts installs from whichever registry the reader uses.
project.npmrc.addConfig('omit-lockfile-registry-resolved', 'true');

// projen's own `projenrc/tsconfig.json` would be ignored by a bare name, and a clone could not run projen.
project.gitignore.removePatterns('tsconfig.json');
project.gitignore.exclude('/tsconfig.json');

// jest-junit alone writes titles that are no XML.
project.tryFindObjectFile('jest.config.json')?.addOverride('reporters.1.0', '<rootDir>/test/support/junit.js');

// A bare `coverage`, meant for the reports of jest, would hide `src/coverage` from git and from lint.
project.gitignore.removePatterns('coverage');
project.tryFindObjectFile('.eslintrc.json')?.addOverride('ignorePatterns', ['*.js', '*.d.ts', 'node_modules/', '*.generated.ts', '/coverage', '!.projenrc.ts', '!projenrc/**/*.ts']);

// A clean install (and the Go module, which carries the tarball) fails on later versions of these two.
project.package.addField('overrides', {
  'unrs-resolver': '1.11.1',
  '@aws-cdk/asset-node-proxy-agent-v6': '2.1.0',
});

// Sources inside source maps would be two thirds of the package.
for (const option of ['inlineSourceMap', 'inlineSources']) {
  project.tryFindObjectFile('package.json')?.addOverride(`jsii.tsc.${option}`, false);
}

// npm packs a bundled package whole, and three of the four builds of jsonata are never loaded: 300 kB of scripts that a reviewer would have to read.
project.package.setScript('prepack', 'rm -f node_modules/jsonata/jsonata.min.js node_modules/jsonata/jsonata-es5.js node_modules/jsonata/jsonata-es5.min.js');

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

project.testTask.exec('integ-runner --language typescript', { env: TS_NODE });
project.addTask('integ:update', {
  description: 'Writes the integration snapshots anew, without an account',
  exec: 'integ-runner --language typescript --dry-run --update-on-failed',
  env: TS_NODE,
});

addChecks(project);

/** A folder of `src/`, what it may import, and why nothing more. */
interface Layer {
  readonly folder: string;
  readonly mayImport: string[];
  readonly because: string;
}

/** Layers that know neither the CDK nor files nor the console, lowest first: they can be read, tested and replaced by themselves. */
const PURE_LAYERS: Layer[] = [
  { folder: 'signin', mayImport: [], because: 'signin holds facts about the event and depends on nothing of ours' },
  { folder: 'network', mayImport: [], because: 'network is arithmetic on addresses and depends on nothing of ours' },
  { folder: 'eventbridge', mayImport: ['network'], because: "eventbridge holds the service's own rules, whatever an event is about" },
  { folder: 'message', mayImport: ['signin'], because: 'message turns a template into texts and knows only what a sign-in can say' },
  { folder: 'filter', mayImport: ['signin', 'eventbridge', 'network'], because: 'filter turns criteria into a pattern' },
];
const PURE = PURE_LAYERS.map(({ folder }) => folder);

/** Layers at the edge of AWS: the strategies behind the public nouns, and what several of them share. */
const EDGE_LAYERS: Layer[] = [
  { folder: 'input', mayImport: [], because: 'input knows what the public entries take, and nothing of what is made of it' },
  { folder: 'cdk', mayImport: ['signin'], because: 'cdk helps with AWS resources and knows nothing of alerts' },
  { folder: 'rule', mayImport: [...PURE, 'cdk'], because: 'a rule matches events and knows nothing of where they come from or where its targets send them' },
  { folder: 'trail', mayImport: [...PURE, 'cdk'], because: 'a trail knows nothing of what is made of its events' },
  { folder: 'coverage', mayImport: [...PURE, 'cdk', 'rule'], because: 'a coverage brings in events and knows nothing of what is made of them' },
  { folder: 'delivery', mayImport: [...PURE, 'cdk'], because: 'a delivery knows nothing of its recipients' },
  { folder: 'recipient', mayImport: [...PURE, 'cdk', 'delivery'], because: 'a recipient asks for a message format and knows nothing of how it is delivered' },
  { folder: 'monitoring', mayImport: [...PURE, 'cdk', 'rule'], because: 'monitoring measures rules, queues and topics, whatever made them' },
  {
    folder: 'tampering',
    mayImport: [...PURE, 'cdk', 'rule', 'trail', 'delivery', 'monitoring'],
    because: 'tampering rules protect what the other rooms made and send alerts of their own',
  },
];

/** The command reads synthesised templates, so that it tests what will be deployed and starts fast: it never loads the CDK. */
const CLI_LAYER: Layer = { folder: 'cli', mayImport: ['signin', 'eventbridge', 'message', 'network'], because: 'the command reads templates, never constructs' };

/** Each command is one folder of `src/cli`; what several of them need lies beside them. */
const COMMANDS = ['preview', 'replay', 'doctor'];
const SHARED_BY_COMMANDS = ['assembly', 'resolve', 'events', 'evaluate', 'report'];

/** Each noun of the API is one file; the constructs bring them together. The events of a filter have a file of their own. */
const NOUNS = ['sign-in-trail', 'sign-in-coverage', 'sign-in-filter', 'alert-message', 'alert-delivery', 'alert-recipient'];

project.eslint?.addRules({
  '@typescript-eslint/no-explicit-any': 'error',
  'import/no-restricted-paths': ['error', {
    zones: [
      ...[...PURE_LAYERS, ...EDGE_LAYERS, CLI_LAYER].map(({ folder, mayImport, because }) => ({
        target: `./src/${folder}`,
        from: './src',
        except: [folder, ...mayImport].map(name => `./${name}`),
        message: `${because}.`,
      })),
      ...[...COMMANDS, ...SHARED_BY_COMMANDS].map(folder => ({
        target: `./src/cli/${folder}`,
        from: COMMANDS.filter(other => other !== folder).map(other => `./src/cli/${other}`),
        message: 'a command can be read and changed without the others; what two of them need lies beside them and knows neither.',
      })),
      { target: './src/*.ts', from: './src/cli', message: 'nobody needs the command to build an alert.' },
      {
        target: './checks',
        from: './test',
        except: ['./support', './events'],
        message: 'unit tests may change with the source that they test; what the checks share with them is in test/support and test/events.',
      },
      ...NOUNS.map(noun => ({
        target: `./src/${noun}.ts`,
        from: noun === 'sign-in-filter' ? './src/!(sign-in-event).ts' : './src/*.ts',
        message: 'nouns never know each other; the constructs bring them together.',
      })),
    ],
  }],
  'max-lines': ['error', { max: 300 }],
});
// To look for cycles takes two thirds of linting, and only what is published is loaded by others. Their packages import nothing of ours.
project.eslint?.addOverride({ files: ['src/**/*.ts'], rules: { 'import/no-cycle': ['error', { ignoreExternal: true }], 'no-console': 'error' } });
// What a module costs to load can be measured only by requiring it at a moment of one's own.
project.eslint?.addOverride({ files: ['checks/bench/library-side.ts'], rules: { '@typescript-eslint/no-require-imports': 'off' } });
project.eslint?.addOverride({
  files: PURE.map(folder => `src/${folder}/**/*.ts`),
  rules: {
    'no-restricted-imports': ['error', {
      patterns: [{
        group: ['aws-cdk-lib*', 'aws-cdk-lib/**', 'constructs', 'node:*', 'fs', 'path', 'os', 'child_process'],
        message: 'pure layers know neither the CDK nor files nor the console.',
      }],
    }],
  },
});
project.eslint?.addOverride({
  files: ['src/cli/**/*.ts'],
  rules: {
    'no-restricted-imports': ['error', {
      patterns: [{ group: ['aws-cdk-lib*', 'aws-cdk-lib/**', 'constructs'], message: 'the command reads templates and must start fast.' }],
    }],
  },
});

project.synth();
