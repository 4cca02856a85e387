// A second topic receives an alarm when an alert is not delivered or CloudTrail sends no events, and an alert when somebody tampers with the first one.
import { App, Stack } from 'aws-cdk-lib';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as sns from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { AlertRecipient, ConsoleLoginAlert, SignInTrail } from 'cdk-console-login-alert';

const app = new App({ analyticsReporting: false });
const stack = new Stack(app, 'Monitored', { env: { account: '123456789012', region: 'us-east-1' } });

const alert = new ConsoleLoginAlert(stack, 'ConsoleLoginAlert', {
  recipients: [AlertRecipient.email('security@example.com'), AlertRecipient.email('on-call@example.net')],
  trail: SignInTrail.fromTrailArn('arn:aws:cloudtrail:us-east-1:123456789012:trail/management-events'),
});

// Without a policy of its own, the topic has the default policy of SNS, which allows alarms of this account to publish.
const monitoringTopic = new sns.Topic(stack, 'MonitoringTopic', { displayName: 'Sign-in alert monitoring' });
monitoringTopic.addSubscription(new EmailSubscription('platform@example.org'));

alert.alarmOnFailedDelivery('Undelivered', { actions: [new SnsAction(monitoringTopic)] });
alert.alarmOnSilence('Silence', { actions: [new SnsAction(monitoringTopic)] });
alert.alertOnTampering({ topic: monitoringTopic });

app.synth();
