// An alert whose topic will be deleted: what it cannot publish must be in the queue.
import { App, Stack } from 'aws-cdk-lib';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { AlertDelivery, AlertRecipient, ConsoleLoginAlert, SignInTrail } from 'cdk-console-login-alert';

const app = new App({ analyticsReporting: false });
const stack = new Stack(app, 'Undelivered', { env: { account: '123456789012', region: 'us-east-1' } });

new ConsoleLoginAlert(stack, 'Alert', {
  recipients: [AlertRecipient.subscription(new SqsSubscription(new sqs.Queue(stack, 'Mails', { queueName: 'Mails' })))],
  delivery: AlertDelivery.withSubject(),
  deadLetterQueue: new sqs.Queue(stack, 'Queue', { queueName: 'Undelivered' }),
  trail: SignInTrail.fromTrailArn('arn:aws:cloudtrail:us-east-1:123456789012:trail/management-events'),
});

app.synth();
