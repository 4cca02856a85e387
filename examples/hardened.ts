// For compliance packs: a customer managed key for the topic and the trail, a log group with the trail's events, and a queue as a recipient.
import { App, Stack } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import { AlertRecipient, ConsoleLoginAlert, SignInTrail } from 'cdk-console-login-alert';

const app = new App({ analyticsReporting: false });
const stack = new Stack(app, 'Hardened', { env: { account: '123456789012', region: 'us-east-1' } });
const encryptionKey = new kms.Key(stack, 'Key', { enableKeyRotation: true });

new ConsoleLoginAlert(stack, 'ConsoleLoginAlert', {
  recipients: [AlertRecipient.email('security@example.com'), AlertRecipient.email('on-call@example.net')],
  encryptionKey,
  trail: SignInTrail.create({
    encryptionKey,
    logGroup: new logs.LogGroup(stack, 'SignIns', { retention: logs.RetentionDays.ONE_YEAR }),
  }),
});

app.synth();
