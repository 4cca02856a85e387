import { execFile } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { Cdk } from './cdk';
import { ACCOUNT, Emulator } from './emulator';
import { Json } from '../../src/signin/cloudtrail-record';
import { run } from '../../test/support/command';
import { ROOT } from '../support/repository';

/** The real command, version 1, which `run` installs in an environment of its own: it pins other libraries than the emulator. */
const AWS = join(ROOT, '.venv', 'e2e-aws', 'bin', 'aws');

/** Every call starts a Python of its own. */
const LIMIT = 600_000;

let emulator: Emulator | undefined;
let folder: string;
let env: NodeJS.ProcessEnv;
const before = { ...process.env };

beforeAll(async () => {
  emulator = await Emulator.start();
  const cdk = new Cdk(emulator);
  folder = await cdk.synth('checks/e2e/apps/doctored.ts');
  await cdk.bootstrap(folder);
  await cdk.deploy(folder);
  env = environment(emulator);
  Object.assign(process.env, env);
}, LIMIT);

afterAll(() => {
  process.env = before;
  return emulator?.stop();
});

/**
 * The command asks the emulator and nobody else. Version 1 has an address of its own for SQS, whatever the environment says, and gives it
 * up for an option only.
 */
function environment({ endpoint, folder: own }: Emulator): NodeJS.ProcessEnv {
  if (!existsSync(AWS)) throw new Error(`there is no aws command at ${AWS}: start the tests with checks/e2e/run, which installs it`);
  const bin = join(own, 'bin');
  mkdirSync(bin);
  writeFileSync(join(bin, 'aws'), `#!/bin/sh\nexec '${AWS}' --endpoint-url '${endpoint}' "$@"\n`);
  chmodSync(join(bin, 'aws'), 0o755);
  return {
    PATH: `${bin}${delimiter}${process.env.PATH}`,
    HOME: own,
    AWS_ACCESS_KEY_ID: ACCOUNT,
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_DEFAULT_REGION: 'us-east-1',
    AWS_EC2_METADATA_DISABLED: 'true',
  };
}

/** Calls AWS by hand. */
async function aws(service: string, call: string, parameters: Json): Promise<AwsAnswer> {
  const { stdout } = await promisify(execFile)('aws', [service, call, '--cli-input-json', JSON.stringify(parameters), '--output', 'json'], { env });
  return (stdout === '' ? {} : JSON.parse(stdout)) as AwsAnswer;
}

/** What the tests read of answers. */
interface AwsAnswer {
  readonly Rules?: readonly { readonly Name: string; readonly EventPattern: string }[];
  readonly Targets?: readonly { readonly Id: string; readonly [name: string]: Json }[];
  readonly Subscriptions?: readonly { readonly SubscriptionArn: string; readonly Endpoint: string }[];
  readonly Attributes?: { readonly Policy: string };
  readonly MetricAlarms?: readonly { readonly [name: string]: Json }[];
  readonly StackResourceSummaries?: readonly Resource[];
}

interface Resource {
  readonly LogicalResourceId: string;
  readonly PhysicalResourceId: string;
  readonly ResourceType: string;
}

interface Diagnosed {
  readonly code: string;
  readonly state: string;
  readonly message: string;
}

/** What the doctor finds wrong or does not know. */
async function findings(): Promise<{ readonly exitCode: number; readonly codes: readonly string[] }> {
  const { code: exitCode, stdout, stderr } = await run(['doctor', folder, '--format', 'json']);
  expect(stderr).toBe('');
  const { lines } = JSON.parse(stdout) as { readonly lines: readonly Diagnosed[] };
  return { exitCode, codes: lines.filter(({ state }) => state !== 'well').map(({ code, message }) => `${code}: ${message}`) };
}

/** The ID that AWS gave to a resource of the stack. */
async function physicalId(type: string, logicalId: string): Promise<string> {
  const { StackResourceSummaries = [] } = await aws('cloudformation', 'list-stack-resources', { StackName: 'Doctored' });
  return StackResourceSummaries.find(each => each.ResourceType === `AWS::${type}` && each.LogicalResourceId.startsWith(logicalId))!.PhysicalResourceId;
}

/** The settings of an alarm as `put-metric-alarm` accepts them. */
function settingsOf(alarm: { readonly [name: string]: Json }): { readonly [name: string]: Json } {
  const names = [
    'AlarmName', 'AlarmActions', 'MetricName', 'Namespace', 'Statistic', 'Dimensions', 'Period', 'EvaluationPeriods', 'ComparisonOperator', 'TreatMissingData',
  ];
  return Object.fromEntries(names.filter(name => alarm[name] !== undefined).map(name => [name, alarm[name]]));
}

/** Something that is broken by hand, and how that is undone. */
interface Accident {
  readonly code: string;
  readonly happens: () => Promise<() => Promise<unknown>>;
}

