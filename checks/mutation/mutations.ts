import { Mutation } from './mutation';

const program = (file: string, ...args: string[]): readonly string[] => ['node', '-r', 'ts-node/register', file, ...args];
const jest = (...args: string[]): readonly string[] => ['jest', '--ci', '--coverage=false', ...args];
const lint = (...files: string[]): readonly string[] => ['eslint', '--ext', '.ts', ...files];

/** A defect of each kind that a stage is there for. A text that is no longer found is to be mended here. */
export const MUTATIONS: readonly Mutation[] = [
  {
    name: 'a pattern for a source that no event has',
    edits: [{ file: 'src/signin/event-kinds.ts', find: "'aws.signin'", replace: "'aws.sign-in'" }],
    command: jest('test/unit/sign-in-filter.test.ts'),
    says: /aws\.sign-in/,
    quick: true,
  },
  {
    name: 'another construct ID',
    edits: [{ file: 'src/cdk/dead-letter-queue.ts', find: "new sqs.Queue(alert, 'DeadLetterQueue'", replace: "new sqs.Queue(alert, 'Undelivered'" }],
    command: jest('test/contract/construct-ids.test.ts'),
    says: /● no construct ID of an alert ever changes/,
    quick: true,
  },
  {
    name: 'the CDK in a pure layer',
    edits: [{ file: 'src/message/parse-template.ts', find: 'import ', replace: "import { Token } from 'aws-cdk-lib';\nimport " }],
    command: lint('src/message/parse-template.ts'),
    says: /pure layers know neither the CDK/,
    quick: true,
  },
  {
    name: 'a layer that reaches above itself',
    edits: [{ file: 'src/message/parse-template.ts', find: 'import ', replace: "import { createTopic } from '../cdk/topic';\nimport " }],
    command: lint('src/message/parse-template.ts'),
    says: /message turns a template into texts/,
  },
  {
    name: 'a path of the input transformer that leads nowhere',
    edits: [{ file: 'src/signin/fields.ts', find: "'$.detail.userIdentity.arn'", replace: "'$.detail.userIdentity.Arn'" }],
    command: jest('test/contract/end-to-end.test.ts'),
    says: /\+ "ARN, if any [^:]*: "[^]*snapshots failed/,
  },
  {
    name: 'a mail that is not the one of the snapshot',
    edits: [{ file: 'test/contract/__snapshots__/end-to-end.test.ts.snap', find: 'AWS sign-in event: ConsoleLogin Success', replace: 'AWS sign-in event: ConsoleLogin' }],
    command: jest('test/contract/end-to-end.test.ts'),
    says: /1 snapshot failed/,
  },
  {
    name: 'an integration snapshot of another template',
    edits: [{
      file: 'test/integ.console-login-alert.ts.snapshot/ConsoleLoginAlertInteg.template.json',
      find: '"MessageRetentionPeriod": 1209600',
      replace: '"MessageRetentionPeriod": 1209599',
    }],
    command: ['integ-runner', '--language', 'typescript'],
    says: /CHANGED[^]*MessageRetentionPeriod/,
  },
  {
    name: 'an example in the README that does not compile',
    edits: [{ file: 'README.md', find: 'new ConsoleLoginAlert(', replace: 'new ConsoleLoginAlarm(' }],
    command: ['bash', '-c', 'jsii --silence-warnings=reserved-word && jsii-rosetta extract --strict'],
    says: /ConsoleLoginAlarm/,
  },
  {
    name: 'an example in the documentation that does not compile',
    edits: [{ file: 'docs/coverage.md', find: 'SignInCoverage.defaultRegions(),', replace: 'SignInCoverage.allRegions(),' }],
    command: jest('test/contract/docs-snippets.test.ts'),
    says: /allRegions/,
  },
  {
    name: 'a file in the package that no user needs',
    edits: [{ file: '.npmignore', find: '/examples/\n', replace: '' }],
    command: program('checks/package/check.ts'),
    says: /failed .*packed in the working tree/,
    caches: ['packages/maven'],
  },
  {
    name: 'a template with a public bucket',
    edits: [{ file: 'src/trail/created-trail.ts', find: 'blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL', replace: 'blockPublicAccess: undefined' }],
    command: program('checks/templates/check.ts'),
    says: /found: CKV_AWS_5\d on AWS::S3::Bucket/,
    needs: ['python3'],
  },
  {
    name: 'a known finding that no linter finds',
    edits: [{
      file: 'checks/templates/known.ts',
      find: 'readonly Known[] = [',
      replace: "readonly Known[] = [\n  { rule: 'CKV_AWS_1', type: 'AWS::IAM::Role', examples: ['smallest'], because: 'none' },",
    }],
    command: program('checks/templates/check.ts'),
    says: /no longer found.*CKV_AWS_1 on AWS::IAM::Role/,
    needs: ['python3'],
  },
  {
    name: 'an operator that means something else than in event-ruler',
    edits: [{ file: 'src/eventbridge/match-branch.ts', find: 'value.endsWith(test.suffix)', replace: 'value.includes(test.suffix)' }],
    command: program('checks/conformance/check.ts'),
    says: /FAILED {2}texts[^]*the engines disagree/,
    needs: ['java', 'mvn'],
    caches: ['event-ruler', 'packages/maven'],
  },
  {
    name: 'a listed disagreement with event-ruler that is none',
    edits: [{ file: 'checks/conformance/disagreements.ts', find: 'event: \'{"x":10000001}\'', replace: 'event: \'{"x":2}\'' }],
    command: program('checks/conformance/check.ts'),
    says: /FAILED {2}listed: a cidr and a number[^]*mend the list/,
    needs: ['java', 'mvn'],
    caches: ['event-ruler', 'packages/maven'],
  },
  {
    name: 'a message that reaches no topic',
    edits: [{ file: 'src/delivery/direct.ts', find: 'topic: { topicArn: arn }, deadLetterQueue }', replace: 'deadLetterQueue, deadLetterQueue: { queueArn: arn } }' }],
    command: ['checks/e2e/run', 'checks/e2e/examples.test.ts', '-t', 'the example smallest'],
    says: /● on the patched emulator the example smallest/,
    needs: ['python3'],
  },
  {
    name: 'a workflow that gives up where it cannot publish',
    edits: [{
      file: 'src/delivery/state-machine-definition.ts',
      find: "        Catch: onAnyError('SendToDeadLetterQueue'),\n",
      replace: '',
    }],
    command: ['checks/e2e/run', 'checks/e2e/undelivered.test.ts'],
    says: /● on the patched emulator[^\n]*puts the event into the queue/,
    needs: ['python3'],
  },
  {
    name: 'line breaks of an event in a message of one line',
    edits: [{ file: 'src/message/jsonata-values.ts', find: '[\\u0000-\\u001f\\u007f-', replace: '[\\u007f-' }],
    command: jest('test/unit/message/jsonata-values.test.ts'),
    says: /● a value › has a blank for each control character/,
    quick: true,
  },
  {
    name: 'a home rule that takes what is forwarded too',
    edits: [{ file: 'src/coverage/sign-in-sources.ts', find: 'eventBus: undefined, envelope: recordedIn(Stack.of(alert))', replace: 'eventBus: undefined, envelope: {}' }],
    command: jest('test/unit/coverage/simulation.test.ts', '-t', 'alert in us-east-1 and defaultRegions'),
    says: /● with an alert in us-east-1 › and defaultRegions somebody who sends everything/,
    quick: true,
  },
  {
    name: 'a forwarded rule that takes the sign-ins of its own Region too',
    edits: [{ file: 'src/coverage/sign-in-sources.ts', find: 'eventBus, envelope: recordedElsewhere(Stack.of(alert))', replace: 'eventBus, envelope: {}' }],
    command: jest('test/unit/coverage/simulation.test.ts', '-t', 'a forwarder in the alert'),
    says: /● a forwarder in the alert's own Region doubles nothing/,
    quick: true,
  },
  {
    name: 'a bus that admits everybody',
    edits: [{ file: 'src/coverage/event-bus.ts', find: "...onlySignIns, StringEquals: { 'aws:PrincipalOrgID': organizationId }", replace: '...onlySignIns' }],
    command: jest('test/unit/coverage/policies.test.ts'),
    says: /● [^\n]*no statement allows everybody without a condition on the organization/,
    quick: true,
  },
  {
    name: 'a jar that carries other code than the package of npm',
    edits: [
      // One language after the other, or npm's package might get the change too.
      { file: 'checks/consumers/run.ts', find: 'const WORKERS = 2', replace: 'const WORKERS = 1' },
      {
        file: 'checks/support/packages.ts',
        find: '    // .NET can be generated anywhere',
        replace: [
          "    const altered = join(SOURCE, 'lib', 'cdk', 'dead-letter-queue.js');",
          "    const code = readFileSync(altered, 'utf8');",
          "    if (target === 'java') writeFileSync(altered, code.replace('days(14)', 'days(13)'));",
          '    // .NET can be generated anywhere',
        ].join('\n'),
      },
      { file: 'checks/support/packages.ts', find: 'this.fingerprint);\n    return folder;', replace: 'this.fingerprint);\n    writeFileSync(altered, code);\n    return folder;' },
    ],
    command: program('checks/consumers/run.ts', 'java'),
    says: /java +failed[^]*MessageRetentionPeriod/,
    needs: ['java', 'javac', 'mvn'],
    caches: ['packages/maven'],
  },
];
