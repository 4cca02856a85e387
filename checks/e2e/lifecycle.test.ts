import { Aws, StackResource, Subscription } from './aws';
import { Cdk } from './cdk';
import { Emulator } from './emulator';
import { notification } from './notification';
import { SignIn } from './sign-in';
import { root } from '../../test/events';

let emulator: Emulator | undefined;
let cdk: Cdk;
let aws: Aws;
/** The app as it is deployed first, its later revision, the one with another delivery, and the one with more coverage. */
let first: string;
let later: string;
let withSubject: string;
let twoRegions: string;
let signIn: SignIn;
/** After the first deployment. */
let resources: Readonly<Record<string, string>>;
let subscriptions: readonly Subscription[];

beforeAll(async () => {
  emulator = await Emulator.start();
  cdk = new Cdk(emulator);
  aws = new Aws(emulator);
  first = await cdk.synth('checks/e2e/apps/updated.ts');
  later = await cdk.synth('checks/e2e/apps/updated.ts', { revision: 'later' });
  withSubject = await cdk.synth('checks/e2e/apps/updated.ts', { revision: 'withSubject' });
  twoRegions = await cdk.synth('checks/e2e/apps/updated.ts', { revision: 'twoRegions' });
  await cdk.bootstrap(first);
  await cdk.deploy(first);
  signIn = await SignIn.in(aws);
  resources = physicalIds(await aws.stackResources('Updated'));
  subscriptions = await aws.subscriptions(await topic());
});

afterAll(() => emulator?.stop());

