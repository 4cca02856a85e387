import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sns from 'aws-cdk-lib/aws-sns';
import { LambdaSubscription, UrlSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { AlertRecipient } from '../../../src';
import { EMAIL } from '../../../src/delivery/message-topics';
import { TopicSubscriptionRecipient } from '../../../src/recipient/recipient-strategy';
import { alertIn, only, resources, stackIn } from '../../support/synthesis';

test('a subscription is taken as it is, for the text', () => {
  const stack = stackIn();
  const recipient = new TopicSubscriptionRecipient(new UrlSubscription('https://example.com/sign-ins', { rawMessageDelivery: true }));
  expect(recipient.format).toBe(EMAIL);
  expect(recipient.problem()).toBeUndefined();

  recipient.bind(new sns.Topic(stack, 'Topic')).subscribe();

  expect(only(stack, 'AWS::SNS::Subscription').Properties)
    .toMatchObject({ Protocol: 'https', Endpoint: 'https://example.com/sign-ins', RawMessageDelivery: true });
});

test('one function can be a recipient of several alerts, of which the first keeps the construct ID that the CDK gives', () => {
  const stack = stackIn();
  const lambdaFunction = new lambda.Function(stack, 'Function', { code: lambda.Code.fromInline('-'), handler: 'index.handler', runtime: lambda.Runtime.NODEJS_20_X });
  const recipients = [AlertRecipient.subscription(new LambdaSubscription(lambdaFunction))];
  const topics = ['Successes', 'Failures'].map(id => alertIn(stack, { recipients }, id).topic);
  const subscriptions = Object.values(resources(stack, 'AWS::SNS::Subscription')).map(({ Properties: { TopicArn } }) => TopicArn);
  expect(subscriptions).toEqual(topics.map(({ topicArn }) => stack.resolve(topicArn)));
  expect(lambdaFunction.node.tryFindChild('Topic')).toBeDefined();
});
