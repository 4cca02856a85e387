// A stack with every option that has a resource of its own. Its snapshot is written without an account, so it proves that the
// template stays what it is, and no deployment: `npm run integ` verifies it, `npm run integ:update` writes it anew.
import { IntegTest } from '@aws-cdk/integ-tests-alpha';
import { App, Stack } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { AlertDelivery, AlertMessage, AlertRecipient, ConsoleLoginAlert, SignInCoverage, SignInEvent, SignInForwarder, SignInTrail } from '../src';

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

const widespread = new ConsoleLoginAlert(stack, 'Widespread', {
  recipients: [
    AlertRecipient.email('security@example.com'),
    AlertRecipient.sms('+12025550100'),
    AlertRecipient.slack({ workspaceId: 'T0123456789', channelId: 'C0123456789' }),
    AlertRecipient.teams({
      teamId: '11111111-2222-4333-8444-000000000001', tenantId: '11111111-2222-4333-8444-000000000002', channelId: '19:a1b2c3d4@thread.tacv2',
    }),
  ],
  message: AlertMessage.japanese(),
  delivery: AlertDelivery.withSubject({ timeZoneOffset: '+09:00' }),
  coverage: SignInCoverage.regions(['us-east-1', 'us-east-2']),
  trail: SignInTrail.create({ encryptionKey }),
});
widespread.alarmOnFailedDelivery('Undelivered');
widespread.alertOnTampering();

new ConsoleLoginAlert(stack, 'Organization', {
  coverage: SignInCoverage.organization({ organizationId: 'o-a1b2c3d4e5', organizationalUnitIds: ['r-ab12'], regions: ['us-east-1'] }),
  trail: SignInTrail.create({ encryptionKey }),
});

new SignInForwarder(stack, 'Forwarder', { eventBusArn: 'arn:aws:events:eu-west-1:111122223333:event-bus/sign-ins' });

new IntegTest(app, 'Integ', { testCases: [stack] });
