// Mails in Japanese, with a subject and local time, and without quotes and empty lines.
import { App, Stack } from 'aws-cdk-lib';
import { AlertDelivery, AlertMessage, AlertRecipient, ConsoleLoginAlert, SignInTrail } from 'cdk-console-login-alert';

const app = new App({ analyticsReporting: false });
const stack = new Stack(app, 'WithSubject', { env: { account: '123456789012', region: 'us-east-1' } });

new ConsoleLoginAlert(stack, 'ConsoleLoginAlert', {
  recipients: [AlertRecipient.email('security@example.com'), AlertRecipient.email('on-call@example.net')],
  message: AlertMessage.japanese(),
  delivery: AlertDelivery.withSubject({ timeZoneOffset: '+09:00' }),
  trail: SignInTrail.fromTrailArn('arn:aws:cloudtrail:us-east-1:123456789012:trail/management-events'),
});

app.synth();
