// An alert that is checked daily: what is broken by hand must be in the report.
import { App, Stack } from 'aws-cdk-lib';
import * as sns from 'aws-cdk-lib/aws-sns';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { AlertRecipient, ConsoleLoginAlert, SignInTrail } from 'cdk-console-login-alert';

const app = new App({ analyticsReporting: false });
const stack = new Stack(app, 'DailyCheck', { env: { account: '123456789012', region: 'us-east-1' } });

const alert = new ConsoleLoginAlert(stack, 'Alert', {
  recipients: [AlertRecipient.subscription(new SqsSubscription(new sqs.Queue(stack, 'Mails', { queueName: 'Mails' })))],
  trail: SignInTrail.create(),
});
const second = new sns.Topic(stack, 'Second');
second.addSubscription(new SqsSubscription(new sqs.Queue(stack, 'Reports', { queueName: 'Reports' })));

alert.alarmOnFailedDelivery('Undelivered');
alert.checkDaily({ topic: second });

app.synth();
