import { App, Stack } from 'aws-cdk-lib';
import { AlertRecipient, ConsoleLoginAlert, SignInTrail } from 'cdk-console-login-alert';

const app = new App();
const stack = new Stack(app, 'Security', { env: { account: '123456789012', region: 'us-east-1' } });

new ConsoleLoginAlert(stack, 'ConsoleLoginAlert', {
  recipients: [
    AlertRecipient.email('security@example.com'),
    AlertRecipient.email('on-call@example.net'),
  ],
  trail: SignInTrail.create(),
});
