import { Template } from 'aws-cdk-lib/assertions';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { deploy, ofType, templateOf } from './coverage/templates';
import { SignInCoverage, SignInForwarder, SignInForwarderProps, SignInIdentity } from '../../src';
import { ACCOUNT, alertIn, newApp, only, OTHER_ACCOUNT, resources, stackIn, target, warnings } from '../support/synthesis';

const HERE = { account: ACCOUNT, region: 'us-east-1' };
const BUS = `arn:aws:events:eu-west-1:${ACCOUNT}:event-bus/Stack-Alert-Forwarded-B95007F5`;

function forwarderIn(stack = stackIn(HERE), props: Partial<SignInForwarderProps> = {}): SignInForwarder {
  return new SignInForwarder(stack, 'Forwarder', { eventBusArn: BUS, ...props });
}

test('the sign-ins of its own account and Region are sent to the bus, and nothing that others forwarded', () => {
  const stack = stackIn(HERE);
  const { rule } = forwarderIn(stack, { signIns: { identities: [SignInIdentity.ROOT] } });
  expect(rule.node.path).toBe('Stack/Forwarder/Rule');
  const { State, EventPattern } = only(stack, 'AWS::Events::Rule').Properties;
  expect(State).toBe('ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS');
  expect(EventPattern).toMatchObject({
    'source': ['aws.signin', 'aws.sts'], 'replay-name': [{ exists: false }], 'account': [ACCOUNT], 'region': ['us-east-1'], 'detail': { userIdentity: { type: ['Root'] } },
  });
});

test('an unresolved account and Region are its own', () => {
  const stack = stackIn({});
  forwarderIn(stack);
  expect(ofType(deploy(templateOf(stack), HERE), 'AWS::Events::Rule')[0].properties.EventPattern).toMatchObject({ account: [ACCOUNT], region: ['us-east-1'] });
});

test('the target is the bus, with a role and a dead-letter queue, and without settings that EventBridge refuses for a bus', () => {
  const stack = stackIn(HERE);
  forwarderIn(stack);
  expect(target(stack)).toEqual({
    Id: 'Target0',
    Arn: BUS,
    RoleArn: { 'Fn::GetAtt': [expect.stringMatching(/^ForwarderRole/), 'Arn'] },
    DeadLetterConfig: { Arn: { 'Fn::GetAtt': [expect.stringMatching(/^ForwarderDeadLetterQueue/), 'Arn'] } },
  });
});

test('the rule waits for the policy, and names its task in the metadata', () => {
  const stack = stackIn(HERE);
  forwarderIn(stack);
  const rule = only(stack, 'AWS::Events::Rule');
  expect(rule.DependsOn).toEqual(Object.keys(resources(stack, 'AWS::IAM::ManagedPolicy')));
  expect(rule.Metadata).toEqual({ 'cdk-console-login-alert': { alert: 'Stack/Forwarder', rule: 'forwarder' } });
});

test('the queue is created like that of an alert, or given', () => {
  const stack = stackIn(HERE);
  const queue = new sqs.Queue(stack, 'Queue', { encryptionMasterKey: new kms.Key(stack, 'Key') });
  const forwarder = forwarderIn(stack, { deadLetterQueue: queue });
  expect(forwarder.deadLetterQueue).toBe(queue);
  expect(forwarder.node.tryFindChild('DeadLetterQueue')).toBeUndefined();
  expect(JSON.stringify(only(stack, 'AWS::SQS::QueuePolicy'))).toContain('"Service":"events.amazonaws.com"');
  expect(JSON.stringify(only(stack, 'AWS::KMS::Key'))).toContain('"Service":"events.amazonaws.com"');

  const own = stackIn(HERE);
  forwarderIn(own);
  expect(only(own, 'AWS::SQS::Queue').Properties).toMatchObject({ SqsManagedSseEnabled: true, MessageRetentionPeriod: 1209600 });
});

test('it sends to an alert of the same app without a reference between Regions, accounts or stacks', () => {
  const app = newApp();
  const home = stackIn({ account: ACCOUNT, region: 'eu-west-1' }, app, 'Home');
  const alert = alertIn(home, { coverage: SignInCoverage.forwarders({ accounts: [OTHER_ACCOUNT] }) });
  const stacks = [HERE, { account: OTHER_ACCOUNT, region: 'eu-west-1' }].map((env, index) => stackIn(env, app, `Forwarder${index}`));
  stacks.forEach(stack => forwarderIn(stack, { eventBusArn: alert.eventBus!.eventBusArn }));

  const { Name } = only(home, 'AWS::Events::EventBus').Properties;
  for (const stack of stacks) {
    const [{ properties }] = ofType(deploy(templateOf(stack), HERE), 'AWS::Events::Rule');
    expect(properties.Targets).toMatchObject([{ Arn: `arn:aws:events:eu-west-1:${ACCOUNT}:event-bus/${Name}` }]);
    expect(stack.dependencies).toEqual([]);
  }
  expect(Template.fromStack(home).toJSON().Outputs).toBeUndefined();
});

test('fails for an alert of the same app whose Region is unresolved', () => {
  const app = newApp();
  const alert = alertIn(stackIn({}, app, 'Home'), { coverage: SignInCoverage.forwarders() });
  const stack = stackIn(HERE, app);
  forwarderIn(stack, { eventBusArn: alert.eventBus!.eventBusArn });
  expect(() => Template.fromStack(stack)).toThrow('the event bus Home/Alert/Forwarded/Bus is used in the stack Stack, and the Region of its own stack Home is known at deployment only');
});

test('a sign-in that was not sent is counted, and an alarm monitors the count', () => {
  const stack = stackIn(HERE);
  const forwarder = forwarderIn(stack);
  forwarder.alarmOnFailedDelivery('Undelivered', { actions: [new SnsAction(new sns.Topic(stack, 'Topic'))] });

  const alarm = only(stack, 'AWS::CloudWatch::Alarm').Properties;
  expect(JSON.stringify(alarm)).toMatch(/FailedInvocations.*InvocationsFailedToBeSentToDlq.*ApproximateNumberOfMessagesVisible/);
  expect(alarm).toMatchObject({ Threshold: 1, TreatMissingData: 'notBreaching', AlarmActions: [{ Ref: expect.stringMatching(/^Topic/) }] });
  expect(JSON.stringify(stack.resolve(forwarder.metricFailedDeliveries({ label: 'lost' })))).toContain('lost');
});

test('nothing is warned of', () => {
  const stack = stackIn({ account: ACCOUNT, region: 'us-west-2' });
  forwarderIn(stack);
  expect(warnings(stack)).toEqual([]);
});

test('fails for a bus that is none, and for a queue to which EventBridge cannot write', () => {
  expect(() => forwarderIn(stackIn(HERE), { eventBusArn: 'Alerts' })).toThrow('eventBusArn is "Alerts": give the ARN of an alert\'s eventBus');
  const stack = stackIn(HERE);
  expect(() => forwarderIn(stack, { deadLetterQueue: new sqs.Queue(stack, 'Queue', { fifo: true }) })).toThrow('deadLetterQueue is the FIFO queue Stack/Queue');
});
