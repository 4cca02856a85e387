// Every Region that an account has from the start: a StackSet of the same stack creates a forwarder in each.
import { App, Stack } from 'aws-cdk-lib';
import { AlertRecipient, ConsoleLoginAlert, SignInCoverage, SignInTrail } from 'cdk-console-login-alert';

const app = new App({ analyticsReporting: false });
const stack = new Stack(app, 'SeveralRegions', { env: { account: '123456789012', region: 'eu-west-1' } });

new ConsoleLoginAlert(stack, 'ConsoleLoginAlert', {
  recipients: [AlertRecipient.email('security@example.com'), AlertRecipient.email('on-call@example.net')],
  // To cover opt-in Regions too, name all Regions: SignInCoverage.regions(['us-east-1', …]).
  coverage: SignInCoverage.defaultRegions(),
  // The trail must record every Region, as a trail that the console created does.
  trail: SignInTrail.fromTrailArn('arn:aws:cloudtrail:us-east-1:123456789012:trail/management-events'),
});

app.synth();
