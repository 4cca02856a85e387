// An alert for each kind of coverage, each with a queue of its own, and a forwarder that is deployed by itself.
import { App, Stack } from 'aws-cdk-lib';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { AlertRecipient, ConsoleLoginAlert, SignInCoverage, SignInEvent, SignInForwarder, SignInTrail } from 'cdk-console-login-alert';

const account = '123456789012';
const app = new App({ analyticsReporting: false });
const home = new Stack(app, 'Coverage', { env: { account, region: 'us-east-1' } });
const signIns = { events: [SignInEvent.ANY] };

const [, , forwarders] = Object.entries({
  // The home Region among them is left out.
  Regions: SignInCoverage.regions(['us-east-1', 'eu-west-1', 'us-west-2']),
  Organization: SignInCoverage.organization({
    organizationId: 'o-a1b2c3d4e5', organizationalUnitIds: ['r-ab12'], regions: ['us-east-1', 'eu-west-1'],
  }),
  Forwarders: SignInCoverage.forwarders(),
}).map(([name, coverage]) => new ConsoleLoginAlert(home, name, {
  recipients: [AlertRecipient.subscription(new SqsSubscription(new sqs.Queue(home, `${name}Queue`, { queueName: name })))],
  coverage,
  signIns,
  trail: SignInTrail.fromTrailArn(`arn:aws:cloudtrail:us-east-1:${account}:trail/management-events`),
}));

const forwarder = new Stack(app, 'Forwarder', { env: { account, region: 'ap-southeast-2' } });
forwarder.node.addDependency(home);
new SignInForwarder(forwarder, 'SignInForwarder', { eventBusArn: forwarders.eventBus!.eventBusArn, signIns });

app.synth();
