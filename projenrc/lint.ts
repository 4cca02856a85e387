import { awscdk } from 'projen';

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
  { folder: 'input', mayImport: [], because: 'input knows what the public constructors and methods take, and nothing of what is made of it' },
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
const SHARED_BY_COMMANDS = ['assembly', 'resolve', 'events', 'evaluate', 'report-parts'];

/** Each noun of the API is one file; the constructs bring them together. The events of a filter have a file of their own. */
const NOUNS = ['sign-in-trail', 'sign-in-coverage', 'sign-in-filter', 'alert-message', 'alert-delivery', 'alert-recipient'];

/** Holds the layers, the length of a file and what a published file may do. */
export function addLint(project: awscdk.AwsCdkConstructLibrary): void {
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
}
