import { Stack, StackProps } from 'aws-cdk-lib';
import * as cloudtrail from 'aws-cdk-lib/aws-cloudtrail';
import * as sns from 'aws-cdk-lib/aws-sns';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { AlertDelivery, AlertMessage, AlertRecipient, ConsoleLoginAlert, SignInEvent, SignInTrail } from 'cdk-console-login-alert';
import { Construct } from 'constructs';

/** Two alerts on a trail of this app: people get some events in Japanese, machines get all of them as JSON. */
export class MonitoringStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);

    const trail = new cloudtrail.Trail(this, 'Trail');
    const siem = new sqs.Queue(this, 'Siem', { enforceSSL: true });
    const pager = new sns.Topic(this, 'Pager');

    const forPeople = new ConsoleLoginAlert(this, 'ForPeople', {
      recipients: [AlertRecipient.email('security@example.com')],
      message: AlertMessage.japanese(),
      delivery: AlertDelivery.withSubject({ timeZone: 'Asia/Tokyo' }),
      signIns: { events: [SignInEvent.CONSOLE_LOGIN, SignInEvent.SWITCH_ROLE] },
      trail: SignInTrail.fromTrail(trail),
    });
    forPeople.watch({ topic: pager });

    new ConsoleLoginAlert(this, 'ForMachines', {
      recipients: [AlertRecipient.subscription(new SqsSubscription(siem))],
      message: AlertMessage.wholeEvent(),
      signIns: { events: [SignInEvent.ANY] },
      trail: forPeople.trail,
    });
  }
}
