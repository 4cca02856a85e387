import { Stack } from 'aws-cdk-lib';
import * as sns from 'aws-cdk-lib/aws-sns';
import { EmailSubscription, SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { endpointOf, subscribeOnce, subscriptionsTo } from '../../../src/recipient/subscription';
import { newApp, resources, stackIn } from '../../support/synthesis';

const ARN = 'arn:aws:sns:us-east-1:123456789012:sign-ins';
const subscriptions = (stack: Stack) =>
  Object.values(resources(stack, 'AWS::SNS::Subscription')).map(({ Properties }) => Properties.Endpoint);
const mail = (address: string) => ({ subscriberId: address, protocol: sns.SubscriptionProtocol.EMAIL, endpoint: address });

describe('two endpoints', () => {
  test.each([
    { title: 'mailboxes in another case are one', one: ['email', 'Ops@Example.com'], other: ['email', 'ops@example.com'], same: true },
    { title: 'mailboxes are two', one: ['email', 'a@example.com'], other: ['email', 'b@example.com'], same: false },
    { title: 'one mailbox by two protocols is told twice', one: ['email', 'a@example.com'], other: ['email-json', 'a@example.com'], same: false },
    { title: 'queues whose names differ in case are two', one: ['sqs', 'arn:aws:sqs:us-east-1:123456789012:Ops'], other: ['sqs', 'arn:aws:sqs:us-east-1:123456789012:ops'], same: false },
    { title: 'URLs whose paths differ in case are two', one: ['https', 'https://example.com/A'], other: ['https', 'https://example.com/a'], same: false },
  ])('$title', ({ one, other, same }) => {
    const keys = [one, other].map(([protocol, endpoint]) => endpointOf({ protocol, endpoint }));
    expect(keys[0] === keys[1]).toBe(same);
  });
});

test('subscriptions are found wherever they are below the scopes, those of other topics left out', () => {
  const stack = stackIn();
  const topic = new sns.Topic(stack, 'Topic');
  topic.addSubscription(new EmailSubscription('a@example.com'));
  topic.addSubscription(new SqsSubscription(new sqs.Queue(stack, 'Queue')));
  new sns.Topic(stack, 'Other').addSubscription(new EmailSubscription('b@example.com'));

  expect(subscriptionsTo(topic, stack).map(({ protocol }) => protocol)).toEqual(['email', 'sqs']);
  expect(subscriptionsTo(topic, topic).map(({ protocol }) => protocol)).toEqual(['email']);
  expect(subscriptionsTo(sns.Topic.fromTopicArn(stack, 'Imported', ARN), stack)).toEqual([]);
});

describe('what is subscribed already is kept as it is', () => {
  test('a mailbox, in another case too', () => {
    const stack = stackIn();
    const topic = new sns.Topic(stack, 'Topic');
    topic.addSubscription(new EmailSubscription('Ops@example.com'));

    ['ops@example.com', 'OPS@example.com', 'other@example.com'].forEach(address => subscribeOnce(topic, mail(address)));

    expect(subscriptions(stack)).toEqual(['Ops@example.com', 'other@example.com']);
  });

  test('a queue, whose subscription stands below the queue', () => {
    const stack = stackIn();
    const topic = new sns.Topic(stack, 'Topic');
    const queue = new sqs.Queue(stack, 'Queue');

    subscribeOnce(topic, new SqsSubscription(queue).bind(topic));
    subscribeOnce(topic, new SqsSubscription(queue).bind(topic));

    expect(subscriptions(stack)).toHaveLength(1);
  });

  test('a mailbox of a topic that was imported twice', () => {
    const app = newApp();
    const stack = stackIn(undefined, app);
    const other = stackIn(undefined, app, 'Other');

    subscribeOnce(sns.Topic.fromTopicArn(stack, 'One', ARN), mail('ops@example.com'));
    subscribeOnce(sns.Topic.fromTopicArn(stack, 'Two', ARN), mail('ops@example.com'));
    subscribeOnce(sns.Topic.fromTopicArn(other, 'Three', ARN), mail('ops@example.com'));
    subscribeOnce(sns.Topic.fromTopicArn(stack, 'Another', `${ARN}-2`), mail('ops@example.com'));

    expect(subscriptions(stack)).toEqual(['ops@example.com', 'ops@example.com']);
    expect(subscriptions(other)).toEqual([]);
  });
});
