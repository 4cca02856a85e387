import { Aws } from './aws';
import { Cdk } from './cdk';
import { Emulator } from './emulator';
import { notification } from './notification';

let emulator: Emulator | undefined;
let aws: Aws;

beforeAll(async () => {
  emulator = await Emulator.start();
  aws = new Aws(emulator);
  const cdk = new Cdk(emulator);
  const folder = await cdk.synth('checks/e2e/apps/daily-check.ts');
  await cdk.bootstrap(folder);
  await cdk.deploy(folder);
});

afterAll(() => emulator?.stop());

/** What the daily check finds, and what it publishes. */
async function checked() {
  const { status, output = '{}', cause } = await aws.execute('DailyCheckWorkflow', { report: 'always' });
  expect([status, cause]).toEqual(['SUCCEEDED', undefined]);
  const { findings } = JSON.parse(output) as { findings: Readonly<Record<string, unknown>>[] };
  const [{ Subject, Message }] = (await aws.receive('Reports')).map(notification);
  return { findings, subject: Subject, message: Message };
}

// In this order: each account is mended before the next one.
describe('on the patched emulator, the workflow of a daily check reports', () => {
  test('that all is well where it is', async () => {
    const { findings, subject, message } = await checked();
    expect(findings).toEqual([]);
    expect(subject).toBe('Sign-in alert: all well, account 123456789012');
    expect(message).toContain('All well: the daily check of the AWS console sign-in alert DailyCheck/Alert');
  });

  test('a trail that was stopped', async () => {
    const [{ TrailARN }] = await aws.trails();
    await aws.stopLogging(String(TrailARN));
    const { findings, subject, message } = await checked();
    expect(findings).toMatchObject([{ code: 'trailStopped', subject: TrailARN }]);
    expect(subject).toContain('1 finding(s)');
    expect(message).toContain(`1. The trail ${TrailARN} does not log.`);
    await aws.startLogging(String(TrailARN));
  });

  test('a rule that was disabled', async () => {
    const [{ Name }] = await aws.rules();
    await aws.disableRule(Name);
    expect((await checked()).findings).toMatchObject([{ code: 'ruleState', subject: Name, state: 'DISABLED' }]);
    await aws.enableRule(Name);
  });

  test('a subscription that is gone', async () => {
    const topics = await aws.topics();
    const subscriptions = (await Promise.all(topics.map(topic => aws.subscriptions(topic)))).flat();
    const [{ arn, endpoint }] = subscriptions.filter(each => each.endpoint.endsWith(':Mails'));
    await aws.unsubscribe(arn);
    expect((await checked()).findings).toMatchObject([{ code: 'subscriptionMissing', protocol: 'sqs', endpoint }]);
  });
});
