// Every Region that an account has from the start: a StackSet of the same deployment puts a forwarder into each.
import { App, Stack } from 'aws-cdk-lib';
import { AlertRecipient, ConsoleLoginAlert, SignInCoverage, SignInTrail } from 'cdk-console-login-alert';

const app = new App({ analyticsReporting: false });
const stack = new Stack(app, 'SeveralRegions', { env: { account: '123456789012', region: 'eu-west-1' } });

new ConsoleLoginAlert(stack, 'ConsoleLoginAlert', {
  recipients: [AlertRecipient.email('security@example.com'), AlertRecipient.email('on-call@example.net')],
  // Opt-in Regions that you enabled are named with the others: SignInCoverage.regions(['us-east-1', …]).
  coverage: SignInCoverage.defaultRegions(),
  // It must record every Region, as a trail of the console does.
  trail: SignInTrail.fromTrailArn('arn:aws:cloudtrail:us-east-1:123456789012:trail/management-events'),
});

app.synth();
