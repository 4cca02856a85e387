import { CfnOutput, Stack, StackProps } from 'aws-cdk-lib';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { ConsoleLoginAlert, SignInCoverage, SignInForwarder, SignInIdentity, SignInTrail } from 'cdk-console-login-alert';
import { Construct } from 'constructs';

/** Alerts that receive sign-ins of other Regions and accounts, and a forwarder that sends those of this account to another one. */
export class WidespreadStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);

    const trail = SignInTrail.fromTrailArn('arn:aws:cloudtrail:us-east-1:111122223333:trail/organization');
    const pager = sns.Topic.fromTopicArn(this, 'Pager', 'arn:aws:sns:us-east-1:123456789012:pager');
    const unsent = new sqs.Queue(this, 'Unsent', { enforceSSL: true });

    new ConsoleLoginAlert(this, 'ThisRegion', { coverage: SignInCoverage.thisRegion(), trail });
    new ConsoleLoginAlert(this, 'SomeRegions', {
      coverage: SignInCoverage.regions(['us-east-1', 'us-east-2', 'eu-north-1', 'ap-southeast-2']),
      trail,
    });
    new ConsoleLoginAlert(this, 'DefaultRegions', { coverage: SignInCoverage.defaultRegions(), trail });

    new ConsoleLoginAlert(this, 'Organization', {
      coverage: SignInCoverage.organization({
        organizationId: 'o-a1b2c3d4e5',
        organizationalUnitIds: ['r-ab12'],
        regions: ['us-east-1', 'us-east-2'],
        exceptAccounts: ['111122223333'],
      }),
      trail,
    });
    new ConsoleLoginAlert(this, 'Unit', {
      coverage: SignInCoverage.organization({
        organizationId: 'o-a1b2c3d4e5',
        organizationalUnitIds: ['ou-ab12-cd34ef56'],
        regions: ['us-east-1'],
        accounts: ['111122223333'],
        delegatedAdministrator: true,
      }),
      trail,
    });

    const forwarded = new ConsoleLoginAlert(this, 'Forwarded', {
      coverage: SignInCoverage.forwarders({ accounts: ['111122223333'], organizationId: 'o-a1b2c3d4e5' }),
      trail,
    });

    const forwarder = new SignInForwarder(this, 'Forwarder', {
      eventBusArn: 'arn:aws:events:us-east-1:111122223333:event-bus/sign-ins',
      signIns: { identities: [SignInIdentity.ROOT] },
      deadLetterQueue: unsent,
    });
    forwarder.alarmOnFailedDelivery('FailedDelivery', { actions: [new SnsAction(pager)] });
    forwarder.alarmOnSilence('Silence', { actions: [new SnsAction(pager)] });

    new CfnOutput(this, 'EventBusArn', { value: forwarded.eventBus!.eventBusArn });
    new CfnOutput(this, 'RuleArn', { value: forwarder.rule.ruleArn });
    new CfnOutput(this, 'UnsentArn', { value: forwarder.deadLetterQueue.queueArn });
  }
}
