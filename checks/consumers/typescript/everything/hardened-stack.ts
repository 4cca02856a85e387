import { CfnOutput, Duration, Stack, StackProps } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { AlertDelivery, AlertMessage, AlertRecipient, ConsoleLoginAlert, SignInTrail } from 'cdk-console-login-alert';
import { Construct } from 'constructs';

/** An alert under watch: its topic and trail use a key of the account, and a pager tells what goes wrong with it. */
export class HardenedStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);

    const encryptionKey = new kms.Key(this, 'Key', { enableKeyRotation: true });
    const records = new s3.Bucket(this, 'Records', { blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL, enforceSSL: true });
    const copies = new logs.LogGroup(this, 'Copies', { retention: logs.RetentionDays.ONE_YEAR });
    const undelivered = new sqs.Queue(this, 'Undelivered', { enforceSSL: true, retentionPeriod: Duration.days(7) });
    const siem = new sqs.Queue(this, 'Siem', { enforceSSL: true });
    const pager = sns.Topic.fromTopicArn(this, 'Pager', 'arn:aws:sns:us-east-1:123456789012:pager');

    const alert = new ConsoleLoginAlert(this, 'ConsoleLoginAlert', {
      recipients: [
        AlertRecipient.email('security@example.com'),
        AlertRecipient.email('on-call@example.net'),
      ],
      message: AlertMessage.english({
        accountNames: { 123456789012: 'production' },
        runbook: 'https://wiki.example.com/sign-ins',
      }),
      delivery: AlertDelivery.direct(),
      trail: SignInTrail.create({ bucket: records, encryptionKey, logGroup: copies }),
      encryptionKey,
      deadLetterQueue: undelivered,
      displayName: 'Sign-in, hardened',
    });
    alert.addRecipient(AlertRecipient.subscription(new SqsSubscription(siem)));
    alert.alarmOnFailedDelivery('FailedDelivery', { actions: [new SnsAction(pager)] });
    alert.alarmOnSilence('Silence', { actions: [new SnsAction(pager)] });
    alert.alertOnTampering({ topic: pager });
    alert.checkDaily({ topic: pager, allWellOn: 'FRI' });

    new cloudwatch.Dashboard(this, 'Dashboard', {
      widgets: [[
        new cloudwatch.GraphWidget({
          left: [alert.metricSignIns({ period: Duration.hours(1) })],
          right: [alert.metricFailedDeliveries()],
        }),
      ]],
    });

    new CfnOutput(this, 'TopicArn', { value: alert.topic.topicArn });
    new CfnOutput(this, 'RuleArn', { value: alert.rule.ruleArn });
    new CfnOutput(this, 'UndeliveredArn', { value: alert.deadLetterQueue.queueArn });
  }
}
