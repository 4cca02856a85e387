// The smallest app: every console sign-in of this Region, mailed to two recipients.
import { App, Stack } from 'aws-cdk-lib';
import { AlertRecipient, ConsoleLoginAlert, SignInTrail } from 'cdk-console-login-alert';

const app = new App({ analyticsReporting: false });
const stack = new Stack(app, 'Security', { env: { account: '123456789012', region: 'us-east-1' } });

new ConsoleLoginAlert(stack, 'ConsoleLoginAlert', {
  recipients: [
    AlertRecipient.email('security@example.com'),
    AlertRecipient.email('on-call@example.net'),
  ],
  trail: SignInTrail.create(),
});

app.synth();
