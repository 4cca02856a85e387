// One alert, and what a later revision of it changes: the message, the sender's name and one more recipient; or the delivery; or the coverage.
import { App, Stack } from 'aws-cdk-lib';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { AlertDelivery, AlertMessage, AlertRecipient, ConsoleLoginAlert, SignInCoverage, SignInTrail } from 'cdk-console-login-alert';

const app = new App({ analyticsReporting: false });
const revision = app.node.tryGetContext('revision');
const later = revision === 'later';
const stack = new Stack(app, 'Updated', { env: { account: '123456789012', region: 'us-east-1' } });

new ConsoleLoginAlert(stack, 'Alert', {
  recipients: [
    AlertRecipient.email('security@example.com'),
    AlertRecipient.subscription(new SqsSubscription(new sqs.Queue(stack, 'Queue', { queueName: 'Updated' }))),
    ...later ? [AlertRecipient.email('on-call@example.net')] : [],
  ],
  message: later ? AlertMessage.japanese() : AlertMessage.english(),
  coverage: revision === 'twoRegions' ? SignInCoverage.regions(['eu-west-1']) : SignInCoverage.thisRegion(),
  delivery: revision === 'withSubject' ? AlertDelivery.withSubject() : AlertDelivery.direct(),
  displayName: later ? 'Sign-in alert' : undefined,
  trail: SignInTrail.create(),
});

app.synth();
