// An alert with everything that the doctor can be shown on the emulator: a trail, a key, and an alarm with a topic of its own.
import { App, Stack } from 'aws-cdk-lib';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { AlertRecipient, ConsoleLoginAlert, SignInTrail } from 'cdk-console-login-alert';

const app = new App({ analyticsReporting: false });
const stack = new Stack(app, 'Doctored', { env: { account: '123456789012', region: 'us-east-1' } });

const alert = new ConsoleLoginAlert(stack, 'ConsoleLoginAlert', {
  recipients: [AlertRecipient.email('security@example.com'), AlertRecipient.email('on-call@example.net')],
  trail: SignInTrail.create(),
  encryptionKey: new Key(stack, 'Key', { enableKeyRotation: true }),
});

const second = new Topic(stack, 'SecondWay');
second.addSubscription(new EmailSubscription('platform@example.org'));
alert.alarmOnFailedDelivery('Undelivered', { actions: [new SnsAction(second)] });

app.synth();