const ACCIDENTS: readonly Accident[] = [
  {
    code: 'rule-disabled',
    happens: async () => {
      const { Name, EventPattern } = await rule();
      await aws('events', 'disable-rule', { Name });
      return () => putRule(Name, EventPattern);
    },
  },
  {
    code: 'rule-other-pattern',
    happens: async () => {
      const { Name, EventPattern } = await rule();
      await putRule(Name, '{"source":["aws.ec2"]}');
      return () => putRule(Name, EventPattern);
    },
  },
  {
    code: 'target-missing',
    happens: async () => {
      const { Name } = await rule();
      const { Targets = [] } = await aws('events', 'list-targets-by-rule', { Rule: Name });
      await aws('events', 'remove-targets', { Rule: Name, Ids: [Targets[0].Id] });
      return () => aws('events', 'put-targets', { Rule: Name, Targets: [...Targets] });
    },
  },
  {
    code: 'subscription-missing',
    happens: async () => {
      const TopicArn = await physicalId('SNS::Topic', 'ConsoleLoginAlertTopic');
      const { Subscriptions = [] } = await aws('sns', 'list-subscriptions-by-topic', { TopicArn });
      const { SubscriptionArn, Endpoint } = Subscriptions[0];
      await aws('sns', 'unsubscribe', { SubscriptionArn });
      return () => aws('sns', 'subscribe', { TopicArn, Protocol: 'email', Endpoint });
    },
  },
  {
    code: 'queue-not-empty',
    happens: async () => {
      const QueueUrl = await physicalId('SQS::Queue', 'ConsoleLoginAlertDeadLetterQueue');
      await aws('sqs', 'send-message', { QueueUrl, MessageBody: '{}' });
      return () => aws('sqs', 'purge-queue', { QueueUrl });
    },
  },
  {
    code: 'in-alarm',
    happens: async () => {
      const AlarmName = await physicalId('CloudWatch::Alarm', 'ConsoleLoginAlertUndelivered');
      await aws('cloudwatch', 'set-alarm-state', { AlarmName, StateValue: 'ALARM', StateReason: 'a test' });
      return () => aws('cloudwatch', 'set-alarm-state', { AlarmName, StateValue: 'OK', StateReason: 'a test' });
    },
  },
  {
    code: 'alarm-other-condition',
    happens: async () => {
      const AlarmName = await physicalId('CloudWatch::Alarm', 'ConsoleLoginAlertUndelivered');
      const { MetricAlarms: [alarm] = [] } = await aws('cloudwatch', 'describe-alarms', { AlarmNames: [AlarmName] });
      const put = (Threshold: Json) => aws('cloudwatch', 'put-metric-alarm', { ...settingsOf(alarm), Threshold });
      await put(1_000_000);
      return () => put(alarm.Threshold);
    },
  },
  {
    code: 'trail-stopped',
    happens: async () => {
      const Name = await physicalId('CloudTrail::Trail', 'ConsoleLoginAlertTrail');
      await aws('cloudtrail', 'stop-logging', { Name });
      return () => aws('cloudtrail', 'start-logging', { Name });
    },
  },
  {
    code: 'key-disabled',
    happens: async () => {
      const KeyId = await physicalId('KMS::Key', 'Key');
      await aws('kms', 'disable-key', { KeyId });
      return () => aws('kms', 'enable-key', { KeyId });
    },
  },
  {
    code: 'topic-other-policy',
    happens: async () => {
      const TopicArn = await physicalId('SNS::Topic', 'ConsoleLoginAlertTopic');
      const { Attributes } = await aws('sns', 'get-topic-attributes', { TopicArn });
      const setPolicy = (AttributeValue: string) => aws('sns', 'set-topic-attributes', { TopicArn, AttributeName: 'Policy', AttributeValue });
      await setPolicy(JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Deny', Principal: '*', Action: 'sns:Publish', Resource: TopicArn }] }));
      return () => setPolicy(Attributes!.Policy);
    },
  },
  {
    code: 'role-not-allowed',
    happens: async () => {
      const RoleName = await physicalId('IAM::Role', 'ConsoleLoginAlertDirectTextRole');
      const PolicyArn = await physicalId('IAM::ManagedPolicy', 'ConsoleLoginAlertDirectTextPolicy');
      await aws('iam', 'detach-role-policy', { RoleName, PolicyArn });
      return () => aws('iam', 'attach-role-policy', { RoleName, PolicyArn });
    },
  },
];

async function rule(): Promise<{ readonly Name: string; readonly EventPattern: string }> {
  const { Rules = [] } = await aws('events', 'list-rules', {});
  return Rules.find(({ Name }) => Name.startsWith('Doctored-ConsoleLoginAlertRule'))!;
}

function putRule(Name: string, EventPattern: string): Promise<AwsAnswer> {
  return aws('events', 'put-rule', { Name, EventPattern, State: 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS' });
}

// In this order: each begins with what the one before it repaired.
describe('on the patched emulator the doctor, by the real aws command', () => {
  test.each(ACCIDENTS)('names $code and nothing else', async ({ code, happens }) => {
    const repair = await happens();
    const found = await findings();
    await repair();

    expect(found).toEqual({ exitCode: 1, codes: [expect.stringMatching(new RegExp(`^${code}: `))] });
  }, LIMIT);

  test('finds nothing after all that was repaired', async () => {
    expect(await findings()).toEqual({ exitCode: 0, codes: [] });
  }, LIMIT);
});
