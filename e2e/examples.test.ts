import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Aws } from './aws';
import { Cdk, DeployedStack, stacksIn } from './cdk';
import { asAws } from './differences';
import { Emulator } from './emulator';
import { notification } from './notification';
import { SignIn } from './sign-in';
import { SignInRecord } from '../src/signin/samples';
import { run } from '../test/cli/app';
import { root } from '../test/events';
import { PreviewResult } from '../test/preview';

const EXAMPLES = readdirSync(join(__dirname, '..', 'examples')).filter(name => name.endsWith('.ts'));

/** What an example says is there already. The emulator does without the key and the trail that they name. */
const PREREQUISITES: Readonly<Record<string, (emulator: Emulator) => Promise<void>>> = {
  'existing-resources.ts': async emulator => {
    const aws = new Aws(emulator, 'eu-west-1');
    await aws.createTopic('security');
    await aws.createQueue('undelivered');
  },
};

/** A queue of the tests, which hears what the topics of an example say. */
const LISTENER = 'listener';

let emulator: Emulator | undefined;
let cdk: Cdk;

beforeAll(async () => {
  emulator = await Emulator.start();
  cdk = new Cdk(emulator);
});

afterAll(() => emulator?.stop());

test.each(EXAMPLES)('on the patched emulator the example %s is deployed, tells of a sign-in what the preview says, and is destroyed', async name => {
  await PREREQUISITES[name]?.(emulator!);
  const app = await cdk.synth(`examples/${name}`);
  const stacks = stacksIn(app);
  await cdk.bootstrap(app);
  await cdk.deploy(app);

  expect(await cdk.diff(app)).toEqual({ exitCode: 0, output: expect.stringContaining('There were no differences') });
  for (const region of new Set(stacks.map(stack => stack.region))) {
    const here = stacks.filter(stack => stack.region === region);
    const { received, previewed } = await signInAndListen(new Aws(emulator!, region), app, here);

    expect(previewed).not.toEqual([]);
    expect(received).toEqual(previewed);
  }

  await cdk.destroy(app);
  for (const { name: stack, region } of stacks) {
    expect(await new Aws(emulator!, region).stackResources(stack)).toEqual([]);
  }
});

/** What one alert sends of a sign-in, and to which mailboxes. */
interface Told {
  readonly text: string;
  readonly mailboxes: readonly string[];
}

/** The root user signs in in one Region: what its topics say, and what the preview says of the stacks there. */
async function signInAndListen(
  aws: Aws, folder: string, stacks: readonly DeployedStack[],
): Promise<{ readonly received: readonly Told[]; readonly previewed: readonly Told[] }> {
  await aws.createQueue(LISTENER);
  const rules = (await aws.rules()).filter(({ Name }) => stacks.some(({ name }) => Name.startsWith(`${name}-`)));
  const mailboxes = new Map<string, readonly string[]>();
  for (const topic of rules.flatMap(({ targets }) => targets.map(({ Arn }) => Arn))) {
    const subscriptions = await aws.subscriptions(topic);
    mailboxes.set(topic, subscriptions.filter(({ protocol }) => protocol === 'email').map(({ endpoint }) => endpoint));
    await aws.subscribeQueue(topic, LISTENER);
  }
  const event = await (await SignIn.in(aws)).happens(root());

  const received = (await aws.receive(LISTENER)).map(notification).map(({ Subject, Message, TopicArn }) => ({
    text: asAws({ subject: Subject, text: Message }, event).message.text, mailboxes: mailboxes.get(TopicArn)!,
  }));
  const previewed = (await preview(folder, event))
    .filter(({ alert }) => stacks.some(({ name }) => alert.startsWith(`${name}/`)))
    .flatMap(({ deliveries }) => deliveries.map(({ body, to }) => ({ text: body, mailboxes: to.filter(address => address.includes('@')) })));
  return { received: inOrder(received), previewed: inOrder(previewed) };
}

async function preview(folder: string, event: SignInRecord): Promise<readonly PreviewResult[]> {
  const file = join(folder, 'event.json');
  writeFileSync(file, JSON.stringify(event));
  return JSON.parse((await run(['preview', folder, '--event', file, '--format', 'json'])).stdout).results;
}

function inOrder(told: readonly Told[]): Told[] {
  return told.map(({ text, mailboxes }) => ({ text, mailboxes: [...mailboxes].sort() })).sort((left, right) => left.text.localeCompare(right.text));
}
