// Every message on every route and a choice of filters, each to a queue of its own; the English one goes to an HTTP endpoint too.
// What a workflow says goes to a second queue, without SNS's envelope.
import { App, Stack } from 'aws-cdk-lib';
import { SqsSubscription, UrlSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { AlertDelivery, AlertMessage, AlertRecipient, ConsoleLoginAlert, ConsoleLoginAlertProps, SignInEvent, SignInTrail } from 'cdk-console-login-alert';

const OWN_FIELDS = {
  identity: '$.detail.userIdentity',
  tls: '$.detail.tlsDetails',
  nobody: '$.detail.userIdentity.nobody',
};

const everything = { events: [SignInEvent.ANY] };
const ALERTS: Readonly<Record<string, ConsoleLoginAlertProps>> = {
  Unfiltered: {},
  Chosen: { signIns: { events: [SignInEvent.SWITCH_ROLE, SignInEvent.CHECK_MFA] } },
  English: { message: AlertMessage.english(), signIns: everything },
  Japanese: { message: AlertMessage.japanese(), signIns: everything },
  WholeEvent: { message: AlertMessage.wholeEvent(), signIns: everything },
  Objects: {
    message: AlertMessage.fromTemplate([
      '<account> <region> <detailType> <id> <time>',
      'サインイン: <responseElements>, <additionalEventData>',
      'identity <identity> tls <tls> nobody <nobody> agent <userAgent>',
    ].join('\n'), { fields: OWN_FIELDS }),
    signIns: everything,
  },
  EnglishSubject: { message: AlertMessage.english(), delivery: AlertDelivery.withSubject(), signIns: everything },
  JapaneseSubject: { message: AlertMessage.japanese(), delivery: AlertDelivery.withSubject({ timeZoneOffset: '+09:00' }), signIns: everything },
  OwnSubject: {
    message: AlertMessage.fromTemplate([
      '"<account>" \\ <region> <detailType> <id>',
      'サインイン: <responseElements>, <additionalEventData>',
      '{% identity %} <identity> tls <tls> nobody <nobody> agent <userAgent>',
    ].join('\n'), { fields: OWN_FIELDS }),
    delivery: AlertDelivery.withSubject({ subject: 'サインイン <userArn> "<userAgent>" <nobody>' }),
    signIns: everything,
  },
};

const app = new App({ analyticsReporting: false });
const stack = new Stack(app, 'Messages', { env: { account: '123456789012', region: 'us-east-1' } });
const trail = SignInTrail.fromTrailArn('arn:aws:cloudtrail:us-east-1:123456789012:trail/management-events');

for (const [name, props] of Object.entries(ALERTS)) {
  const alert = new ConsoleLoginAlert(stack, name, { ...props, trail });
  alert.addRecipient(AlertRecipient.subscription(new SqsSubscription(new sqs.Queue(stack, `${name}Queue`, { queueName: name }))));
  if (props.delivery) {
    const raw = new sqs.Queue(stack, `${name}RawQueue`, { queueName: `${name}Raw` });
    alert.addRecipient(AlertRecipient.subscription(new SqsSubscription(raw, { rawMessageDelivery: true })));
  }
  if (name === 'English') {
    alert.addRecipient(AlertRecipient.subscription(new UrlSubscription(app.node.tryGetContext('endpoint'))));
  }
}

app.synth();
