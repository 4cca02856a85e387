import { Stack, StackProps } from 'aws-cdk-lib';
import * as chatbot from 'aws-cdk-lib/aws-chatbot';
import * as iam from 'aws-cdk-lib/aws-iam';
import { AlertDelivery, AlertRecipient, ConsoleLoginAlert, SignInTrail } from 'cdk-console-login-alert';
import { Construct } from 'constructs';

/** An alert for mailboxes, phones and chat, whose mails have a subject of our own. */
export class ChannelsStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);

    const operations = new chatbot.SlackChannelConfiguration(this, 'Operations', {
      slackChannelConfigurationName: 'operations',
      slackWorkspaceId: 'T0123456789',
      slackChannelId: 'C9876543210',
      guardrailPolicies: [iam.ManagedPolicy.fromAwsManagedPolicyName('ReadOnlyAccess')],
    });

    new ConsoleLoginAlert(this, 'ConsoleLoginAlert', {
      recipients: [
        AlertRecipient.email('security@example.com'),
        AlertRecipient.sms('+12065550100', { onlyHighSeverity: true }),
        AlertRecipient.slack({ workspaceId: 'T0123456789', channelId: 'C0123456789' }),
        AlertRecipient.slackChannel(operations),
        AlertRecipient.teams({
          teamId: '11111111-2222-3333-4444-555555555555',
          tenantId: '66666666-7777-8888-9999-000000000000',
          channelId: '19:a1b2c3d4e5f6@thread.tacv2',
        }),
      ],
      delivery: AlertDelivery.withSubject({ subject: 'Sign-in by <userArn>: <outcome>', timeZoneOffset: '+09:00' }),
      trail: SignInTrail.fromTrailArn('arn:aws:cloudtrail:us-east-1:111122223333:trail/organization'),
    });
  }
}
