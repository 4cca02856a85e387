// Four kinds of recipients: a mail address, a phone, a Slack channel and a Microsoft Teams channel. Each gets a message in its own format.
import { App, Stack } from 'aws-cdk-lib';
import { AlertRecipient, ConsoleLoginAlert, SignInTrail } from 'cdk-console-login-alert';

const app = new App({ analyticsReporting: false });
const stack = new Stack(app, 'PhonesAndChat', { env: { account: '123456789012', region: 'us-east-1' } });

new ConsoleLoginAlert(stack, 'ConsoleLoginAlert', {
  recipients: [
    AlertRecipient.email('security@example.com'),
    AlertRecipient.sms('+12065550100'),
    // The workspace and the team were authorised once in the console of Amazon Q Developer in chat applications.
    AlertRecipient.slack({ workspaceId: 'T0123456789', channelId: 'C0123456789' }),
    AlertRecipient.teams({
      teamId: '11111111-2222-3333-4444-555555555555',
      tenantId: '66666666-7777-8888-9999-000000000000',
      channelId: '19:a1b2c3d4e5f6@thread.tacv2',
    }),
  ],
  trail: SignInTrail.fromTrailArn('arn:aws:cloudtrail:us-east-1:123456789012:trail/management-events'),
});

app.synth();
