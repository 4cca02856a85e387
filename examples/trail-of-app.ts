// The app creates a trail anyway, and the alert uses it. The recipients are mail addresses and a queue that a SIEM reads.
import { App, Stack } from 'aws-cdk-lib';
import * as cloudtrail from 'aws-cdk-lib/aws-cloudtrail';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { AlertMessage, AlertRecipient, ConsoleLoginAlert, SignInTrail } from 'cdk-console-login-alert';

const app = new App({ analyticsReporting: false });
const stack = new Stack(app, 'Monitoring');
const trail = SignInTrail.fromTrail(new cloudtrail.Trail(stack, 'Trail'));

new ConsoleLoginAlert(stack, 'ForPeople', {
  recipients: [AlertRecipient.email('security@example.com'), AlertRecipient.email('on-call@example.net')],
  message: AlertMessage.japanese(),
  displayName: 'Sign-in alert',
  trail,
});

new ConsoleLoginAlert(stack, 'ForMachines', {
  recipients: [AlertRecipient.subscription(new SqsSubscription(new sqs.Queue(stack, 'SignIns', { enforceSSL: true })))],
  message: AlertMessage.wholeEvent(),
  trail,
});

app.synth();
