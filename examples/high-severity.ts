// Mails about every sign-in, and text messages only about the root user, `AssumeRoot`, `aws login` on another device and what AWS finds unusual.
import { App, Stack } from 'aws-cdk-lib';
import { AlertDelivery, AlertMessage, AlertRecipient, ConsoleLoginAlert, SignInTrail } from 'cdk-console-login-alert';

const app = new App({ analyticsReporting: false });
const stack = new Stack(app, 'HighSeverity', { env: { account: '123456789012', region: 'us-east-1' } });

new ConsoleLoginAlert(stack, 'ConsoleLoginAlert', {
  recipients: [
    AlertRecipient.email('security@example.com'),
    AlertRecipient.email('on-call@example.net'),
    AlertRecipient.sms('+12065550100', { onlyHighSeverity: true }),
  ],
  message: AlertMessage.english({
    accountNames: { [stack.account]: 'production' },
    runbook: 'https://wiki.example.com/sign-ins',
  }),
  // It says the severity of each event, which an input transformer of EventBridge cannot.
  delivery: AlertDelivery.withSubject({ timeZone: 'Europe/Berlin' }),
  trail: SignInTrail.fromTrailArn('arn:aws:cloudtrail:us-east-1:123456789012:trail/management-events'),
});

app.synth();
