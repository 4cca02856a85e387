import { Json, JsonObject } from '../../../src/cli/json';
import { Resolver } from '../../../src/cli/resolve/resolver';
import { TopicTarget } from '../../../src/cli/targets/topic';
import { stackWith } from '../app';

const ARN = 'arn:aws:sns:us-east-1:123456789012:alerts';

function topic(properties: JsonObject = {}): JsonObject {
  return { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'alerts', ...properties } };
}

function subscription(protocol: string, endpoint: Json, more: JsonObject = {}): JsonObject {
  return { Type: 'AWS::SNS::Subscription', Properties: { TopicArn: { Ref: 'Topic' }, Protocol: protocol, Endpoint: endpoint, ...more } };
}

function address(resources: JsonObject, arn = ARN) {
  const stack = stackWith({ Resources: resources, Conditions: { No: { 'Fn::Equals': [1, 2] } } });
  return new TopicTarget(new Resolver([stack], { account: '123456789012', region: 'us-east-1' })).address(arn);
}

test('a topic is told by its ARN, in every partition', () => {
  const target = new TopicTarget(new Resolver([], {}));
  expect(target.accepts(ARN)).toBe(true);
  expect(target.accepts('arn:aws-cn:sns:cn-north-1:123456789012:t')).toBe(true);
  expect(target.accepts('arn:aws:sqs:us-east-1:123456789012:sns')).toBe(false);
});

test.each([
  { name: 'AWS console sign-in', from: '"AWS console sign-in" <no-reply@sns.amazonaws.com>' },
  { name: 'サインイン', from: '"サインイン" <no-reply@sns.amazonaws.com>' },
  { name: 'a "b" \\c', from: '"a \\"b\\" \\\\c" <no-reply@sns.amazonaws.com>' },
  { name: '', from: 'no-reply@sns.amazonaws.com' },
])('the display name $name makes the sender $from', ({ name, from }) => {
  expect(address({ Topic: topic({ DisplayName: name }) }).from).toBe(from);
});

test('mail goes to addresses, and everything else to its protocol', () => {
  expect(address({
    Topic: topic(),
    A: subscription('email', 'security@example.com'),
    B: subscription('email-json', 'on-call@example.net'),
    C: subscription('sms', '+15550100'),
    D: subscription('sqs', { 'Fn::GetAtt': ['Queue', 'Arn'] }),
    E: subscription('https', 'https://example.com/hook'),
    Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'q' } },
  })).toEqual({
    from: 'no-reply@sns.amazonaws.com',
    to: ['security@example.com', 'on-call@example.net', 'sms:+15550100', 'sqs:arn:aws:sqs:us-east-1:123456789012:q', 'https:https://example.com/hook'],
    subject: 'AWS Notification Message',
    notes: [],
    unresolved: [],
    standIns: [],
  });
});

test('a subscription may be written in the topic itself', () => {
  expect(address({ Topic: topic({ Subscription: [{ Protocol: 'email', Endpoint: 'security@example.com' }] }) }).to).toEqual(['security@example.com']);
});

test('a place that cannot be resolved is told, in either way of writing', () => {
  expect(address({ Topic: topic({ Subscription: [{ Protocol: 'email', Endpoint: { Ref: 'Gone' } }] }) }).unresolved).toMatchObject([
    { resource: 'Topic', property: 'Properties.Subscription[0].Endpoint', intrinsic: 'Ref Gone' },
  ]);
  expect(address({ Topic: topic({ DisplayName: { Ref: 'Gone' } }), A: subscription('email', { Ref: 'Gone' }) })).toMatchObject({
    from: '"${Gone}" <no-reply@sns.amazonaws.com>',
    to: ['${Gone}'],
    unresolved: [{ resource: 'Topic', property: 'Properties.DisplayName' }, { resource: 'A', property: 'Properties.Endpoint' }],
  });
});

test('a topic of another app has the subscriptions of this one, and a name that is not known', () => {
  expect(address({ A: subscription('email', 'security@example.com', { TopicArn: ARN }) })).toMatchObject({
    from: 'no-reply@sns.amazonaws.com', to: ['security@example.com'], notes: [{ code: 'no-display-name', topic: ARN }],
  });
});

test('a topic without a subscription reaches nobody, which is noted', () => {
  expect(address({ Topic: topic(), A: subscription('email', 'x@example.com', { TopicArn: `${ARN}2` }) })).toMatchObject({ to: [], notes: [{ code: 'nobody', topic: ARN }] });
});

test('a subscription with a filter policy is noted', () => {
  expect(address({ Topic: topic(), A: subscription('email', 'x@example.com', { FilterPolicy: { a: ['b'] } }) }).notes).toEqual([{ code: 'filter-policy', endpoint: 'x@example.com' }]);
});

test('what is not made reaches nobody', () => {
  expect(address({ Topic: topic(), A: { ...subscription('email', 'x@example.com'), Condition: 'No' } }).to).toEqual([]);
  expect(address({ Topic: { ...topic({ DisplayName: 'x' }), Condition: 'No' } }).notes).toMatchObject([{ code: 'no-display-name' }, { code: 'nobody' }]);
});
