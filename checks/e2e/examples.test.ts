import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Aws } from './aws';
import { Cdk, coveredRegions, stacksIn } from './cdk';
import { asAws } from './differences';
import { Emulator } from './emulator';
import { notification, Notification } from './notification';
import { SignIn } from './sign-in';
import { SignInRecord } from '../../src/signin/samples';
import { root } from '../../test/events';
import { PreviewResult, run } from '../../test/support/command';
import { ROOT } from '../support/repository';

const EXAMPLES = readdirSync(join(ROOT, 'examples')).filter(name => name.endsWith('.ts'));

/** What an example says is there already. The emulator does without the key and the trail that they name. */
const PREREQUISITES: Readonly<Record<string, (emulator: Emulator) => Promise<void>>> = {
  'existing-resources.ts': async emulator => {
    const aws = new Aws(emulator, 'eu-west-1');
    await aws.createTopic('security');
    await aws.createQueue('undelivered');
  },
};

/** A queue of the tests, which receives what the topics of an example publish. */
const LISTENER = 'listener';

let emulator: Emulator | undefined;
let cdk: Cdk;

beforeAll(async () => {
  emulator = await Emulator.start();
  cdk = new Cdk(emulator);
});

afterAll(() => emulator?.stop());

test.each(EXAMPLES)('on the patched emulator the example %s is deployed, sends what the preview says of a sign-in, and is destroyed', async name => {
  await PREREQUISITES[name]?.(emulator!);
  const app = await cdk.synth(`examples/${name}`);
  const stacks = stacksIn(app);
  await cdk.bootstrap(app);
  await cdk.deploy(app);
  const places = [...new Map(stacks.map(({ account, region }) => [`${account} ${region}`, new Aws(emulator!, region, account)])).values()];

  expect(await cdk.diff(app)).toEqual({ exitCode: 0, output: expect.stringContaining('There were no differences') });
  const mailboxes = await listen(places);
  for (const place of [...places, ...coveredRegions(app).map(region => new Aws(emulator!, region))]) {
    const { received, previewed } = await signIn(place, places, app, mailboxes);

    expect(previewed).not.toEqual([]);
    expect(received).toEqual(previewed);
  }

  await cdk.destroy(app);
  for (const { name: stack, account, region } of stacks) {
    expect(await new Aws(emulator!, region, account).stackResources(stack)).toEqual([]);
  }
});

/** What one alert sends of a sign-in, and to which mailboxes. */
interface Sent {
  readonly text: string;
  readonly mailboxes: readonly string[];
}

/** Subscribes a queue to every topic, and gives the mailboxes of each. */
async function listen(places: readonly Aws[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const mailboxes = new Map<string, readonly string[]>();
  for (const aws of places) {
    await aws.createQueue(LISTENER);
    for (const topic of await aws.topics()) {
      const subscriptions = await aws.subscriptions(topic);
      mailboxes.set(topic, subscriptions.filter(({ protocol }) => protocol === 'email').map(({ endpoint }) => endpoint));
      await aws.subscribeQueue(topic, LISTENER);
    }
  }
  return mailboxes;
}

/** The root user signs in somewhere: what the topics everywhere say, and what the preview says. */
async function signIn(
  somewhere: Aws, everywhere: readonly Aws[], folder: string, mailboxes: ReadonlyMap<string, readonly string[]>,
): Promise<{ readonly received: readonly Sent[]; readonly previewed: readonly Sent[] }> {
  await somewhere.settledStacks('StackSet-');
  const event = await (await SignIn.in(somewhere)).happens(root());

  const notifications: Notification[] = [];
  for (const aws of everywhere) {
    await aws.endedWorkflows();
    notifications.push(...(await aws.receive(LISTENER)).map(notification));
  }
  const received = notifications.map(({ Subject, Message, TopicArn }) => ({
    text: asAws({ subject: Subject, text: Message }, event).message.text, mailboxes: mailboxes.get(TopicArn)!,
  }));
  const previewed = (await preview(folder, event))
    .flatMap(({ deliveries }) => deliveries.map(({ body, to }) => ({ text: body, mailboxes: to.filter(address => /^[^:]+@/.test(address)) })));
  return { received: inOrder(received), previewed: inOrder(previewed) };
}

async function preview(folder: string, event: SignInRecord): Promise<readonly PreviewResult[]> {
  const file = join(folder, 'event.json');
  writeFileSync(file, JSON.stringify(event));
  return JSON.parse((await run(['preview', folder, '--event', file, '--format', 'json'])).stdout).results;
}

function inOrder(sent: readonly Sent[]): Sent[] {
  return sent.map(({ text, mailboxes }) => ({ text, mailboxes: [...mailboxes].sort() })).sort((left, right) => left.text.localeCompare(right.text));
}
