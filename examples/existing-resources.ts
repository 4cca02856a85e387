// The topic with its key, the queue and the organization trail exist already, in Europe. The root user signs in in us-east-1 all the same.
import { App, Stack } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { AlertRecipient, ConsoleLoginAlert, SignInCoverage, SignInTrail } from 'cdk-console-login-alert';

const app = new App({ analyticsReporting: false });
const stack = new Stack(app, 'Existing', { env: { account: '123456789012', region: 'eu-west-1' } });
const arn = (service: string, resource: string) => `arn:aws:${service}:eu-west-1:123456789012:${resource}`;

new ConsoleLoginAlert(stack, 'ConsoleLoginAlert', {
  recipients: [AlertRecipient.email('security@example.com')],
  coverage: SignInCoverage.regions(['us-east-1']),
  topic: sns.Topic.fromTopicArn(stack, 'Topic', arn('sns', 'security')),
  encryptionKey: kms.Key.fromKeyArn(stack, 'Key', arn('kms', 'key/11111111-2222-3333-4444-555555555555')),
  deadLetterQueue: sqs.Queue.fromQueueArn(stack, 'DeadLetters', arn('sqs', 'undelivered')),
  trail: SignInTrail.fromTrailArn('arn:aws:cloudtrail:us-east-1:111122223333:trail/organization'),
});

app.synth();
