import { UrlSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { TopicSubscriptionRecipient } from '../../src/recipient/topic-subscription';

test('a subscription is taken as it is, for the text', () => {
  const subscription = new UrlSubscription('https://example.com/sign-ins');
  const recipient = new TopicSubscriptionRecipient(subscription);
  expect(recipient.subscription).toBe(subscription);
  expect(recipient.channel).toBe('text');
  expect(recipient.problem()).toBeUndefined();
});
