// A stack with every option that has a resource of its own. Its snapshot is written without an account, so it proves that the
// template stays what it is, and no deployment: `npm run integ` verifies it, `npm run integ:update` writes it anew.
import { IntegTest } from '@aws-cdk/integ-tests-alpha';
import { App, Stack } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { AlertMessage, AlertRecipient, ConsoleLoginAlert, SignInEvent, SignInTrail } from '../src';

const app = new App();
const stack = new Stack(app, 'ConsoleLoginAlertInteg');
const encryptionKey = new kms.Key(stack, 'Key', { enableKeyRotation: true });

new ConsoleLoginAlert(stack, 'Default', {
  recipients: [AlertRecipient.email('security@example.com')],
  trail: SignInTrail.create({ encryptionKey }),
});

new ConsoleLoginAlert(stack, 'Configured', {
  recipients: [
    AlertRecipient.email('on-call@example.net'),
    AlertRecipient.subscription(new SqsSubscription(new sqs.Queue(stack, 'Queue', { enforceSSL: true }))),
  ],
  message: AlertMessage.fromTemplate('<userArn> signed in from <sourceIPAddress>: <outcome>'),
  signIns: { events: [SignInEvent.CONSOLE_LOGIN] },
  trail: SignInTrail.create({ encryptionKey }),
  encryptionKey,
  deadLetterQueue: new sqs.Queue(stack, 'DeadLetters', { encryptionMasterKey: encryptionKey, enforceSSL: true }),
  displayName: 'Sign-in alert',
});

new IntegTest(app, 'Integ', { testCases: [stack] });
