// Recommended for one account: every Region that it has from the start, mails with a subject, a phone, and one alert each for successes and failures.
// A second topic notifies its recipients when an alert is not delivered, CloudTrail sends no events, somebody tampers with the alert, or the
// daily check finds a part of it that is not as deployed.
import { App, Stack } from 'aws-cdk-lib';
import * as sns from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { AlertDelivery, AlertRecipient, ConsoleLoginAlert, SignInCoverage, SignInOutcome, SignInTrail } from 'cdk-console-login-alert';

const app = new App({ analyticsReporting: false });
const stack = new Stack(app, 'Recommended', { env: { account: '123456789012', region: 'us-east-1' } });

const monitoringTopic = new sns.Topic(stack, 'MonitoringTopic', { displayName: 'Sign-in alert monitoring' });
monitoringTopic.addSubscription(new EmailSubscription('platform@example.org'));

const mailboxes = [AlertRecipient.email('security@example.com'), AlertRecipient.email('on-call@example.net')];
const common = {
  coverage: SignInCoverage.defaultRegions(),
  delivery: AlertDelivery.withSubject(),
  trail: SignInTrail.fromTrailArn('arn:aws:cloudtrail:us-east-1:123456789012:trail/management-events'),
};
// Anyone can cause failed sign-ins. They must not send text messages, nor disable the subscriptions that notify of a break-in.
const alerts = [
  new ConsoleLoginAlert(stack, 'Successes', {
    ...common, recipients: [...mailboxes, AlertRecipient.sms('+12065550100')], signIns: { outcome: SignInOutcome.SUCCESS },
  }),
  new ConsoleLoginAlert(stack, 'Failures', {
    ...common, recipients: mailboxes, signIns: { outcome: SignInOutcome.FAILURE }, displayName: 'Failed sign-in',
  }),
];

alerts.forEach(alert => alert.watch({ topic: monitoringTopic }));

app.synth();
