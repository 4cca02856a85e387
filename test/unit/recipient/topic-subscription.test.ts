import * as sns from 'aws-cdk-lib/aws-sns';
import { UrlSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { TopicSubscriptionRecipient } from '../../../src/recipient/topic-subscription';
import { only, stackIn } from '../../support/synthesis';

test('a subscription is taken as it is, for the text', () => {
  const stack = stackIn();
  const recipient = new TopicSubscriptionRecipient(new UrlSubscription('https://example.com/sign-ins', { rawMessageDelivery: true }));
  expect(recipient.channel).toBe('text');
  expect(recipient.problem()).toBeUndefined();

  recipient.through(new sns.Topic(stack, 'Topic')).open();

  expect(only(stack, 'AWS::SNS::Subscription').Properties)
    .toMatchObject({ Protocol: 'https', Endpoint: 'https://example.com/sign-ins', RawMessageDelivery: true });
});
