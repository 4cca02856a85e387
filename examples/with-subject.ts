// Mails with a subject, in Japanese and in local time; lines with nothing to say are left out, and there are no quotes around the others.
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
