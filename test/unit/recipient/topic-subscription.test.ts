import * as sns from 'aws-cdk-lib/aws-sns';
import { UrlSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { EMAIL } from '../../../src/delivery/message-format';
import { TopicSubscriptionRecipient } from '../../../src/recipient/topic-subscription';
import { only, stackIn } from '../../support/synthesis';

test('a subscription is taken as it is, for the text', () => {
  const stack = stackIn();
  const recipient = new TopicSubscriptionRecipient(new UrlSubscription('https://example.com/sign-ins', { rawMessageDelivery: true }));
  expect(recipient.format).toBe(EMAIL);
  expect(recipient.problem()).toBeUndefined();

  recipient.bind(new sns.Topic(stack, 'Topic')).subscribe();

  expect(only(stack, 'AWS::SNS::Subscription').Properties)
    .toMatchObject({ Protocol: 'https', Endpoint: 'https://example.com/sign-ins', RawMessageDelivery: true });
});
