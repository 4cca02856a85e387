import { App, Environment, Stack } from 'aws-cdk-lib';
import { run, withTemporaryDirectory } from './app';
import { signInFrom } from './other-environments';
import { AlertRecipient, ConsoleLoginAlert, SignInCoverage, SignInForwarder, SignInTrail } from '../../../src';

const HOME = { account: '123456789012', region: 'eu-west-1' };
const OTHER_ACCOUNT = '111122223333';

interface Answer {
  readonly alerted: boolean;
  readonly reasons: readonly string[];
  readonly notes?: readonly string[];
}

/** The output of the command for a sign-in in an account and Region, with an app with an alert in the home Region. */
function answer(coverage: SignInCoverage, { account, region }: typeof HOME, forwarders: readonly Environment[] = []): Promise<Answer> {
  return withTemporaryDirectory(async outdir => {
    const app = new App({ outdir, analyticsReporting: false });
    const alert = new ConsoleLoginAlert(new Stack(app, 'Mail', { env: HOME }), 'Alert', {
      trail: SignInTrail.fromTrailArn('arn:aws:cloudtrail:us-east-1:123456789012:trail/all'),
      recipients: [AlertRecipient.email('security@example.com')],
      coverage,
    });
    forwarders.forEach((env, index) => new SignInForwarder(new Stack(app, `Forwarder${index}`, { env }), 'Forwarder', {
      eventBusArn: alert.eventBus!.eventBusArn,
    }));
    app.synth();
    const { stdout, stderr } = await run(['preview', outdir, '--event', '-', '--format', 'json'], { stdin: signInFrom(account, region).text });
    expect(stderr).toBe('');
    return JSON.parse(stdout).results[0] as Answer;
  });
}

test('a sign-in of the home Region needs no forwarder', async () => {
  expect(await answer(SignInCoverage.regions(['us-east-1']), HOME)).toMatchObject({ alerted: true, reasons: [] });
});

test('a StackSet forwards from its Regions, and from no other', async () => {
  const coverage = SignInCoverage.regions(['us-east-1', 'us-east-2']);
  expect(await answer(coverage, { ...HOME, region: 'us-east-2' })).toMatchObject({
    alerted: true, reasons: [], notes: expect.arrayContaining([expect.stringMatching(/^AlertForwardedStackSet.* forwards it/)]),
  });
  expect(await answer(coverage, { ...HOME, region: 'us-west-2' })).toMatchObject({
    alerted: false,
    reasons: ['it happened in us-west-2 of account 123456789012, and nothing forwards it from there; covered: eu-west-1 of account 123456789012; '
      + 'us-east-1, us-east-2 of account 123456789012'],
  });
});

test('every Region that is enabled by default is covered', async () => {
  for (const region of ['us-east-1', 'us-east-2', 'eu-north-1', 'ap-southeast-2']) {
    expect(await answer(SignInCoverage.defaultRegions(), { ...HOME, region })).toMatchObject({ alerted: true, reasons: [] });
  }
});

test('an organization covers its accounts, but not the management account; there a forwarder does', async () => {
  const coverage = SignInCoverage.organization({ organizationId: 'o-a1b2c3d4e5', organizationalUnitIds: ['ou-ab12-cd34ef56'], regions: ['us-east-1'] });
  expect(await answer(coverage, { account: OTHER_ACCOUNT, region: 'us-east-1' })).toMatchObject({
    alerted: true, notes: expect.arrayContaining([expect.stringMatching(/, if account 111122223333 is in ou-ab12-cd34ef56$/)]),
  });
  const management = { ...HOME, region: 'us-east-1' };
  expect(await answer(coverage, management)).toMatchObject({ alerted: false, reasons: [expect.stringContaining('us-east-1 of the organization')] });
  expect(await answer(coverage, management, [management])).toMatchObject({
    alerted: true, reasons: [], notes: expect.arrayContaining(['Forwarder0/Forwarder forwards it']),
  });
});

test('a forwarder of the app is known, one of another app may be there, and an account that is not allowed is a reason', async () => {
  const coverage = SignInCoverage.forwarders({ accounts: [OTHER_ACCOUNT] });
  const place = { account: OTHER_ACCOUNT, region: 'us-east-1' };
  expect(await answer(coverage, place, [place])).toMatchObject({ alerted: true, notes: expect.arrayContaining(['Forwarder0/Forwarder forwards it']) });
  expect(await answer(coverage, place)).toMatchObject({
    alerted: true, notes: expect.arrayContaining(['it arrives if another app has a SignInForwarder in us-east-1 of account 111122223333']),
  });
  expect(await answer(SignInCoverage.forwarders(), place)).toMatchObject({
    alerted: false, reasons: [expect.stringMatching(/^it happened in account 111122223333, which arn:aws:events:eu-west-1:123456789012:event-bus\/\S+ does not allow to put events$/)],
  });
});
