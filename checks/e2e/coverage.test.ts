import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Aws } from './aws';
import { Cdk } from './cdk';
import { asAws } from './differences';
import { ACCOUNT, Emulator } from './emulator';
import { notification } from './notification';
import { SignIn } from './sign-in';
import { SignInRecord } from '../../src/signin/samples';
import { EVERY_KIND, root } from '../../test/events';
import { PreviewResult, run } from '../../test/support/command';

/** The alerts of `apps/coverage.ts`, which are also the names of their queues. */
const ALERTS = ['Regions', 'Organization', 'Forwarders'] as const;
type Alert = typeof ALERTS[number];

/** The one account of every organizational unit, as `emulator/stack_sets.py` has it. */
const OTHER_ACCOUNT = '444455556666';

/** Where somebody signs in, and the alerts that receive it. */
const PLACES: readonly { readonly account: string; readonly region: string; readonly receivedBy: readonly Alert[] }[] = [
  { account: ACCOUNT, region: 'us-east-1', receivedBy: ['Regions', 'Organization', 'Forwarders'] },
  { account: ACCOUNT, region: 'eu-west-1', receivedBy: ['Regions'] },
  { account: ACCOUNT, region: 'us-west-2', receivedBy: ['Regions'] },
  { account: ACCOUNT, region: 'ap-southeast-2', receivedBy: ['Forwarders'] },
  { account: ACCOUNT, region: 'eu-central-1', receivedBy: [] },
  { account: OTHER_ACCOUNT, region: 'us-east-1', receivedBy: ['Organization'] },
  { account: OTHER_ACCOUNT, region: 'eu-west-1', receivedBy: ['Organization'] },
  { account: OTHER_ACCOUNT, region: 'us-west-2', receivedBy: [] },
];

/** A condition that does not hold here. */
const IF_ANOTHER_APP = 'if another app has a SignInForwarder';

type Previewed = PreviewResult & { readonly notes?: readonly string[] };

let emulator: Emulator | undefined;
let cdk: Cdk;
let home: Aws;
let folder: string;

beforeAll(async () => {
  emulator = await Emulator.start();
  cdk = new Cdk(emulator);
  home = new Aws(emulator);
  folder = await cdk.synth('checks/e2e/apps/coverage.ts');
  await cdk.bootstrap(folder);
  await cdk.deploy(folder);
});

afterAll(() => emulator?.stop());

// In this order: the last one takes down what the others need.
describe('on the patched emulator, which takes stacks of StackSets and buses of other Regions for granted,', () => {
  test.each(PLACES)('a sign-in in $account, $region sends one alert by each of $receivedBy', async ({ account, region, receivedBy }) => {
    const { event, sent } = await signInAt(new Aws(emulator!, region, account), root());

    expect(event).toMatchObject({ account, region });
    expect(sent.map(({ alert }) => alert)).toEqual(receivedBy);
    expect(sent).toEqual(await previewed(event));
  });

  test.each(EVERY_KIND)('$kind in another Region sends what the preview says', async ({ event }) => {
    const happened = await signInAt(new Aws(emulator!, 'eu-west-1'), event);

    expect(happened.sent.map(({ alert }) => alert)).toEqual(['Regions']);
    expect(happened.sent).toEqual(await previewed(happened.event));
  });

  test('the stacks of a StackSet are in the Regions of its list but for the home Region, and go with it', async () => {
    expect(await stacksOfStackSets()).toEqual([
      `${ACCOUNT} eu-west-1`, `${ACCOUNT} us-west-2`, `${OTHER_ACCOUNT} us-east-1`, `${OTHER_ACCOUNT} eu-west-1`,
    ]);

    await cdk.destroy(folder);

    expect(await stacksOfStackSets()).toEqual([]);
  });
});

/** A message that an alert sends. */
interface Sent {
  readonly alert: Alert;
  readonly text: string;
}

async function signInAt(there: Aws, record: SignInRecord): Promise<{ readonly event: SignInRecord; readonly sent: readonly Sent[] }> {
  await there.settledStacks('StackSet-');
  const event = await (await SignIn.in(there)).happens(record);
  const sent = await Promise.all(ALERTS.map(async alert => (await home.receive(alert)).map(notification).map(({ Subject, Message }) => ({
    alert, text: asAws({ subject: Subject, text: Message }, event).message.text,
  }))));
  return { event, sent: sent.flat() };
}

/** Where they are, each once. */
async function stacksOfStackSets(): Promise<readonly string[]> {
  const places = await Promise.all(PLACES.map(async ({ account, region }) => {
    const stacks = await new Aws(emulator!, region, account).settledStacks('StackSet-');
    return stacks.map(() => `${account} ${region}`);
  }));
  return places.flat();
}

async function previewed(event: SignInRecord): Promise<readonly Sent[]> {
  const file = join(folder, 'event.json');
  writeFileSync(file, JSON.stringify(event));
  const { results } = JSON.parse((await run(['preview', folder, '--event', file, '--format', 'json'])).stdout) as { readonly results: readonly Previewed[] };
  return ALERTS.flatMap(alert => results
    .filter(result => result.alert === `Coverage/${alert}` && !(result.notes ?? []).some(note => note.includes(IF_ANOTHER_APP)))
    .flatMap(({ deliveries }) => deliveries.map(({ body }) => ({ alert, text: body }))));
}
