import { Aws } from './aws';
import { Cdk } from './cdk';
import { Emulator } from './emulator';
import { notification } from './notification';
import { SignIn } from './sign-in';
import { root } from '../../test/events';

let emulator: Emulator | undefined;
let aws: Aws;
let signIn: SignIn;

beforeAll(async () => {
  emulator = await Emulator.start();
  aws = new Aws(emulator);
  const cdk = new Cdk(emulator);
  const folder = await cdk.synth('checks/e2e/apps/undelivered.ts');
  await cdk.bootstrap(folder);
  await cdk.deploy(folder);
  signIn = await SignIn.in(aws);
});

afterAll(() => emulator?.stop());

// In this order. The emulator itself puts nothing into a dead-letter queue, so what is there was put by the workflow.
describe('on the patched emulator, where workflows wait a hundredth of their time, a workflow', () => {
  test('publishes a sign-in, and leaves the queue empty', async () => {
    await signIn.happens(root());
    await aws.endedWorkflows();

    expect((await aws.receive('Mails')).map(notification)).toEqual([expect.objectContaining({ Subject: 'HIGH: Root sign-in Success, 123456789012' })]);
    expect(await aws.receive('Undelivered')).toEqual([]);
  });

  test('puts the event into the queue by its own Catch where the topic is gone, and does not fail', async () => {
    const [topic] = await aws.topics();
    await aws.deleteTopic(topic);
    const event = await signIn.happens(root());
    const executions = await aws.endedWorkflows();

    expect((await aws.receive('Undelivered')).map(body => JSON.parse(body))).toEqual([event]);
    expect(await aws.receive('Mails')).toEqual([]);
    expect(executions.map(({ status }) => status)).toEqual(['SUCCEEDED', 'SUCCEEDED']);
  });
});
