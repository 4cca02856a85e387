// Every account of an organization, also those that join later. The alert is in the security account, a delegated administrator of StackSets.
// StackSets never deploy to the management account, so the root user of that account needs a `SignInForwarder`.
import { Annotations, App, Stack } from 'aws-cdk-lib';
import { AlertRecipient, ConsoleLoginAlert, SignInCoverage, SignInForwarder, SignInTrail } from 'cdk-console-login-alert';

const app = new App({ analyticsReporting: false });
const security = new Stack(app, 'Security', { env: { account: '123456789012', region: 'us-east-1' } });
const management = new Stack(app, 'Management', { env: { account: '111122223333', region: 'us-east-1' } });
Annotations.of(security).acknowledgeWarning('cdk-console-login-alert:managementAccountNotCovered', 'the stack Management does');

const alert = new ConsoleLoginAlert(security, 'ConsoleLoginAlert', {
  recipients: [AlertRecipient.email('security@example.com'), AlertRecipient.email('on-call@example.net')],
  coverage: SignInCoverage.organization({
    organizationId: 'o-a1b2c3d4e5',
    organizationalUnitIds: ['r-ab12'],
    // Root users sign in in us-east-1, and IAM users in the other three Regions as well.
    regions: ['us-east-1', 'us-east-2', 'eu-north-1', 'ap-southeast-2'],
    delegatedAdministrator: true,
  }),
  trail: SignInTrail.fromTrailArn('arn:aws:cloudtrail:us-east-1:111122223333:trail/organization'),
});

// The event bus must exist before a forwarder sends to it.
management.node.addDependency(security);
new SignInForwarder(management, 'SignInForwarder', { eventBusArn: alert.eventBus!.eventBusArn });

app.synth();