// In this order: each is about what the one before it left.
describe('on the patched emulator an alert', () => {
  test('is deployed as it was synthesised: cdk diff finds nothing', async () => {
    expect(await cdk.diff(first)).toEqual({ exitCode: 0, output: expect.stringContaining('There were no differences') });
  });

  test('tells its recipients of a sign-in, and a trail of all Regions fills the bucket of the stack', async () => {
    await signIn.happens(root());

    expect(endpoints(subscriptions)).toEqual(['arn:aws:sqs:us-east-1:123456789012:Updated', 'security@example.com']);
    expect(await messages()).toEqual([expect.stringContaining('AWS sign-in event: ConsoleLogin Success (type Root')]);
    expect(await aws.trails()).toEqual([
      expect.objectContaining({ IsMultiRegionTrail: true, LogFileValidationEnabled: true, S3BucketName: trailBucket() }),
    ]);
  });

  test('shows in cdk diff what a later revision changes: message, name and recipient, and nothing that is replaced', async () => {
    // By the template: a change set of the emulator says of every changed rule that it may be replaced.
    const { exitCode, output } = await cdk.diff(later, '--method', 'template');
    const changed = output.split('\n').filter(line => /^\[[-+~]\]/.test(line)).map(line => line.split(' ').slice(0, 2).join(' '));

    expect(exitCode).toBe(1);
    expect(changed.sort()).toEqual(['[+] AWS::SNS::Subscription', '[~] AWS::Events::Rule', '[~] AWS::SNS::Topic']);
    expect(output).not.toMatch(/replace|destroy/i);
  });

  test('keeps its topic and the subscriptions that people confirmed when it is updated', async () => {
    await cdk.deploy(later);
    const updated = physicalIds(await aws.stackResources('Updated'));
    const [added, ...others] = Object.keys(updated).filter(id => !(id in resources));
    const now = await aws.subscriptions(await topic());

    expect(updated).toEqual({ ...resources, [added]: expect.any(String) });
    expect(others).toEqual([]);
    expect(now).toEqual(expect.arrayContaining([...subscriptions]));
    expect(endpoints(now)).toEqual(['arn:aws:sqs:us-east-1:123456789012:Updated', 'on-call@example.net', 'security@example.com']);
    expect((await cdk.diff(later)).exitCode).toBe(0);
  });

  test('says the new message after the update', async () => {
    await signIn.happens(root());

    expect(await messages()).toEqual([expect.stringContaining('サインイン')]);
  });

  test('takes back a recipient, and no other, when the update is undone', async () => {
    await cdk.deploy(first);

    expect(physicalIds(await aws.stackResources('Updated'))).toEqual(resources);
    expect(await aws.subscriptions(await topic())).toEqual(subscriptions);
  });

  test('keeps topic, subscriptions, queue and rule when its delivery is switched to a workflow, which gives mails a subject', async () => {
    await cdk.deploy(withSubject);
    const updated = physicalIds(await aws.stackResources('Updated'));
    await signIn.happens(root());
    await aws.endedWorkflows();

    expect(await aws.subscriptions(await topic())).toEqual(subscriptions);
    expect(Object.keys(updated).filter(id => !(id in resources))).toEqual(expect.arrayContaining([expect.stringContaining('WithSubjectTextWorkflow')]));
    // Only the old way goes, and nothing of it is rewritten while the rule still uses it.
    expect(Object.keys(resources).filter(id => updated[id] !== resources[id])).toEqual([
      expect.stringContaining('DirectTextRole'), expect.stringContaining('DirectTextPolicy'),
    ]);
    expect((await aws.receive('Updated')).map(notification)).toEqual([expect.objectContaining({ Subject: 'HIGH: Root sign-in Success, 123456789012' })]);
  });

  test('keeps them when its delivery is switched back', async () => {
    await cdk.deploy(first);
    await signIn.happens(root());

    expect(await aws.subscriptions(await topic())).toEqual(subscriptions);
    expect(Object.keys(physicalIds(await aws.stackResources('Updated'))).sort()).toEqual(Object.keys(resources).sort());
    expect(await messages()).toEqual([expect.stringContaining('AWS sign-in event: ConsoleLogin Success (type Root')]);
  });

  test('keeps them when another Region is covered, and sends alerts of both', async () => {
    const there = new Aws(emulator!, 'eu-west-1');
    const before = physicalIds(await aws.stackResources('Updated'));
    await cdk.deploy(twoRegions);
    await there.settledStacks('StackSet-');
    await signIn.happens(root());
    await (await SignIn.in(there)).happens(root());

    expect(physicalIds(await aws.stackResources('Updated'))).toMatchObject(before);
    expect(await aws.subscriptions(await topic())).toEqual(subscriptions);
    expect(await messages()).toEqual([expect.stringContaining('Region: us-east-1'), expect.stringContaining('Region: eu-west-1')]);
  });

  test('sends alerts of one Region again when that is undone', async () => {
    const there = new Aws(emulator!, 'eu-west-1');
    await cdk.deploy(first);

    expect(await there.settledStacks('StackSet-')).toEqual([]);
    await (await SignIn.in(there)).happens(root());
    expect(await messages()).toEqual([]);
  });

  test('leaves nothing but the bucket of its trail when it is destroyed', async () => {
    const bucket = trailBucket();
    await cdk.destroy(first);

    expect(await aws.stackResources('Updated')).toEqual([]);
    expect(await aws.topics()).toEqual([]);
    expect(await aws.trails()).toEqual([]);
    // What the tests made to watch the bus.
    expect((await aws.rules()).map(({ Name }) => Name)).toEqual(['what-the-bus-has']);
    expect(await aws.queues()).toEqual(['what-the-bus-has']);
    expect((await aws.buckets()).filter(name => !name.startsWith('cdk-'))).toEqual([bucket]);
  });
});

async function topic(): Promise<string> {
  const topics = await aws.topics();
  expect(topics).toHaveLength(1);
  return topics[0];
}

async function messages(): Promise<string[]> {
  return (await aws.receive('Updated')).map(body => notification(body).Message);
}

function physicalIds(of: readonly StackResource[]): Record<string, string> {
  return Object.fromEntries(of.map(({ logicalId, physicalId }) => [logicalId, physicalId]));
}

function trailBucket(): string {
  const [logicalId] = Object.keys(resources).filter(id => id.startsWith('ConsoleLoginAlertTrailBucket') && !id.includes('Policy'));
  return resources[logicalId];
}

function endpoints(of: readonly Subscription[]): string[] {
  return of.map(({ endpoint }) => endpoint).sort();
}
