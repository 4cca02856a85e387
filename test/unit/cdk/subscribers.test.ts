import * as sns from 'aws-cdk-lib/aws-sns';
import { EmailSubscription, SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { endpointOf, subscriptionsTo } from '../../../src/cdk/subscribers';
import { stackIn } from '../../support/synthesis';

const ARN = 'arn:aws:sns:us-east-1:123456789012:sign-ins';

describe('two endpoints', () => {
  test.each([
    { title: 'mailboxes in another case are one', one: ['email', 'Ops@Example.com'], other: ['email', 'ops@example.com'], same: true },
    { title: 'mailboxes are two', one: ['email', 'a@example.com'], other: ['email', 'b@example.com'], same: false },
    { title: 'one mailbox by two protocols is two', one: ['email', 'a@example.com'], other: ['email-json', 'a@example.com'], same: false },
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
