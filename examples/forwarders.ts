// Several Regions without StackSets: a stack with a forwarder in each Region, for apps that deploy there anyway.
import { App, Stack } from 'aws-cdk-lib';
import { AlertRecipient, ConsoleLoginAlert, SignInCoverage, SignInForwarder, SignInTrail } from 'cdk-console-login-alert';

const app = new App({ analyticsReporting: false });
const home = new Stack(app, 'Home', { env: { account: '123456789012', region: 'us-east-1' } });

const alert = new ConsoleLoginAlert(home, 'ConsoleLoginAlert', {
  recipients: [AlertRecipient.email('security@example.com'), AlertRecipient.email('on-call@example.net')],
  coverage: SignInCoverage.forwarders(),
  trail: SignInTrail.fromTrailArn('arn:aws:cloudtrail:us-east-1:123456789012:trail/management-events'),
});

for (const region of ['us-east-2', 'eu-north-1', 'ap-southeast-2']) {
  const stack = new Stack(app, `Forwarder-${region}`, { env: { account: '123456789012', region } });
  // The event bus must exist before a forwarder sends to it.
  stack.node.addDependency(home);
  // Each forwarder has its own alarm on events that it could not send, since an alarm reads metrics of its own Region.
  new SignInForwarder(stack, 'SignInForwarder', { eventBusArn: alert.eventBus!.eventBusArn }).alarmOnFailedDelivery('Unsent');
}

app.synth();
