import { Token } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { deploy, ofType, templateOf } from './templates';
import { checkEventBusArn, createForwarderTarget } from '../../../src/coverage/forwarder-target';
import { ACCOUNT, OTHER_ACCOUNT, stackIn } from '../../support/synthesis';

const BUS = `arn:aws:events:eu-west-1:${ACCOUNT}:event-bus/Stack-Alert-Forwarded-B95007F5`;

test.each([
  { title: 'in another Region', env: { account: ACCOUNT, region: 'us-east-1' }, arn: BUS },
  { title: 'in another account', env: { account: OTHER_ACCOUNT, region: 'eu-west-1' }, arn: BUS },
  { title: 'that may be elsewhere', env: {}, arn: BUS },
  { title: 'whose ARN is unresolved', env: { account: ACCOUNT, region: 'eu-west-1' }, arn: Token.asString({ Ref: 'Bus' }) },
])('a bus $title passes', ({ env, arn }) => {
  expect(() => checkEventBusArn(stackIn(env), arn)).not.toThrow();
});

test.each([
  { title: 'what is no ARN', env: {}, arn: 'Alerts', message: 'eventBusArn is "Alerts": give the ARN of an alert\'s eventBus, such as "arn:aws:events:eu-west-1:123456789012:event-bus/' },
  { title: 'a rule', env: {}, arn: `arn:aws:events:eu-west-1:${ACCOUNT}:rule/x`, message: 'give the ARN of an alert\'s eventBus' },
  { title: 'a default bus', env: {}, arn: `arn:aws:events:eu-west-1:${ACCOUNT}:event-bus/default`, message: ', a default bus, on which the alert matches sign-ins of its own Region only' },
  { title: 'a bus in China', env: {}, arn: `arn:aws-cn:events:cn-north-1:${ACCOUNT}:event-bus/x`, message: ', a bus in cn-north-1, in the partition aws-cn, where EventBridge forwards no events' },
  {
    title: 'a bus of the same account and Region',
    env: { account: ACCOUNT, region: 'eu-west-1' },
    arn: BUS,
    message: ', and this forwarder is in the same account and Region, whose sign-ins the alert receives anyway: leave the forwarder out',
  },
  { title: 'a forwarder in GovCloud', env: { account: ACCOUNT, region: 'us-gov-west-1' }, arn: Token.asString({ Ref: 'Bus' }), message: 'this forwarder is in us-gov-west-1, in the partition aws-us-gov' },
])('fails for $title', ({ env, arn, message }) => {
  expect(() => checkEventBusArn(stackIn(env), arn)).toThrow(message);
});

test('rules of the account may assume the role of the target, which may send to one bus and do nothing else', () => {
  const stack = stackIn({});
  const queue = new sqs.Queue(stack, 'Queue');
  const target = createForwarderTarget(new Construct(stack, 'Forwarder'), BUS, queue);
  const rule = new events.Rule(stack, 'Rule', { eventPattern: { source: ['aws.signin'] }, targets: [target] });
  const resources = deploy(templateOf(stack), { account: ACCOUNT, region: 'us-east-1' });

  expect(target.bind(rule)).toMatchObject({ arn: BUS, role: { node: { path: 'Stack/Forwarder/Role' } }, deadLetterConfig: { arn: queue.queueArn } });
  expect(stack.node.tryFindChild('Forwarder')?.node.tryFindChild('Policy')).toBeDefined();
  expect(ofType(resources, 'AWS::IAM::Role').map(({ properties }) => properties)).toMatchObject([{
    AssumeRolePolicyDocument: {
      Statement: [{ Principal: { Service: 'events.amazonaws.com' }, Condition: { StringEquals: { 'aws:SourceAccount': ACCOUNT } } }],
    },
  }]);
  expect(ofType(resources, 'AWS::IAM::ManagedPolicy').map(({ properties }) => properties)).toMatchObject([{
    Roles: [expect.stringMatching(/^<ForwarderRole\w+>$/)],
    PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'events:PutEvents', Resource: BUS }] },
  }]);
});
