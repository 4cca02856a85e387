import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import { EmailSubscription, SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { allowAlarmsOf, allowAlarmsToPublish, createTopic, endpointOf, subscriptionsTo } from '../../../src/cdk/topic';
import { ACCOUNT, newApp, only, OTHER_ACCOUNT, stackIn, statements } from '../../support/synthesis';

describe('a created topic', () => {
  const created = (env?: object) => {
    const stack = stackIn(env);
    const topic = createTopic(stack, 'Topic', { displayName: 'Sign-ins', encryptionKey: undefined });
    return { stack, topic };
  };
  const ref = { Ref: expect.stringMatching(/^Topic/) };
  const TLS_ONLY = expect.objectContaining({
    Effect: 'Deny', Principal: '*', Action: 'sns:Publish', Resource: ref, Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  });

  test('has the sender, and no key of its own', () => {
    expect(only(created().stack, 'AWS::SNS::Topic').Properties).toEqual({ DisplayName: 'Sign-ins' });
  });

  test('accepts TLS only, and allows nobody to publish', () => {
    expect(statements(only(created().stack, 'AWS::SNS::TopicPolicy'))).toEqual([TLS_ONLY]);
  });

  test('may get messages from the alarms of this account once they are allowed', () => {
    const { stack, topic } = created();
    expect(allowAlarmsToPublish(topic)).toBe(topic);
    expect(statements(only(stack, 'AWS::SNS::TopicPolicy'))).toEqual([
      TLS_ONLY,
      {
        Sid: 'AllowAlarmsOfThisAccount',
        Effect: 'Allow',
        Principal: { Service: 'cloudwatch.amazonaws.com' },
        Action: 'sns:Publish',
        Resource: ref,
        Condition: { StringEquals: { 'aws:SourceAccount': ACCOUNT } },
      },
    ]);
  });

  test('may get messages from the alarms of whatever account it is deployed to', () => {
    const { stack, topic } = created({});
    allowAlarmsToPublish(topic);
    expect(statements(only(stack, 'AWS::SNS::TopicPolicy'))[1]).toMatchObject({ Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } } });
  });

  test('is encrypted by the given key', () => {
    const stack = stackIn();
    createTopic(stack, 'Topic', { displayName: 'Sign-ins', encryptionKey: new kms.Key(stack, 'Key') });
    expect(only(stack, 'AWS::SNS::Topic').Properties.KmsMasterKeyId).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/^Key/), 'Arn'] });
  });
});

test('alarms of several accounts may publish to one topic, those of its own account as before, and each statement has an ID of its own', () => {
  const app = newApp();
  const [ofTopic, ...ofAlerts] = ['999999999999', ACCOUNT, OTHER_ACCOUNT].map(account => stackIn({ account, region: 'us-east-1' }, app, `Account${account}`));
  const topic = new sns.Topic(ofTopic, 'Topic', { topicName: 'monitoring' });
  [...ofAlerts, ...ofAlerts].forEach(stack => allowAlarmsOf(stack, topic));
  const allowed = statements(only(ofTopic, 'AWS::SNS::TopicPolicy'));
  expect(allowed.map(({ Condition }) => Condition)).toEqual(['999999999999', ACCOUNT, OTHER_ACCOUNT].map(account => ({ StringEquals: { 'aws:SourceAccount': account } })));
  expect(new Set(allowed.map(({ Sid }) => Sid)).size).toBe(3);
});

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
