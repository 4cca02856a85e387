import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import { ACCOUNT, alertIn, newApp, only, OTHER_ACCOUNT, resources, stackIn, statements, target, warnings } from './synthesis';
import { AlertDelivery } from '../src';

const RIGHTS = ['kms:Decrypt', 'kms:GenerateDataKey'];
const NO_RECIPIENTS = 'cdk-console-login-alert:noRecipients';

test('an alert is delivered directly unless told otherwise', () => {
  const targets = [undefined, AlertDelivery.direct()].map(delivery => {
    const stack = stackIn();
    alertIn(stack, { delivery });
    return target(stack);
  });
  expect(targets[0]).toEqual(targets[1]);
});

test('the target has all that a delivery needs to be neither refused nor lost', () => {
  const stack = stackIn();
  alertIn(stack);
  expect(target(stack)).toMatchObject({
    Arn: { Ref: Object.keys(resources(stack, 'AWS::SNS::Topic'))[0] },
    RoleArn: { 'Fn::GetAtt': [Object.keys(resources(stack, 'AWS::IAM::Role'))[0], 'Arn'] },
    DeadLetterConfig: { Arn: { 'Fn::GetAtt': [Object.keys(resources(stack, 'AWS::SQS::Queue'))[0], 'Arn'] } },
    RetryPolicy: { MaximumEventAgeInSeconds: 86400, MaximumRetryAttempts: 185 },
  });
  expect(only(stack, 'AWS::Events::Rule').DependsOn).toEqual(Object.keys(resources(stack, 'AWS::IAM::ManagedPolicy')));
});

test('one delivery serves two alerts with a role each', () => {
  const stack = stackIn();
  const delivery = AlertDelivery.direct();
  alertIn(stack, { delivery }, 'First');
  alertIn(stack, { delivery }, 'Second');
  expect(Object.keys(resources(stack, 'AWS::IAM::Role'))).toEqual([expect.stringMatching(/^FirstDirectTextRole/), expect.stringMatching(/^SecondDirectTextRole/)]);
});

describe('a given topic', () => {
  test('of the app is published to by the role, its policy left as it is', () => {
    const stack = stackIn();
    alertIn(stack, { topic: new sns.Topic(stack, 'Mine') });
    expect(resources(stack, 'AWS::SNS::TopicPolicy')).toEqual({});
    expect(statements(only(stack, 'AWS::IAM::ManagedPolicy'))).toEqual([{ Effect: 'Allow', Action: 'sns:Publish', Resource: { Ref: expect.stringMatching(/^Mine/) } }]);
    expect(warnings(stack)).toEqual([]);
  });

  test('of another stack is deployed first, with its key, and without a cycle', () => {
    const app = newApp();
    const topics = stackIn(undefined, app, 'Topics');
    const stack = stackIn(undefined, app);
    const topic = new sns.Topic(topics, 'Mine', { masterKey: new kms.Key(topics, 'Key') });

    alertIn(stack, { topic });

    expect(statements(only(stack, 'AWS::IAM::ManagedPolicy')).map(({ Action }) => Action)).toEqual(['sns:Publish', RIGHTS]);
    expect(stack.dependencies).toEqual([topics]);
  });

  test('with a key of its own is treated as if the key had been given', () => {
    const stack = stackIn();
    const masterKey = new kms.Key(stack, 'Key');
    alertIn(stack, { topic: new sns.Topic(stack, 'Mine', { masterKey }) });
    expect(statements(only(stack, 'AWS::IAM::ManagedPolicy')).slice(1)).toEqual([
      { Effect: 'Allow', Action: RIGHTS, Resource: { 'Fn::GetAtt': [expect.stringMatching(/^Key/), 'Arn'] } },
    ]);
    expect(statements(only(stack, 'AWS::KMS::Key'), 'KeyPolicy').slice(1)).toEqual([
      { Effect: 'Allow', Principal: { Service: 'cloudwatch.amazonaws.com' }, Action: RIGHTS, Resource: '*' },
    ]);
  });

  test('of another account must admit the role, which is said', () => {
    const stack = stackIn();
    const topicArn = `arn:aws:sns:us-east-1:${OTHER_ACCOUNT}:sign-ins`;
    alertIn(stack, { topic: sns.Topic.fromTopicArn(stack, 'Theirs', topicArn) });
    expect(target(stack)).toMatchObject({ Arn: topicArn, RoleArn: expect.anything() });
    expect(warnings(stack)).toEqual([{
      path: '/Stack/Alert',
      id: 'cdk-console-login-alert:cannotChangePolicy',
      text: expect.stringMatching(`the topic Stack/Theirs, which is in account ${OTHER_ACCOUNT}`),
    }]);
  });
});

describe('an encryption key', () => {
  test('encrypts the topic, admits its publisher and alarms, and leaves the queue alone', () => {
    const stack = stackIn();
    alertIn(stack, { encryptionKey: new kms.Key(stack, 'Key') });
    const key = { 'Fn::GetAtt': [expect.stringMatching(/^Key/), 'Arn'] };

    expect(only(stack, 'AWS::SNS::Topic').Properties.KmsMasterKeyId).toEqual(key);
    expect(only(stack, 'AWS::SQS::Queue').Properties).toEqual({ MessageRetentionPeriod: 1209600, SqsManagedSseEnabled: true });
    expect(statements(only(stack, 'AWS::IAM::ManagedPolicy')).slice(1)).toEqual([{ Effect: 'Allow', Action: RIGHTS, Resource: key }]);
    expect(statements(only(stack, 'AWS::KMS::Key'), 'KeyPolicy').slice(1)).toEqual([
      { Effect: 'Allow', Principal: { Service: 'cloudwatch.amazonaws.com' }, Action: RIGHTS, Resource: '*' },
    ]);
  });

  test('of elsewhere must trust both, which is said', () => {
    const stack = stackIn();
    alertIn(stack, { encryptionKey: kms.Key.fromKeyArn(stack, 'Key', `arn:aws:kms:us-east-1:${ACCOUNT}:key/11111111-2222-3333-4444-555555555555`) });
    expect(warnings(stack).filter(({ id }) => id !== NO_RECIPIENTS).map(({ id, text }) => `${id} ${text}`).sort()).toEqual([
      expect.stringMatching(/^cdk-console-login-alert:cannotChangePolicy .*"Principal":\{"AWS":/),
      expect.stringMatching(/^cdk-console-login-alert:cannotChangePolicy .*"Principal":\{"Service":"cloudwatch/),
    ]);
  });
});
