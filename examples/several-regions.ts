// One stack for each Region in which somebody may sign in: the root user in us-east-1, IAM users in the other three as well.
import { App, Stack } from 'aws-cdk-lib';
import { AlertRecipient, ConsoleLoginAlert, SignInTrail } from 'cdk-console-login-alert';

const app = new App({ analyticsReporting: false });
const trail = SignInTrail.fromTrailArn('arn:aws:cloudtrail:us-east-1:123456789012:trail/management-events');

for (const region of ['us-east-1', 'us-east-2', 'eu-north-1', 'ap-southeast-2']) {
  const stack = new Stack(app, `SignIns-${region}`, { env: { account: '123456789012', region } });
  new ConsoleLoginAlert(stack, 'ConsoleLoginAlert', {
    recipients: [AlertRecipient.email('security@example.com'), AlertRecipient.email('on-call@example.net')],
    displayName: `Sign-in, ${region}`,
    trail,
  });
}

app.synth();
